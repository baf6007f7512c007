import { setTimeout as sleep } from 'node:timers/promises'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { Detour } from '../support/detour.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import { acceptance, decide, decisionUntil, openPurchases } from '../support/purchases.js'
import {
  addSandboxDevice,
  type Country,
  clearFaults,
  DOORS,
  ledgerOf,
  sale,
  setFault,
} from '../support/sandbox.js'
import { heldAt, movement, movementUntil, report } from '../support/stock.js'

/** A person is quicker than a request that is still on its way. */
const QUICK = { ...TIMING, timeoutMs: 1000, settleMs: 1000, retryMs: 10 }

const [OSCU, UNIT] = ['oscu', 'vscu'].map((door) => DOORS.find((each) => each.door === door)) as [
  Country,
  Country,
]
const RESEND = { decision: 'resend', confirm: 'not at the authority', reason: 'It is not on the portal.' }

/** Where nothing can be looked up, a person says what is so, and can say it too early: what was sent may still arrive. */
describe('a person who decides while what was sent can still arrive', () => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>
  let detour: Detour
  let place: Place
  let gateway: Gateway
  let api: Api

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    detour = await Detour.open(sandbox.url)
    place = makePlace()
    gateway = await startGateway(configAt(place), { timing: QUICK })
    api = new Api(gateway.url)
    for (const country of [OSCU, UNIT]) await addSandboxDevice(new Moved(api, detour), sandbox.url, country)
  }, 60_000)

  afterAll(async () => {
    await gateway.close()
    detour.close()
    await sandbox.close()
    place.remove()
  })

  /** The request is held up, its connection breaks, and what is said again is refused for once. */
  const lose = async ({ door }: Country, path: string, operation: string) => {
    detour.holdUp(path)
    await setFault(sandbox.url, { operation, door, fault: 'return-code', code: '910', count: 1 })
  }

  it('is told to wait, and a movement that arrives late is not reported twice', async () => {
    const before = await heldAt(sandbox.url, OSCU)
    await lose(OSCU, '/insertStockIO', 'saveStockIO')
    const { body } = await report(api, movement(OSCU), 'late movement')
    await movementUntil(api, body.id, 'needs_attention')
    const path = `/v1/stock-movements/${body.id}/resolve`
    const resend = () => api.call('POST', path, RESEND)
    expect(await resend()).toMatchObject({ status: 409, body: { code: 'absence-not-proved-yet' } })
    await detour.letGo()
    expect(await heldAt(sandbox.url, OSCU)).toBe(before + 10)
    const adopt = { decision: 'adopt', number: '1', reason: 'It is on the portal.' }
    expect((await api.call('POST', path, adopt)).status).toBe(200)
    expect(await heldAt(sandbox.url, OSCU)).toBe(before + 10)
  })

  it('is told to wait, and a sale that arrives late is not made twice by a local unit', async () => {
    await lose(UNIT, '/trnsSales/saveSales', 'saveSalesTransaction')
    const { body } = await api.sell(sale(UNIT, 'late'), 'late sale')
    await api.until(body.id, 'needs_attention')
    const resolve = (decision: object) => api.call('POST', `/v1/documents/${body.id}/resolve`, decision)
    const tooEarly = { status: 409, body: { code: 'absence-not-proved-yet' } }
    expect(await resolve(RESEND)).toMatchObject(tooEarly)
    expect(await resolve({ decision: 'cancel', reason: 'It is sold anew.' })).toMatchObject(tooEarly)
    await detour.letGo()
    expect(await ledgerOf(sandbox.url, UNIT)).toHaveLength(1)
  })

  it('is told to wait before a purchase is open again, so that it is not decided on twice', async () => {
    const [purchase] = await openPurchases(api, OSCU)
    await lose(OSCU, '/insertTrnsPurchase', 'savePurchase')
    await decide(api, purchase, 'accept', acceptance(purchase, OSCU), 'late decision')
    await decisionUntil(api, purchase.id, 'needs_attention')
    const path = `/v1/purchases/${purchase.id}/resolve`
    const cancel = () => api.call('POST', path, { decision: 'cancel', reason: 'Decided wrongly.' })
    expect(await cancel()).toMatchObject({ status: 409, body: { code: 'absence-not-proved-yet' } })
    expect((await decide(api, purchase, 'reject', { reason: 'No.' }, 'other')).body.code).toBe(
      'purchase-decided',
    )
    await detour.letGo()
    const saved = sandbox.books.etims.devices.find(({ info }) => info.tin === OSCU.tin)!.purchases
    expect([...saved.values()].map(({ value }) => value.pchsSttsCd)).toEqual(['02'])
  })

  it('is told to wait from when it was last said again, not from when it was first said', async () => {
    const fault = { operation: 'saveStockIO', door: OSCU.door }
    await setFault(sandbox.url, { ...fault, fault: 'http-5xx', probability: 1 })
    const { body } = await report(api, movement(OSCU), 'said again late')
    await movementUntil(api, body.id, 'in_doubt')
    await sleep(QUICK.timeoutMs + QUICK.settleMs)
    await clearFaults(sandbox.url)
    await lose(OSCU, '/insertStockIO', 'saveStockIO')
    await movementUntil(api, body.id, 'needs_attention')
    const path = `/v1/stock-movements/${body.id}/resolve`
    const tooEarly = { status: 409, body: { code: 'absence-not-proved-yet' } }
    expect(await api.call('POST', path, RESEND)).toMatchObject(tooEarly)
    await detour.letGo()
    expect((await api.call('POST', path, { decision: 'adopt', number: '2', reason: 'seen' })).status).toBe(
      200,
    )
  })

  it('is heard once nothing can arrive any more', async () => {
    await lose(OSCU, '/insertStockIO', 'saveStockIO')
    const { body } = await report(api, movement(OSCU), 'lost movement')
    await movementUntil(api, body.id, 'needs_attention')
    const resend = () => api.call('POST', `/v1/stock-movements/${body.id}/resolve`, RESEND)
    await expect.poll(async () => (await resend()).status, { timeout: 5000 }).toBe(200)
    expect(await movementUntil(api, body.id, 'recorded')).toMatchObject({ recorded: { number: '4' } })
  })
})

/** Adds devices whose authority is behind a detour. */
class Moved extends Api {
  readonly #detour: Detour

  constructor({ url }: Api, detour: Detour) {
    super(url)
    this.#detour = detour
  }

  override call(method: string, path: string, body?: unknown): ReturnType<Api['call']> {
    const device = path === '/v1/devices' ? { ...(body as object), environment: this.#detour.url } : body
    return super.call(method, path, device)
  }
}
