import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, START, startSandbox } from '#src/testing.js'
import { connect as connectEfris, invoice } from '../efris/invoices.js'
import { connect as connectEtims } from '../etims/sales.js'
import { PlainGateway } from '../foreign/plain-client.mjs'
import { askAll, openShops, type Shops, sell } from './shops.js'

let sandbox: Sandbox
let shops: Shops

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  sandbox.reset()
  sandbox.clock.set(START)
  for (const { name } of sandbox.snapshots()) sandbox.dropSnapshot(name)
  shops = await openShops(sandbox)
})

const control = async (
  method: string,
  route: string,
  body: unknown,
  headers = { 'x-risiti-control': '1' },
) => {
  const response = await fetch(`${sandbox.url}/_sandbox/${route}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

test('from a restored state the same calls get the same answers, as often as it is restored', async () => {
  await sell(shops, 1)
  sandbox.takeSnapshot('one sale')
  const then = askAll(sandbox)
  const runs = []
  for (const advance of [0, 86_400_000, 1]) {
    sandbox.restoreSnapshot('one sale')
    expect(askAll(sandbox)).toEqual(then)
    runs.push([await sell(shops, 2), await sell(shops, 3), sandbox.ledger()])
    sandbox.clock.advance(advance)
  }
  expect(runs[1]).toEqual(runs[0])
  expect(runs[2]).toEqual(runs[0])
  expect(sandbox.ledger().documents).toHaveLength(6)
})

test('snapshots do not forget each other: from one to another and back', async () => {
  const states = []
  for (const number of [1, 2, 3]) {
    await sell(shops, number)
    sandbox.takeSnapshot(`sale ${number}`)
    states.push(sandbox.ledger())
  }
  sandbox.restoreSnapshot('sale 1')
  await sell(shops, 9)
  sandbox.takeSnapshot('another second sale')
  const other = sandbox.ledger()
  for (const [name, ledger] of [
    ['sale 3', states[2]],
    ['another second sale', other],
    ['sale 2', states[1]],
    ['sale 1', states[0]],
  ] as const) {
    sandbox.restoreSnapshot(name)
    expect(sandbox.ledger()).toEqual(ledger)
  }
})

test('a snapshot outlives a reset, to whatever seed', async () => {
  await sell(shops, 1)
  sandbox.takeSnapshot('before')
  const then = sandbox.ledger()
  sandbox.reset('another')
  const other = await (await connectEfris(sandbox)).call('T109', invoice('R-1'))
  expect(other.content.basicInformation.invoiceNo).not.toBe(then.documents[0]!.number)
  sandbox.restoreSnapshot('before')
  expect(sandbox.ledger()).toEqual(then)
})

test('a restore brings back switches and clock, and forgets exchanges and faults', async () => {
  await control('POST', 'switches', { creditApproval: 'by-control' })
  sandbox.clock.advance(3600_000)
  sandbox.takeSnapshot('later')
  const then = sandbox.clock.now()
  await control('POST', 'switches', { creditApproval: 'at-once' })
  sandbox.clock.advance(3600_000)
  sandbox.faults.add({ operation: '*', fault: 'down' })
  sandbox.restoreSnapshot('later')
  expect(sandbox.books.efris.switches.creditApproval).toBe('by-control')
  expect(sandbox.clock.now()).toEqual(then)
  expect([sandbox.journal(), sandbox.faults.list()]).toEqual([[], []])
})

test('what a call refuses leaves no trace', async () => {
  await sell(shops, 1)
  sandbox.takeSnapshot('one sale')
  const then = askAll(sandbox)
  expect((await sell(shops, 1))[0]).toBe('2253')
  const { content: otp } = await shops.uganda.call('T142', { tin: '1000000001', otp: '000000' })
  expect(otp).toBeUndefined()
  expect(askAll(sandbox)).toEqual(then)
})

test('what a refusal or an empty list leaves behind in Kenya is kept', async () => {
  await control('POST', 'switches', { duplicateDevices: true })
  const { consumerKey, consumerSecret, apigeeAppId, dvcSrlNo, tin } = sandbox.taxpayers().etims[1]!
  const gateway = new PlainGateway({ url: sandbox.url, tin, consumerKey, consumerSecret, apigeeAppId })
  await gateway.initialise(dvcSrlNo)
  const { data } = await gateway.post('/selectItemClass', { lastReqDt: '20990101000000' })
  expect(data ?? null).toBeNull()
  expect((await gateway.initialise(dvcSrlNo)).resultCd).not.toBe('000')
  sandbox.takeSnapshot('now')
  const then = askAll(sandbox)
  expect(then.etims[1]).toMatchObject({ hasClasses: true, rows: 2 })
  sandbox.restoreSnapshot('now')
  expect(askAll(sandbox)).toEqual({ ...then, snapshots: expect.anything() })
})

test('ten thousand sales take little memory, and stay', async () => {
  const { MemoryShelf } = await import('#src/state/memory-shelf.js')
  const shelf = new MemoryShelf()
  const text = (place: number) => JSON.stringify(['efris', { place, input: invoice(`R-${place * 7919}`) }])
  const before = memoryInUse()
  for (let place = 1; place <= 10_000; place += 1) {
    shelf.append(1, [{ place, text: text(place) }])
    shelf.settle(1, place, place % 10 === 0 ? undefined : `00 ${place}`)
  }
  expect(memoryInUse() - before).toBeLessThan(6_000_000)
  const kept = [...shelf.read(1, 9_995)]
  expect(kept).toHaveLength(8_996)
  expect(kept.at(-1)).toEqual({ place: 9_995, text: text(9_995), facts: '00 9995' })
})

/** Bytes, after what nobody uses was collected. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  // What other files left behind in this process is only let go of by the first.
  for (let time = 0; time < 2; time += 1) collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

describe('the control interface', () => {
  test('takes, lists, restores and drops', async () => {
    const taken = await control('POST', 'snapshots', { name: 'fresh' })
    expect(taken.body).toEqual({ snapshots: [{ name: 'fresh', takenAt: START.toISOString() }] })
    await sell(shops, 1)
    expect(await control('POST', 'snapshots/restore', { name: 'fresh' })).toEqual({
      status: 200,
      body: { restored: 'fresh', now: START.toISOString(), frozen: true },
    })
    expect(sandbox.ledger().documents).toEqual([])
    expect((await control('GET', 'snapshots', undefined)).body).toEqual(taken.body)
    expect((await control('DELETE', 'snapshots', { name: 'fresh' })).body).toEqual({ snapshots: [] })
  })

  test('a name that is taken again names the later state', async () => {
    for (const number of [1, 2]) {
      await sell(shops, number)
      await control('POST', 'snapshots', { name: 'now' })
    }
    sandbox.reset()
    await control('POST', 'snapshots/restore', { name: 'now' })
    expect(sandbox.ledger().documents).toHaveLength(4)
    expect(sandbox.snapshots()).toHaveLength(1)
  })

  test.each([
    ['POST', 'snapshots', {}, 'snapshot-invalid'],
    ['POST', 'snapshots', { name: '' }, 'snapshot-invalid'],
    ['POST', 'snapshots/restore', { name: 'nothing' }, 'snapshot-unknown'],
    ['DELETE', 'snapshots', { name: 'nothing' }, 'snapshot-unknown'],
    ['POST', 'reset', { seed: 'x', keepDevices: true }, 'reset-invalid'],
  ])('%s %s refuses %j', async (method, route, body, code) => {
    sandbox.takeSnapshot('some')
    const answer = await control(method, route, body)
    expect(answer).toMatchObject({ status: 400, body: { code, fix: expect.stringMatching(/./) } })
    if (code === 'snapshot-unknown') expect(answer.body.fix).toContain('"some"')
    expect((await control(method, route, body, {} as never)).status).toBe(403)
  })

  test('a reset can keep Kenyan units initialised, and their keys', async () => {
    await sell(shops, 1)
    await control('POST', 'reset', { keepDevices: true })
    expect(sandbox.ledger().documents).toEqual([])
    expect((await sell(shops, 1))[2]).toMatchObject({ resultCd: '000', data: { curRcptNo: '1' } })
    const other = await connectEtims(sandbox, 1)
    expect(other.headers.cmcKey).toBeDefined()
  })
})

test('eight sandboxes at once start in well under a second, and do not meet', async () => {
  const started = performance.now()
  const all = await Promise.all(
    Array.from({ length: 8 }, (_, index) => startSandbox({ seed: `seed ${index}` })),
  )
  expect(performance.now() - started).toBeLessThan(1000)
  try {
    const numbers = await Promise.all(
      all.map(async (each, index) => {
        const till = await connectEtims(each)
        each.clock.advance(index)
        each.takeSnapshot(`of ${index}`)
        const reply = await till.post('/saveTrnsSalesOsdc', {
          ...(await import('../etims/sales.js')).sale(1),
        })
        return reply.data.rcptSign
      }),
    )
    expect(new Set(numbers).size).toBe(8)
    for (const [index, each] of all.entries()) {
      expect(each.ledger().documents).toHaveLength(1)
      expect(each.snapshots().map(({ name }) => name)).toEqual([`of ${index}`])
      expect(each.clock.now().getTime() - START.getTime()).toBe(index)
    }
  } finally {
    await Promise.all(all.map((each) => each.close()))
  }
})
