import { readFileSync, writeFileSync } from 'node:fs'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import { acceptance, decide, decisionUntil, openPurchases } from '../support/purchases.js'
import { addSandboxDevice, type Country, clearFaults, DOORS, setFault } from '../support/sandbox.js'
import { heldAt, movementUntil } from '../support/stock.js'

const QUICK = { ...TIMING, timeoutMs: 2000, settleMs: 20, retryMs: 10 }
const KENYAN = DOORS.filter(({ code }) => code === 'KE')

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted member by member.
type Loose = any

describe.each(KENYAN)('purchases in $name', (country) => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>
  let place: Place
  let gateway: Gateway
  let api: Api
  let listed: Loose[]

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    place = makePlace()
    gateway = await startGateway(configAt(place), { timing: QUICK })
    api = new Api(gateway.url)
    await addSandboxDevice(api, sandbox.url, country, 'automatic')
    listed = await openPurchases(api, country)
  }, 60_000)

  afterAll(async () => {
    await gateway.close()
    await sandbox.close()
    place.remove()
  })

  /** What the authority has of it: every decision that it took. */
  const savedOf = async ({ sale: { number } }: Loose): Promise<Loose[]> =>
    [...sandbox.books.etims.devices.values()]
      .flatMap((device) => [...device.purchases.values()])
      .map(({ value }) => value)
      .filter(({ spplrInvcNo }) => String(spplrInvcNo) === number)

  const unanswered = (fault: Record<string, unknown>) =>
    setFault(sandbox.url, { operation: 'savePurchase', door: country.door, ...fault })

  it('are listed as the supplier told them, once', async () => {
    expect(listed).toHaveLength(5)
    expect(new Set(listed.map(({ id }) => id)).size).toBe(5)
    const [first] = listed
    expect(first).toMatchObject({ state: 'open', sale: { type: 'sale', paidBy: ['cash'], currency: 'KES' } })
    expect(first.sale.supplier.taxId).toEqual({ scheme: 'ke-pin', value: country.tin })
    expect((await openPurchases(api, country)).map(({ id }) => id)).toEqual(listed.map(({ id }) => id))
  })

  it('are accepted once for each key, and once at all, and their goods come in', async () => {
    const [purchase] = listed
    const before = await heldAt(sandbox.url, country)
    const body = acceptance(purchase, country)
    const first = await decide(api, purchase, 'accept', body, 'first', 10)
    expect(first).toMatchObject({ status: 201, body: { state: 'decided', decision: { status: 'recorded' } } })
    expect(first.body.decision.recorded.number).toBe('1')
    const again = await decide(api, purchase, 'accept', body, 'first')
    expect(again.body.decision.id).toBe(first.body.decision.id)
    const other = await decide(api, purchase, 'reject', { reason: 'Nobody ordered it.' }, 'first')
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency-key-reused' } })
    const reused = await decide(api, listed[1], 'accept', acceptance(listed[1], country), 'first')
    expect(reused).toMatchObject({ status: 409, body: { code: 'idempotency-key-reused' } })
    const twice = await decide(api, purchase, 'accept', body, 'second')
    expect(twice).toMatchObject({ status: 409, body: { code: 'purchase-decided' } })
    const moved = await movementUntil(api, first.body.decision.movement, 'recorded')
    expect(moved).toMatchObject({ kind: 'purchase', purchase: purchase.id })
    expect(await heldAt(sandbox.url, country)).toBe(before + purchase.sale.lines.length)
    expect(await savedOf(purchase)).toMatchObject([{ pchsSttsCd: '02', invcNo: 1 }])
    expect((await openPurchases(api, country)).map(({ id }) => id)).not.toContain(purchase.id)
  })

  it('are refused with the reason, and nothing comes in', async () => {
    const purchase = listed[1]
    const before = await heldAt(sandbox.url, country)
    const isStrict = country.door === 'gavaconnect'
    if (isStrict) {
      const { body } = await decide(api, purchase, 'reject', { reason: 'Nobody ordered it.' }, 'no')
      expect(body).toMatchObject({ code: 'purchase-invalid', errors: [{ pointer: '/lines' }] })
    }
    const lines = isStrict ? acceptance(purchase, country) : {}
    const reason = 'Nobody ordered it.'
    const { status, body } = await decide(api, purchase, 'reject', { reason, ...lines }, 'no', 10)
    expect(status).toBe(201)
    expect(body.decision).toMatchObject({ decision: 'reject', note: reason, recorded: { number: '2' } })
    expect(body.decision.movement).toBeUndefined()
    expect(await heldAt(sandbox.url, country)).toBe(before)
    expect(await savedOf(purchase)).toMatchObject([{ pchsSttsCd: '04', remark: reason }])
  })

  it('say which line is not named, named twice, or not there', async () => {
    const purchase = listed[2]
    const item = country.item
    const lines = [
      { line: 1, item },
      { line: 1, item },
      { line: 9, item: 'NOT-MINE' },
    ]
    const { status, body } = await decide(api, purchase, 'accept', { lines }, 'wrong')
    expect(status).toBe(422)
    expect(body.errors.map(({ pointer }: Loose) => pointer)).toEqual([
      '/lines/2/line',
      '/lines/1/line',
      '/lines',
    ])
    const unknown = purchase.sale.lines.map(({ line }: Loose) => ({ line, item: 'NOT-MINE' }))
    const second = await decide(api, purchase, 'accept', { lines: unknown }, 'wrong')
    expect(second.body).toMatchObject({
      code: 'purchase-invalid',
      errors: [{ pointer: '/lines/0/item' }, {}],
    })
  })

  it('give their number back when KRA refuses the decision, and are open again', async () => {
    const purchase = listed[2]
    await unanswered({ fault: 'return-code', code: '910', count: 1 })
    const body = acceptance(purchase, country)
    const refused = await decide(api, purchase, 'accept', body, 'refused', 10)
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'etims-910', decision: { state: 'open', decision: { status: 'rejected' } } },
    })
    const retried = await api.call('POST', `/v1/purchases/${purchase.id}/retry`, { reason: 'mended' })
    expect(retried).toMatchObject({ status: 202, body: { state: 'decided' } })
    const decision = await decisionUntil(api, purchase.id, 'recorded')
    expect(decision).toMatchObject({ recorded: { number: '3' } })
    await movementUntil(api, decision.movement, 'recorded')
    const again = await api.call('POST', `/v1/purchases/${purchase.id}/retry`, { reason: 'again' })
    expect(again.body.code).toBe('not-retryable')
  })

  it.each([
    ['an answer is lost', { fault: 'drop-response-after-commit', count: 1 }, 3],
    ['the authority fails, and is down', { fault: 'http-5xx', count: 2 }, 4],
  ])('are decided on once when %s', async (name, fault, index) => {
    const purchase = listed[index]
    const before = await heldAt(sandbox.url, country)
    await unanswered(fault)
    const body = acceptance(purchase, country)
    await decide(api, purchase, 'accept', body, name)
    const both = await Promise.all(['a', 'b'].map((key) => decide(api, purchase, 'accept', body, name + key)))
    expect(both.map(({ status }) => status)).toEqual([409, 409])
    const decision = await decisionUntil(api, purchase.id, 'recorded')
    await clearFaults(sandbox.url)
    expect(decision.recorded.number).toBe(String(index + 1))
    expect(await savedOf(purchase)).toHaveLength(1)
    await movementUntil(api, decision.movement, 'recorded')
    expect(await heldAt(sandbox.url, country)).toBe(before + purchase.sale.lines.length)
  })

  it('are gone when they were decided on elsewhere, and nothing is listed of a device that asks nobody', async () => {
    expect(await openPurchases(api, country)).toEqual([])
    expect((await api.call('GET', '/v1/purchases/pur_0')).body.code).toBe('purchase-unknown')
    expect((await api.call('GET', '/v1/purchases/pur_0/events')).body.code).toBe('decision-unknown')
    const unknown = await api.call('POST', '/v1/purchases/pull', { device: 'no-such' })
    expect(unknown.body.code).toBe('device-unknown')
  })
})

describe('a purchase that was decided on by another life of this database', () => {
  const country = KENYAN.find(({ door }) => door === 'gavaconnect') as Country

  it('is left to a person, and gone when the person says that it is done', async () => {
    const sandbox = await startSandbox({ port: 0 })
    const place = makePlace()
    const start = () => startGateway(configAt(place), { timing: QUICK })
    let gateway = await start()
    let api = new Api(gateway.url)
    await addSandboxDevice(api, sandbox.url, country)
    const [first, second] = await openPurchases(api, country)
    await gateway.close()
    const backup = readFileSync(place.databaseFile)

    gateway = await start()
    api = new Api(gateway.url)
    const accepted = await decide(api, first, 'accept', acceptance(first, country), 'first', 10)
    expect(accepted.body.decision.status).toBe('recorded')
    await gateway.close()
    writeFileSync(place.databaseFile, backup)

    gateway = await start()
    api = new Api(gateway.url)
    await decide(api, first, 'accept', acceptance(first, country), 'first')
    const { problem } = await decisionUntil(api, first.id, 'needs_attention')
    expect(problem.code).toBe('purchase-number-used')
    expect((await openPurchases(api, country)).map(({ id }) => id)).not.toContain(first.id)
    const decision = { decision: 'adopt', number: '1', reason: 'It is on the portal.' }
    const adopted = await api.call('POST', `/v1/purchases/${first.id}/resolve`, decision)
    expect(adopted.body.decision).toMatchObject({ status: 'recorded', recorded: { number: '1' } })
    const next = await decide(api, second, 'accept', acceptance(second, country), 'next', 10)
    expect(next.body.decision).toMatchObject({ status: 'recorded', recorded: { number: '2' } })
    await gateway.close()
    await sandbox.close()
    place.remove()
  }, 60_000)
})
