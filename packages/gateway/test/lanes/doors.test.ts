import { setTimeout as sleep } from 'node:timers/promises'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import {
  addSandboxDevice,
  type Country,
  clearFaults,
  DOORS,
  dropNextAnswer,
  ledgerOf,
  sale,
  setFault,
} from '../support/sandbox.js'

const QUICK = { ...TIMING, timeoutMs: 1000, settleMs: 50, retryMs: 30 }

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  await sandbox.books.keys.prepare()
  place = makePlace()
  gateway = await startGateway(configAt(place), { timing: QUICK })
  api = new Api(gateway.url)
  for (const door of DOORS) await addSandboxDevice(api, sandbox.url, door)
}, 30_000)

afterEach(() => clearFaults(sandbox.url))

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

const BLOCKS = { online: false, oscu: false, gavaconnect: true, vscu: true }

/** All doors at once: what is waited for is waited for once. */
const atEveryDoor = (what: (door: Country, path: string) => Promise<void>) => () =>
  Promise.all(DOORS.map((door) => what(door, `/v1/devices/${door.device}`)))

const arrivedAt = ({ door }: Country, after: number) =>
  sandbox.journal({ after }).filter((exchange) => exchange.door === door)

describe('a device, at every door', () => {
  it(
    'says whether a document in doubt holds up the next, which, and what ends that',
    atEveryDoor(async (door, path) => {
      await dropNextAnswer(sandbox.url, door)
      const { body: first } = await api.sell(sale(door, 'D-1'), `${door.device}-doubt-1`)
      await api.until(first.id, 'in_doubt', 'fiscalised', 'needs_attention')
      const { body: second } = await api.sell(sale(door, 'D-2'), `${door.device}-doubt-2`)
      await api.until(second.id, 'fiscalised')
      const ends = await api.until(first.id, 'fiscalised', 'needs_attention')
      expect(ends.status).toBe(door.door === 'vscu' ? 'needs_attention' : 'fiscalised')
      const { body } = await api.call('GET', path)
      expect(body.lane.blocked).toBeNull()
      expect(Date.parse(body.lane.lastSuccessAt)).toBeLessThanOrEqual(Date.now())
      expect(body.lane.lastFailure.code).toEqual(expect.any(String))
      expect(await ledgerOf(sandbox.url, door)).toHaveLength(2)
    }),
  )

  it('is left alone while its authority is down, and sells everything once when that is back', async () => {
    const seen = sandbox.journal().at(-1)!.id
    const sold = new Map<Country, { readonly before: number; readonly ids: readonly string[] }>()
    await atEveryDoor(async (door) => {
      const before = (await ledgerOf(sandbox.url, door)).length
      await setFault(sandbox.url, { operation: '*', door: door.door, fault: 'down', probability: 1 })
      const ids: string[] = []
      for (let number = 0; number < 30; number++) {
        const answer = await api.sell(sale(door, `${number}`), `${door.device}-down-${number}`)
        ids.push(answer.body.id)
      }
      sold.set(door, { before, ids })
      await sleep(1000)
    })()
    await atEveryDoor(async (door, path) => {
      // Five until it counts as down, then one for each pause: 60, 120, 240, 480 ms.
      const arrived = arrivedAt(door, seen).length
      expect(arrived).toBeGreaterThan(0)
      expect(arrived).toBeLessThanOrEqual(12)
      const body = await vi.waitFor(async () => {
        const device = (await api.call('GET', path)).body
        // Now and then one is on its way, to learn whether the authority is back.
        expect(device.lane.queued + device.lane.inDoubt).toBe(30)
        return device
      })
      expect(body.circuit).toMatchObject({
        state: expect.stringMatching(/open/),
        since: expect.any(String),
      })
      if (BLOCKS[door.door]) expect(body.lane).toMatchObject({ inDoubt: 1, blocked: { status: 'in_doubt' } })
      expect(body.lane.blocked === null).toBe(!BLOCKS[door.door])
    })()
    await clearFaults(sandbox.url)
    await atEveryDoor(async (door, path) => {
      const { before, ids } = sold.get(door)!
      for (const id of ids) await api.until(id, 'fiscalised')
      expect((await api.call('GET', path)).body.circuit.state).toBe('closed')
      expect(await ledgerOf(sandbox.url, door)).toHaveLength(before + 30)
    })()
  }, 60_000)

  it(
    'keeps to the pause that it is asked for',
    atEveryDoor(async (door) => {
      const limit = { operation: '*', door: door.door, fault: 'rate-limit', delayMs: 1000, count: 1 }
      await setFault(sandbox.url, limit)
      const seen = sandbox.journal().at(-1)!.id
      const startedAt = performance.now()
      const { body } = await api.sell(sale(door, 'slow'), `${door.device}-slow`)
      await api.until(body.id, 'fiscalised')
      // Pauses are never longer than 64 times the first.
      expect(performance.now() - startedAt).toBeGreaterThan(990)
      expect(arrivedAt(door, seen).length).toBeLessThan(4)
    }),
  )

  it(
    'sends nothing while it is paused',
    atEveryDoor(async (door, path) => {
      expect((await api.call('POST', `${path}/pause`)).body).toEqual({ id: door.device, paused: true })
      const { body } = await api.sell(sale(door, 'paused'), `${door.device}-paused`)
      await sleep(150)
      expect((await api.call('GET', path)).body).toMatchObject({ paused: true, lane: { queued: 1 } })
      expect((await api.call('POST', `${path}/resume`)).body).toEqual({ id: door.device, paused: false })
      await api.until(body.id, 'fiscalised')
    }),
  )
})

describe('a sale that a local unit signed, and whose signature is lost', () => {
  const unit = DOORS.find(({ door }) => door === 'vscu')!

  it('becomes fiscal with the receipt that a person has read, when number and receipt fit', async () => {
    await dropNextAnswer(sandbox.url, unit)
    const { body } = await api.sell(sale(unit, 'lost'), 'lost')
    await api.until(body.id, 'needs_attention')
    const device = sandbox.books.etims.devices.find(
      ({ info }) => info.tin === unit.tin && info.bhfId === unit.bhfId,
    )!
    const { receipt, sdcId, recordedAt } = [...device.sales.values(), ...device.waiting.values()].at(-1)!
    const read = {
      receiptNumber: Number(receipt.curRcptNo),
      totalReceiptNumber: Number(receipt.totRcptNo),
      signature: receipt.rcptSign,
      internalData: receipt.intrlData,
      signedAt: recordedAt.toISOString(),
    }
    const number = `${sdcId}/${receipt.curRcptNo}`
    const adopt = (facts: object) =>
      api.call('POST', `/v1/documents/${body.id}/resolve`, {
        decision: 'adopt',
        number,
        reason: 'read',
        ...facts,
      })
    expect(await adopt({})).toMatchObject({ status: 422, body: { code: 'receipt-missing' } })
    expect(await adopt({ receipt: { ...read, receiptNumber: 999 } })).toMatchObject({
      status: 422,
      body: { code: 'receipt-misread', errors: [{ pointer: '/number' }] },
    })
    const adopted = await adopt({ receipt: read })
    expect(adopted, adopted.text).toMatchObject({
      status: 200,
      body: { status: 'fiscalised', fiscal: { number } },
    })
    expect(adopted.body.fiscal).toMatchObject({
      signature: read.signature,
      receiptNumber: String(read.receiptNumber),
      verifyUrl: expect.stringContaining(read.signature),
    })
    expect(await ledgerOf(sandbox.url, unit)).toContainEqual(expect.objectContaining({ number }))
  })
})

describe('a device that is not there', () => {
  it.each(['GET /v1/devices/nowhere', 'POST /v1/devices/nowhere/pause', 'POST /v1/devices/nowhere/resume'])(
    'is refused by %s',
    async (route) => {
      const [method, path] = route.split(' ') as [string, string]
      expect(await api.call(method, path)).toMatchObject({ status: 404, body: { code: 'device-unknown' } })
    },
  )
})
