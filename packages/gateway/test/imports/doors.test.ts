import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import { addSandboxDevice, clearFaults, DOORS, setFault } from '../support/sandbox.js'
import { heldAt, movementUntil, until } from '../support/stock.js'

const QUICK = { ...TIMING, timeoutMs: 2000, settleMs: 20, retryMs: 10 }
const KENYAN = DOORS.filter(({ code }) => code === 'KE')

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted member by member.
type Loose = any

describe.each(KENYAN)('imports in $name', (country) => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>
  let place: Place
  let gateway: Gateway
  let api: Api
  let listed: Loose[]
  const { device, item } = country

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    place = makePlace()
    gateway = await startGateway(configAt(place), { timing: QUICK })
    api = new Api(gateway.url)
    await addSandboxDevice(api, sandbox.url, country, 'automatic')
    // Two more lines than the seed gives, so that there is one for each case.
    const { imports } = sandbox.books.etims.taxpayers.get(country.tin)!
    const first = [...imports.values()][0]!
    for (const itemSeq of [11, 12, 13, 14])
      imports.set(`${first.value.taskCd}/${itemSeq}`, { ...first, value: { ...first.value, itemSeq } })
    await pull()
    listed = (await api.call('GET', `/v1/imports?state=open&device=${device}`)).body.imports
  }, 60_000)

  afterAll(async () => {
    await gateway.close()
    await sandbox.close()
    place.remove()
  })

  const pull = async () => (await api.call('POST', '/v1/imports/pull', { device })).body

  const say = ({ id }: Loose, decision: string, body: unknown, key: string, wait = 0) =>
    api.call('POST', `/v1/imports/${id}/${decision}`, body, {
      'idempotency-key': key,
      prefer: `wait=${wait}`,
    })

  const recorded = async ({ id }: Loose) =>
    (
      await until<Loose>(
        async () => (await api.call('GET', `/v1/imports/${id}`)).body,
        ({ decision }) => decision?.status === 'recorded',
      )
    ).decision

  /** What KRA has of it. */
  const statusOf = ({ goods: { declaration } }: Loose) =>
    sandbox.books.etims.taxpayers.get(country.tin)!.imports.get(`${declaration.task}/${declaration.line}`)!
      .value.imptItemsttsCd

  it('are listed as customs declared them, once, and told to nobody else', async () => {
    expect(listed.length).toBeGreaterThan(4)
    expect(await pull()).toMatchObject({ listed: listed.length, new: 0, gone: 0 })
    expect(listed[0]).toMatchObject({
      state: 'open',
      goods: {
        unit: 'KGM',
        customsCode: expect.stringMatching(/^\d{8}$/),
        invoice: { currency: expect.any(String) },
      },
    })
    expect((await api.call('GET', '/v1/imports/imp_0')).body.code).toBe('import-unknown')
  })

  it('are accepted once for each key, and once at all, and their goods come in', async () => {
    const [first] = listed
    const before = await heldAt(sandbox.url, country)
    const wrong = await say(first, 'accept', { item }, 'a')
    expect(wrong.body).toMatchObject({ code: 'import-invalid', errors: [{ pointer: '/quantity' }] })
    const unknown = await say(first, 'accept', { item: 'NOT-MINE', quantity: '1' }, 'a')
    expect(unknown.body).toMatchObject({ code: 'import-invalid', errors: [{ pointer: '/item' }] })
    const body = { item, quantity: '7' }
    const taken = await say(first, 'accept', body, 'a', 10)
    expect(taken).toMatchObject({ status: 201, body: { state: 'decided', decision: { status: 'recorded' } } })
    const again = await say(first, 'accept', body, 'a')
    expect(again.body.decision.id).toBe(taken.body.decision.id)
    expect((await say(first, 'reject', { item, reason: 'No.' }, 'b')).body.code).toBe('import-decided')
    expect((await say(listed[1], 'accept', body, 'a')).body.code).toBe('idempotency-key-reused')
    const moved = await movementUntil(api, taken.body.decision.movement, 'recorded')
    expect(moved).toMatchObject({ kind: 'import', import: first.id })
    expect(await heldAt(sandbox.url, country)).toBe(before + 7)
    expect(statusOf(first)).toBe('3')
    expect(await pull()).toMatchObject({ listed: listed.length - 1, gone: 0 })
  })

  it('are refused with the reason, and nothing comes in', async () => {
    const before = await heldAt(sandbox.url, country)
    const refused = await say(listed[1], 'reject', { item, reason: 'Not ours.' }, 'no', 10)
    expect(refused).toMatchObject({
      status: 201,
      body: { decision: { decision: 'reject', note: 'Not ours.' } },
    })
    expect(refused.body.decision.movement).toBeUndefined()
    expect(await heldAt(sandbox.url, country)).toBe(before)
    expect(statusOf(listed[1])).toBe('4')
  })

  it('are decided on, and their goods come in once, when an answer is lost and the authority fails', async () => {
    const before = await heldAt(sandbox.url, country)
    const fault = { operation: 'updateImportedItem', door: country.door }
    await setFault(sandbox.url, { ...fault, fault: 'drop-response-after-commit', count: 1 })
    await say(listed[2], 'accept', { item, quantity: '3' }, 'lost')
    const { movement } = await recorded(listed[2])
    await movementUntil(api, movement, 'recorded')
    await setFault(sandbox.url, { ...fault, fault: 'http-5xx', count: 2 })
    await say(listed[3], 'accept', { item, quantity: '2', stock: false }, 'down')
    expect((await recorded(listed[3])).movement).toBeUndefined()
    await clearFaults(sandbox.url)
    expect(await heldAt(sandbox.url, country)).toBe(before + 3)
    expect([statusOf(listed[2]), statusOf(listed[3])]).toEqual(['3', '3'])
  })

  it('are open again when KRA refuses the decision, and gone when it was made elsewhere', async () => {
    const last = listed[4]
    const fault = { operation: 'updateImportedItem', door: country.door, fault: 'return-code', code: '910' }
    await setFault(sandbox.url, { ...fault, count: 1 })
    const refused = await say(last, 'accept', { item, quantity: '1' }, 'refused', 10)
    expect(refused).toMatchObject({ status: 422, body: { code: 'etims-910', decision: { state: 'open' } } })
    const { goods } = last
    const { imports } = sandbox.books.etims.taxpayers.get(country.tin)!
    const key = `${goods.declaration.task}/${goods.declaration.line}`
    const entry = imports.get(key)!
    imports.set(key, { ...entry, value: { ...entry.value, imptItemsttsCd: '4' as never } })
    expect(await pull()).toMatchObject({ gone: 1 })
    expect((await say(last, 'accept', { item, quantity: '1' }, 'late')).body.code).toBe('import-gone')
  })
})
