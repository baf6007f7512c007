import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Exchange } from '#src/exchange.js'
import { Journal } from '#src/journal.js'
import type { NewExchange } from '#src/journal-entry.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { connect as connectEfris, invoice } from './efris/invoices.js'
import { connect as connectEtims, sale } from './etims/sales.js'
import { openDoors } from './etims/three-doors.js'
import type { Json, PlainEfris, PlainEtims } from './foreign/plain-client.mjs'

let sandbox: Sandbox
let trader: PlainEfris
let shop: PlainEtims

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  sandbox.reset()
  trader = await connectEfris(sandbox)
  shop = await connectEtims(sandbox)
})

const last = () => sandbox.journal().at(-1)!
const ask = async (query = '') => {
  const response = await fetch(`${sandbox.url}/_sandbox/journal${query}`)
  return { status: response.status, body: (await response.json()) as Json }
}

describe('an exchange', () => {
  test('is told as it went over the wire, too', async () => {
    const { answer } = await trader.call('T109', invoice())
    const { raw, door } = last()
    expect(door).toBe('online')
    expect(raw.request).toMatchObject({
      method: 'POST',
      path: '/efrisws/ws/taapp/getInformation',
      headers: { 'content-type': 'application/json' },
    })
    expect(JSON.parse(raw.request.body).globalInfo.interfaceCode).toBe('T109')
    expect(raw.request.characters).toBe(raw.request.body.length)
    expect(raw.response).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json;charset=UTF-8' },
    })
    expect(JSON.parse(raw.response!.body)).toEqual(answer)
  })

  test('that a fault broke off is told as far as it got', async () => {
    sandbox.faults.add({ operation: 'T109', fault: 'drop-response-after-commit' })
    await expect(trader.call('T109', invoice())).rejects.toThrow()
    expect(last()).toMatchObject({ outcome: 'accepted', code: '00', raw: { response: null } })
    sandbox.faults.add({ operation: '*', fault: 'http-5xx' })
    await shop.post('/saveTrnsSalesOsdc', sale()).catch(() => {})
    expect(last()).toMatchObject({
      outcome: 'failed',
      code: null,
      device: 'P000000001X/00',
      raw: { response: { status: 503 } },
    })
  })

  test.each<[string, () => Promise<unknown>, object]>([
    [
      'an EFRIS rule',
      () => trader.call('T109', { ...invoice(), buyerDetails: { buyerType: '0' } }),
      { rule: 'businessIsNamed' },
    ],
    [
      'a rule of the envelope',
      () => trader.call('T109', invoice(), { change: (outer) => ({ ...outer, data: undefined }) }),
      { code: '08', rule: 'hasParts' },
    ],
    [
      'a rule about rows',
      () =>
        trader.call('T131', {
          goodsStockIn: { operationType: '102', adjustType: '101' },
          goodsStockInItem: [
            { goodsCode: 'SODA-500', quantity: '0', unitPrice: '1' },
            { goodsCode: 'NONE', quantity: '1', unitPrice: '1' },
          ],
        }),
      { code: '45', rule: expect.stringMatching(/^quantityIsNotZero, goodsExist$/) },
    ],
    ['the opening', () => trader.call('T109', 'no JSON'), { code: '2066', rule: 'contentIsJson' }],
    ['a handler', () => trader.call('T108', { invoiceNo: '1' }), { code: '99', rule: 'verifyInvoice' }],
    [
      'a Kenyan rule',
      () => shop.post('/saveTrnsSalesOsdc', sale(0)),
      { code: '910', rule: 'numberIsPositive' },
    ],
    [
      'the Kenyan counter',
      () => shop.post('/saveTrnsSalesOsdc', sale(), { headers: {} }),
      { code: '900', rule: 'branchIsNamed' },
    ],
    ['the gateway', () => fetch(`${sandbox.url}/etims-oscu/api/v1/x`), { code: '400', rule: 'tokenIsKnown' }],
  ])('refused by %s names it', async (_what, call, told) => {
    await call()
    expect(last()).toMatchObject({ outcome: 'refused', ...told })
  })

  test('that was accepted names no rule', async () => {
    await trader.call('T109', invoice())
    await shop.post('/saveTrnsSalesOsdc', sale())
    await shop.post('/selectNoticeList', { lastReqDt: '20991231000000' })
    for (const exchange of sandbox.journal())
      expect(exchange).toMatchObject({ outcome: 'accepted', rule: null })
  })
})

describe('queries', () => {
  beforeEach(async () => {
    await trader.call('T109', invoice())
    await trader.call('T109', invoice())
    await shop.post('/saveTrnsSalesOsdc', sale())
  })

  test.each<[string, string[]]>([
    ['?operation=T109', ['00', '2253']],
    ['?operation=fiscaliseInvoice&outcome=refused', ['2253']],
    ['?device=P000000001X/00&operation=/etims-api/saveTrnsSalesOsdc', ['000']],
    ['?authority=efris', ['00', '00', '2253']],
    ['?outcome=failed', []],
    ['?limit=2', ['2253', '000']],
  ])('%s', async (query, codes) => {
    const { body } = await ask(query)
    expect(body.exchanges.map(({ code }: Exchange) => code)).toEqual(codes)
  })

  test('go on where the last one ended, over a reset too', async () => {
    const { body } = await ask('?limit=1')
    const [newest] = body.exchanges
    expect(body.last).toBe(newest.id)
    expect((await ask(`?after=${newest.id}`)).body).toEqual({ exchanges: [], last: newest.id })
    const first = (await ask(`?after=${newest.id - 3}&limit=2`)).body
    expect(first.exchanges.map(({ id }: Exchange) => id)).toEqual([newest.id - 2, newest.id - 1])
    expect(first.last).toBe(newest.id - 1)
    sandbox.reset()
    await trader.call('T101')
    const { exchanges } = (await ask(`?after=${newest.id}`)).body
    expect(exchanges).toMatchObject([{ id: newest.id + 1, names: expect.arrayContaining(['T101']) }])
  })

  test.each([
    ['?outcome=lost', '/outcome'],
    ['?after=-1', '/after'],
    ['?limit=0', '/limit'],
    ['?operatoin=T109', '/operatoin'],
  ])('%s is refused', async (query, field) => {
    const { status, body } = await ask(query)
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'journal-query-invalid', field, fix: expect.stringMatching(/./) })
  })
})

describe('secrets', () => {
  test('of no kind are told, sealed, in base64 or in clear', async () => {
    const gateway = (await openDoors(sandbox, 1)).gateway
    await gateway('selectNoticeList', { lastReqDt: '20200101000000' })
    await trader.call('T140', { tin: '1000000001', password: 'hunter-2' })
    await trader.call('T140', { tin: '1000000001', password: 'hunter-2' }, { sealed: false })
    await trader.call('T142', { tin: '1000000001', otp: 271828 }, { sealed: false })
    await trader.call('T105', '{"changedPassword":"hunter-2', { sealed: false })
    await shop.post('/saveBhfUser', { pwd: 'hunter-2' })
    const handed = await trader.call('T104')
    const { consumerKey, consumerSecret } = sandbox.taxpayers().etims[0]!
    const secrets = [
      shop.headers.cmcKey!,
      'hunter-2',
      '271828',
      handed.content.passowrdDes,
      trader.aesKey.toString('base64'),
      Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64'),
    ]
    const text = JSON.stringify(sandbox.journal())
    const everything =
      text + [...text.matchAll(/[A-Za-z0-9+/=]{24,}/g)].map(([code]) => Buffer.from(code, 'base64'))
    for (const secret of secrets) expect(everything).not.toContain(secret)
    expect(everything).not.toMatch(/Bearer (?!\[)/)
    expect(everything.match(/\[redacted\]/g)!.length).toBeGreaterThan(15)
  })
})

describe('memory', () => {
  const exchange = (body: string): NewExchange => ({
    time: '2026-01-20T09:00:00.000Z',
    authority: 'etims',
    door: 'oscu',
    operation: 'selectItems',
    names: [],
    device: body,
    request: { body },
    response: undefined,
    code: '000',
    message: null,
    outcome: 'accepted',
    rule: null,
    notes: [],
    tolerated: [],
    fault: null,
    wire: null,
    raw: {
      request: { method: 'POST', path: '/', headers: {}, body },
      response: { status: 200, headers: {}, body },
    },
  })

  test('keeps so many exchanges, and so many bytes', () => {
    const journal = new Journal()
    journal.limit({ count: 10, bytes: 5_000_000 })
    for (let index = 0; index < 30; index += 1) journal.add(exchange(`small ${index}`))
    expect(journal.list().exchanges.map(({ id }) => id)).toEqual([21, 22, 23, 24, 25, 26, 27, 28, 29, 30])
    const huge = 'é'.repeat(5_000_000)
    for (let index = 0; index < 12; index += 1) journal.add(exchange(huge))
    const { exchanges } = journal.list()
    const bytes = exchanges.map((each) => Buffer.byteLength(JSON.stringify(each)))
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(5_000_000)
    expect(exchanges.length).toBeGreaterThan(5)
    expect(exchanges[0]!.raw.request).toMatchObject({ characters: 5_000_000 })
  })

  test('is not held by what huge messages leave behind', () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const journal = new Journal()
    collect()
    const before = process.memoryUsage().heapUsed
    for (let index = 0; index < 30; index += 1) journal.add(exchange('x'.repeat(4_000_000) + index))
    collect()
    expect(journal.list().exchanges).toHaveLength(30)
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(40_000_000)
  })
})
