import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { codesOf, syncLists } from '../support/code-lists.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import { addSandboxDevice, type Country, clearFaults, DOORS, sale, setFault } from '../support/sandbox.js'

const UGANDA = DOORS.find(({ code }) => code === 'UG') as Country
const KENYA = DOORS.find(({ door }) => door === 'oscu') as Country
const OTHER_DOOR = DOORS.find(({ door }) => door === 'gavaconnect') as Country

/** An answer that comes late still comes. */
const PATIENT = { ...TIMING, timeoutMs: 15_000 }

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  place = makePlace()
  gateway = await startGateway(configAt(place), { timing: PATIENT })
  api = new Api(gateway.url)
  for (const country of [UGANDA, KENYA, OTHER_DOOR]) await addSandboxDevice(api, sandbox.url, country)
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

/** How often the sandbox was asked. */
const asked = (...operations: readonly string[]) =>
  operations.flatMap((operation) => sandbox.journal({ operation })).length

/** What becomes of sales at a gateway that has synced nothing: the authority judges them. */
async function soldWithoutLists(country: Country, bodies: readonly object[]) {
  const other = makePlace()
  const without = await startGateway(configAt(other), { timing: PATIENT })
  const blind = new Api(without.url)
  await addSandboxDevice(blind, sandbox.url, country)
  const sold = []
  for (const [index, body] of bodies.entries()) sold.push(await blind.sell(body, `blind ${index}`, 20))
  await without.close()
  other.remove()
  return sold
}

describe('lists of Uganda', () => {
  it('are pulled once for each version, each as URA tells it', async () => {
    const lists = await syncLists(api, UGANDA.device)
    expect(Object.keys(lists).sort()).toEqual(
      ['branches', 'categories', 'dictionary', 'excise-duties', 'exchange-rates', 'hs-codes'].sort(),
    )
    for (const list of Object.values(lists)) expect(list).toMatchObject({ state: 'synced' })
    expect(lists.dictionary).toMatchObject({ version: '1283', device: UGANDA.device })
    expect(lists.branches.taxpayer).toBe(UGANDA.tin)

    const [usd] = await codesOf(api, 'efris/dictionary', { parent: 'currencyType', q: 'usd' })
    expect(usd).toMatchObject({ code: '102', name: 'USD', parent: 'currencyType' })
    const [soft] = await codesOf(api, 'efris/excise-duties', { q: 'SOFT drinks' }).then((codes) =>
      codes.filter(({ code }) => code === 'LED190200'),
    )
    expect(soft.facts.rates).toHaveLength(2)
    expect((await codesOf(api, 'efris/exchange-rates', { q: 'USD' }))[0].facts.rate).toMatch(/^\d+/)
    const categories = await codesOf(api, 'efris/categories')
    expect(categories).toHaveLength(lists.categories.entries)
    expect(new Set(categories.map(({ code }) => code)).size).toBe(categories.length)
    expect(categories.find(({ code }) => code === '50202306')).toMatchObject({
      parent: '50202300',
      facts: { leaf: true, rate: '0.18', exempt: false },
    })

    const before = asked('T115', 'T125', 'T124', 'T134', 'T185', 'T126')
    const again = await syncLists(api, UGANDA.device)
    expect(again.dictionary).toMatchObject({ state: 'synced', entries: lists.dictionary.entries })
    expect(asked('T115', 'T125', 'T124', 'T134', 'T185', 'T126')).toBe(before)
  })

  it('tell before anything is sent which currency URA would refuse, and only while they are of its version', async () => {
    const foreign = { ...sale(UGANDA, 'CHF-1'), currency: 'CHF', exchangeRate: '4200' }
    const found = await api.call('POST', '/v1/documents/check', foreign)
    expect(found.body.errors).toMatchObject([{ rule: 'ug-currency-listed', pointer: '/currency' }])
    const known = await api.call('POST', '/v1/documents/check', { ...foreign, currency: 'USD' })
    expect(known.status).toBe(200)
    const [refused] = await soldWithoutLists(UGANDA, [foreign])
    expect(refused).toMatchObject({ status: 422, body: { code: 'efris-2180' } })
  })

  it('tell before anything is sent which excise duty or rate URA would refuse', async () => {
    const brewery = { ...UGANDA, tin: '1000000005', device: 'ug-brewery', item: 'LAGER-24' }
    await addSandboxDevice(api, sandbox.url, brewery)
    const duty = { code: 'LED040400', name: 'Beer of barley grown and malted in Uganda', percent: '30' }
    const bodies = [
      {},
      { code: 'LED040500' },
      { code: 'LED040000', name: 'Beer' },
      { percent: '20' },
      { percent: undefined, perUnit: '900', unit: '102', pieces: '12' },
    ].map((change, index) => ({
      ...sale(brewery, `LAGER-${index}`),
      lines: [{ item: brewery.item, quantity: '1', unitPrice: '84000', excise: { ...duty, ...change } }],
    }))
    const checks = await Promise.all(bodies.map((body) => api.call('POST', '/v1/documents/check', body)))
    expect(checks.map(({ body }) => body.errors?.[0].rule)).toEqual([
      undefined,
      'ug-excise-listed',
      'ug-excise-listed',
      'ug-excise-rate',
      'ug-excise-rate',
    ])
    const sold = await soldWithoutLists(brewery, bodies)
    expect(sold.map(({ body }) => body.code ?? body.status)).toEqual([
      'fiscalised',
      'efris-1327',
      'efris-1338',
      'efris-2793',
      // The lower part is not due, at whatever rate.
      'efris-2795',
    ])
  })

  it('hold what they held when the authority does not answer, and say why', async () => {
    const before = await codesOf(api, 'efris/branches')
    await setFault(sandbox.url, { operation: 'getRegisteredBranches', fault: 'http-5xx', count: 10 })
    const { branches } = await syncLists(api, UGANDA.device, ['branches'])
    await clearFaults(sandbox.url)
    expect(branches).toMatchObject({ state: 'failed', problem: { fix: expect.stringMatching(/./) } })
    expect(await codesOf(api, 'efris/branches')).toEqual(before)
    expect((await syncLists(api, UGANDA.device, ['branches'])).branches.problem).toBeUndefined()
  })

  it('do not hold up a sale while they come', async () => {
    await setFault(sandbox.url, {
      operation: 'getRegisteredBranches',
      fault: 'delay',
      delayMs: 3000,
      count: 1,
    })
    const begun = await api.call('POST', '/v1/code-lists/sync', {
      device: UGANDA.device,
      lists: ['branches'],
    })
    expect(begun).toMatchObject({ status: 202, body: { lists: [{ list: 'branches', state: 'syncing' }] } })
    expect((await api.sell(sale(UGANDA, 'MEANWHILE'), 'meanwhile', 20)).body.status).toBe('fiscalised')
    const { lists } = (await api.call('GET', '/v1/code-lists')).body
    expect(lists.find(({ list }: { list: string }) => list === 'branches').state).toBe('syncing')
    await clearFaults(sandbox.url)
  })
})

describe('lists of Kenya', () => {
  it('are asked for what changed since KRA answered last, and are of one door', async () => {
    const lists = await syncLists(api, KENYA.device)
    expect(lists.codes).toMatchObject({ state: 'synced', version: expect.stringMatching(/^\d{14}$/) })
    const bands = await codesOf(api, 'etims/codes', { parent: '04' })
    expect(bands.find(({ code }) => code === 'B')).toMatchObject({ facts: { value1: '16', active: true } })
    expect((await codesOf(api, 'etims/codes')).filter(({ code }) => code === '04')).toMatchObject([
      { facts: { valueName1: 'Tax Rate' } },
      ...(await codesOf(api, 'etims/codes')).filter(({ code, parent }) => code === '04' && parent),
    ])
    expect((await codesOf(api, 'etims/notices'))[0].facts.text).toMatch(/./)
    const again = await syncLists(api, KENYA.device, ['codes'])
    expect(again.codes.entries).toBe(lists.codes.entries)
    const last = sandbox.journal({ operation: 'selectCodeList' }).at(-1)!
    expect(last.request).toMatchObject({ lastReqDt: lists.codes.version })

    await syncLists(api, OTHER_DOOR.device, ['item-classes'])
    const told = await Promise.all(
      [KENYA, OTHER_DOOR].map(({ device }) => codesOf(api, 'etims/item-classes', { device })),
    )
    expect(told[0]!.length).not.toBe(told[1]!.length)
  })
})

describe('a list', () => {
  it('that there is not, or that nobody asked for, is named with the fix', async () => {
    const code = async (list: string) => (await api.call('GET', `/v1/code-lists/${list}`)).body.code
    expect(await code('efris/nonsense')).toBe('code-list-unknown')
    expect(await code('kra/codes')).toBe('code-list-unknown')
    expect(await code(`efris/dictionary?device=${KENYA.device}`)).toBe('code-list-not-synced')
    const body = { device: KENYA.device, lists: ['dictionary'] }
    expect((await api.call('POST', '/v1/code-lists/sync', body)).body.code).toBe('code-list-unknown')
  })

  it.each(['__proto__/__proto__', 'constructor/name', 'toString/length', 'efris/__proto__'])(
    'is not found as %s, which every object has',
    async (list) => {
      const { status, body } = await api.call('GET', `/v1/code-lists/${list}`)
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'code-list-unknown' })
    },
  )

  it('is searched by signs that mean something to a database as by any other', async () => {
    for (const q of ['%', '_', '!', "'", '100%'])
      for (const { code, name } of await codesOf(api, 'efris/excise-duties', { q }))
        expect(`${code} ${name}`).toContain(q)
  })
})
