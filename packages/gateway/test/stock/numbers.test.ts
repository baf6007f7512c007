import { startSandbox } from '@risiti/sandbox'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import {
  addSandboxDevice,
  type Country,
  clearFaults,
  DOORS,
  ledgerOf,
  sale,
  setFault,
} from '../support/sandbox.js'
import { heldAt, movement, movementUntil, report, reportElsewhere } from '../support/stock.js'

const QUICK = { ...TIMING, timeoutMs: 2000, settleMs: 20, retryMs: 10 }
const KENYAN = DOORS.filter(({ code }) => code === 'KE')

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  place = makePlace()
  gateway = await startGateway(configAt(place), { timing: QUICK })
  api = new Api(gateway.url)
  for (const country of KENYAN) await addSandboxDevice(api, sandbox.url, country)
}, 60_000)

afterEach(() => clearFaults(sandbox.url))

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

const numbersOf = async ({ device }: Country) => (await api.call('GET', `/v1/devices/${device}/numbers`)).body
const setNumbers = ({ device }: Country, numbers: unknown) =>
  api.call('PUT', `/v1/devices/${device}/numbers`, numbers)

/** Reports ten bottles, and waits until they are recorded. @returns under which number. */
async function recordedAs(country: Country, key: string): Promise<number> {
  const { body } = await report(api, movement(country), `${country.device} ${key}`, 10)
  return Number((await movementUntil(api, body.id, 'recorded')).recorded.number)
}

const [OSCU, GAVACONNECT] = KENYAN as [Country, Country]

describe.each(KENYAN)('the numbers of a device in $name', (country) => {
  it('begin where another program ended, and never go back over one that may be taken', async () => {
    expect(await numbersOf(country)).toMatchObject({
      sales: { name: 'invcNo', next: 1, given: false },
      stock: { name: 'sarNo', next: 1, given: false },
    })
    expect((await setNumbers(country, { sales: 900, stock: 500 })).status).toBe(200)
    expect((await setNumbers(country, { stock: 1 })).body.stock).toMatchObject({ next: 1, given: false })
    expect(await recordedAs(country, 'first')).toBe(1)
    const refused = await setNumbers(country, { sales: 700, stock: 1 })
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'number-may-be-taken', errors: [{ pointer: '/stock' }] },
    })
    const { body } = await api.call('GET', `/v1/events?kind=numbers_set&device=${country.device}`)
    const set = body.events.map(({ data }: { data: unknown }) => data)
    expect(set).toEqual([{ invcNo: 900, sarNo: 500 }, { sarNo: 1 }])
    expect(await numbersOf(country)).toMatchObject({
      sales: { next: 900 },
      stock: { next: 2, given: true },
    })
  })
})

describe('a number that is not the one KRA expects', () => {
  it('passes with its gap where gaps pass', async () => {
    await setNumbers(OSCU, { stock: 40 })
    expect(await recordedAs(OSCU, 'gap')).toBe(40)
    const { body } = await api.sell(sale(OSCU, 'moved'), 'moved', 10)
    expect(body.status).toBe('fiscalised')
    expect((await ledgerOf(sandbox.url, OSCU)).map(({ reference }) => reference)).toContain('900')
  })

  it('is left for the expected one where there is no gap', async () => {
    await setNumbers(GAVACONNECT, { stock: 40 })
    const { body } = await report(api, movement(GAVACONNECT), 'no gap', 10)
    const view = await movementUntil(api, body.id, 'recorded')
    expect(view).toMatchObject({ recorded: { number: '2' } })
    expect(view.attempts.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'misnumbered',
      'fiscalised',
    ])
    expect(await numbersOf(GAVACONNECT)).toMatchObject({ stock: { next: 3 } })
  })

  it('is its own when KRA expects the next one after a lost answer, and what waits behind follows', async () => {
    const before = await heldAt(sandbox.url, GAVACONNECT)
    await setFault(sandbox.url, {
      operation: 'saveStockIO',
      door: 'gavaconnect',
      fault: 'drop-response-after-commit',
      count: 1,
    })
    const first = await report(api, movement(GAVACONNECT), 'lost')
    const second = await report(api, movement(GAVACONNECT), 'behind')
    expect(await movementUntil(api, first.body.id, 'recorded')).toMatchObject({ recorded: { number: '3' } })
    expect(await movementUntil(api, second.body.id, 'recorded')).toMatchObject({ recorded: { number: '4' } })
    expect(await heldAt(sandbox.url, GAVACONNECT)).toBe(before + 20)
  })

  it('holds up the next while nobody knows whether it is used', async () => {
    await setFault(sandbox.url, {
      operation: 'saveStockIO',
      door: 'gavaconnect',
      fault: 'http-5xx',
      probability: 1,
    })
    const first = await report(api, movement(GAVACONNECT), 'doubt')
    await movementUntil(api, first.body.id, 'in_doubt')
    const second = await report(api, movement(GAVACONNECT), 'waits')
    const { stockLane } = (await api.call('GET', `/v1/devices/${GAVACONNECT.device}`)).body
    expect(stockLane.blocked).toMatchObject({ document: first.body.id, status: 'in_doubt' })
    expect((await setNumbers(GAVACONNECT, { stock: 5 })).status).toBe(409)
    await clearFaults(sandbox.url)
    expect(await movementUntil(api, second.body.id, 'recorded')).toMatchObject({ recorded: { number: '6' } })
    expect(await movementUntil(api, first.body.id, 'recorded')).toMatchObject({ recorded: { number: '5' } })
  })

  it.each([
    { country: GAVACONNECT, used: 7, name: GAVACONNECT.name },
    { country: OSCU, used: 41, name: OSCU.name },
  ])('is never taken for ours when another program used it, in $name', async ({ country, used }) => {
    await reportElsewhere(sandbox.url, country, used)
    const before = await heldAt(sandbox.url, country)
    const { body } = await report(api, movement(country), `${country.device} other`)
    const waiting = await movementUntil(api, body.id, 'needs_attention')
    expect(waiting.problem.code).toBe('movement-number-used')
    expect(await heldAt(sandbox.url, country)).toBe(before)
    const path = `/v1/stock-movements/${body.id}/resolve`
    const decision = { decision: 'resend', reason: 'It is not on the portal.' }
    expect((await api.call('POST', path, decision)).body.code).toBe('absence-not-proved')
    await api.call('POST', path, { ...decision, confirm: 'not at the authority' })
    const view = await movementUntil(api, body.id, 'recorded')
    expect(view.recorded.number).toBe(String(used + 1))
    expect(await heldAt(sandbox.url, country)).toBe(before + 10)
  })
})
