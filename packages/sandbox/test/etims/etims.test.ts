import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { base32 } from '#src/etims/signature.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { PlainEtims } from '../foreign/plain-client.mjs'
import { connect, sale, saleOf } from './sales.js'

const SALE = '/saveTrnsSalesOsdc'
const DETAILS = '/selectInvoiceDetails'

let sandbox: Sandbox
let client: PlainEtims

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  sandbox.reset()
  client = await connect(sandbox)
})

describe('a device', () => {
  test('gets its key once', async () => {
    const second = new PlainEtims({ url: sandbox.url, tin: 'P000000002Y' })
    expect(sandbox.taxpayers().etims[1]!.cmcKey).toBeNull()
    const first = await second.initialise('RISITI-KE-0002')
    expect(first).toMatchObject({
      status: 200,
      resultCd: '000',
      resultMsg: 'Successful',
      resultDt: '20260120120000',
    })
    expect(first.data.info).toMatchObject({ tin: 'P000000002Y', bhfId: '00', hqYn: 'Y' })
    expect(first.data.info.cmcKey).toMatch(/^[0-9A-F]{52}$/)
    expect(first.data.info.sdcId).toMatch(/^KRACU04\d{8}$/)
    expect(first.data.info.mrcNo).toMatch(/^KRA\d{8}$/)
    expect(sandbox.taxpayers().etims[1]!.cmcKey).toBe(first.data.info.cmcKey)
    expect(await second.initialise('RISITI-KE-0002')).toMatchObject({
      resultCd: '902',
      resultMsg: 'This device is installed',
      data: null,
    })
  })

  test.each([
    ['another serial', { tin: 'P000000001X', bhfId: '00', dvcSrlNo: 'RISITI-KE-0002' }],
    ['another PIN', { tin: 'P000000009Z', bhfId: '00', dvcSrlNo: 'RISITI-KE-0001' }],
    ['another branch', { tin: 'P000000001X', bhfId: '01', dvcSrlNo: 'RISITI-KE-0001' }],
  ])('901: %s', async (_what, body) => {
    expect(await client.post('/selectInitOsdcInfo', body)).toMatchObject({
      resultCd: '901',
      resultMsg: 'It is not valid device',
      data: null,
    })
  })
})

describe('the doors', () => {
  const without = (name: string) =>
    Object.fromEntries(Object.entries(client.headers).filter(([key]) => key !== name))

  test.each(['tin', 'bhfId', 'cmcKey'])('900: no %s', async (name) => {
    expect(await client.post(SALE, sale(), { headers: without(name) })).toMatchObject({
      resultCd: '900',
      resultMsg: 'There is no Header information',
    })
  })

  test('the identity may stand in the body, and headers in any case', async () => {
    expect(await client.post(SALE, { ...sale(), ...client.headers }, { headers: {} })).toMatchObject({
      resultCd: '000',
    })
    const shouted = Object.fromEntries(
      Object.entries(client.headers).map(([key, value]) => [key.toUpperCase(), value]),
    )
    expect(await client.post(SALE, sale(2), { headers: shouted })).toMatchObject({ resultCd: '000' })
  })

  test.each([
    ['a wrong key', { cmcKey: 'F'.repeat(52) }],
    ['an unknown device', { tin: 'P000000009Z' }],
    ['a device that is not initialised', { tin: 'P000000002Y' }],
  ])('901: %s', async (_what, headers) => {
    expect(await client.post(SALE, sale(), { headers: { ...client.headers, ...headers } })).toMatchObject({
      resultCd: '901',
    })
  })

  test.each(['', ' \n'])('911: an empty body', async (body) => {
    expect(await client.post(SALE, body)).toMatchObject({
      resultCd: '911',
      resultMsg: 'There is no request full text',
    })
  })

  test.each(['{', '[]', '7', 'null'])('910: a body that is no object', async (body) => {
    expect(await client.post(SALE, body)).toMatchObject({
      resultCd: '910',
      resultMsg: 'Request parameter error',
    })
  })

  test.each(['/nothing', '/saveTrnsSalesOsdc/', '', '/__proto__'])('912: path %j', async (path) => {
    expect(await client.post(path, sale())).toMatchObject({
      status: 200,
      resultCd: '912',
      resultMsg: 'There is a request Method error.',
      data: null,
    })
  })

  test('912: another method', async () => {
    expect(await (await fetch(`${sandbox.url}/etims-api${SALE}`)).json()).toMatchObject({ resultCd: '912' })
  })

  test('what is not simulated says so', async () => {
    const body = JSON.stringify({ tin: 'P000000001X', bhfId: '00' })
    const answer = await fetch(`${sandbox.url}/vscu/trnsSales/saveInvoice`, { method: 'POST', body })
    expect(await answer.json()).toMatchObject({
      resultCd: '999',
      resultMsg: expect.stringContaining('The sandbox does not cover this path'),
      data: null,
    })
  })
})

describe('910: members', () => {
  test('every missing member is named', async () => {
    const { modrId, modrNm, ...rest } = sale()
    expect(await client.post(SALE, rest)).toMatchObject({
      resultCd: '910',
      resultMsg: 'Request parameter error[<modrId> : may not be empty][<modrNm> : may not be empty]',
    })
  })

  test('down to the lines', async () => {
    const document = sale()
    document.itemList[1] = { ...document.itemList[1], itemNm: '' }
    expect((await client.post(SALE, document)).resultMsg).toBe(
      'Request parameter error[<itemList[1].itemNm> : may not be empty]',
    )
  })

  test.each<[string, object]>([
    ['cfmDt', { cfmDt: '2026-01-20 11:59:58' }],
    ['invcNo', { invcNo: '1' }],
    ['invcNo', { invcNo: 1.5 }],
    ['invcNo', { invcNo: 0 }],
    ['rcptTyCd', { rcptTyCd: 'X' }],
    ['custNm', { custNm: 'x'.repeat(61) }],
    ['custTin', { custTin: '123' }],
    ['totAmt', { totAmt: 860.001 }],
    ['totAmt', { totAmt: 1e300 }],
    ['itemList', { itemList: [] }],
    ['itemList', { itemList: 'none' }],
    ['receipt', { receipt: null }],
  ])('%s', async (name, change) => {
    const reply = await client.post(SALE, { ...sale(), ...change })
    expect(reply.resultCd).toBe('910')
    expect(reply.resultMsg).toMatch(new RegExp(`^Request parameter error\\[<${name}`))
  })

  test('members nobody knows are ignored', async () => {
    const document = {
      ...sale(),
      salesChannel: 'web',
      itemList: sale().itemList.map((item) => ({ ...item, own: [null] })),
    }
    expect(await client.post(SALE, document)).toMatchObject({ resultCd: '000' })
  })
})

describe('numbers', () => {
  test('994: a number is used once, and 000 leaves no gap behind', async () => {
    expect(await client.post(SALE, sale(5))).toMatchObject({
      resultCd: '000',
      data: { curRcptNo: '1', totRcptNo: '1' },
    })
    expect(await client.post(SALE, sale(5))).toMatchObject({
      resultCd: '994',
      resultMsg: 'There is an overlapped Data',
      data: null,
    })
    expect(await client.post(SALE, sale(9))).toMatchObject({
      resultCd: '000',
      data: { curRcptNo: '2', totRcptNo: '2' },
    })
    expect(await client.post(SALE, sale(6))).toMatchObject({
      resultCd: '000',
      data: { curRcptNo: '3', totRcptNo: '3' },
    })
  })

  test('a refusal uses none up', async () => {
    await client.post(SALE, { ...sale(1), totAmt: 1 })
    expect(await client.post(SALE, sale(1))).toMatchObject({ resultCd: '000', data: { curRcptNo: '1' } })
  })

  test('devices count apart', async () => {
    const other = await connect(sandbox, 1)
    await client.post(SALE, sale(1))
    expect(await other.post(SALE, sale(1))).toMatchObject({ resultCd: '000', data: { curRcptNo: '1' } })
    expect(sandbox.ledger().documents.map(({ taxId, reference }) => [taxId, reference])).toEqual([
      ['P000000001X', '1'],
      ['P000000002Y', '1'],
    ])
  })

  test('922: a credit note needs a sale of the device', async () => {
    const note = (orgInvcNo: number, invcNo = 2) => ({
      ...sale(invcNo),
      rcptTyCd: 'R',
      orgInvcNo,
      rfdDt: '20260120120000',
      rfdRsnCd: '06',
    })
    expect(await client.post(SALE, note(1))).toMatchObject({ resultCd: '922' })
    await client.post(SALE, sale(1))
    expect(await client.post(SALE, note(1))).toMatchObject({ resultCd: '000', data: { curRcptNo: '2' } })
    expect(await client.post(SALE, note(2, 3))).toMatchObject({ resultCd: '922' })
    expect(sandbox.ledger().documents[1]).toMatchObject({ type: 'credit_note', reference: '2' })
  })
})

describe('arithmetic', () => {
  test.each<[string, Record<string, unknown>]>([
    ['prices with tax', {}],
    ['prices without tax', { taxblAmt: 100, taxAmt: 16, totAmt: 116 }],
    ['a discount, supply before it', { dcRt: 10, dcAmt: 10, taxblAmt: 77.59, taxAmt: 12.41, totAmt: 90 }],
    [
      'a discount, supply after it',
      { dcRt: 10, dcAmt: 10, splyAmt: 90, taxblAmt: 77.59, taxAmt: 12.41, totAmt: 90 },
    ],
    ['a discount on a price without tax', { dcRt: 10, dcAmt: 10, taxblAmt: 90, taxAmt: 14.4, totAmt: 104.4 }],
    ['an uneven percentage', { dcRt: 1.54, dcAmt: 1.54, taxblAmt: 84.88, taxAmt: 13.58, totAmt: 98.46 }],
    [
      'a product that was cut',
      { qty: 0.33, prc: 3.35, splyAmt: 1.1, taxblAmt: 0.95, taxAmt: 0.15, totAmt: 1.1 },
    ],
    ['amounts as text', { prc: '100.00', taxblAmt: '86.21', taxAmt: '13.79', totAmt: '100.00' }],
    ['zero rated', { taxTyCd: 'C', taxblAmt: 100, taxAmt: 0 }],
    ['outside VAT', { taxTyCd: 'D', taxblAmt: 100, taxAmt: 0 }],
  ])('accepted: %s', async (_what, amounts) => {
    expect(await client.post(SALE, saleOf(amounts))).toMatchObject({ resultMsg: 'Successful' })
  })

  test.each<[string, Record<string, unknown>]>([
    ['Invalid taxblAmt on item: 1. Expected: 86.21, But Found: 100.00', { taxblAmt: 100, taxAmt: 0 }],
    ['Invalid taxblAmt on item: 1. Expected: 86.21, But Found: 86.20', { taxblAmt: 86.2, taxAmt: 13.8 }],
    ['Invalid taxAmt on item: 1. Expected: 13.79, But Found: 16.00', { taxAmt: 16 }],
    ['Invalid taxAmt on item: 1. Expected: 16.00, But Found: 13.79', { taxblAmt: 100, totAmt: 113.79 }],
    [
      'Invalid taxblAmt on item: 1. Expected: 100.00, But Found: 100.01',
      { taxblAmt: 100.01, taxAmt: 16, totAmt: 116 },
    ],
    [
      'Invalid totAmt on item: 1. Expected: 116.00, But Found: 120.00',
      { taxblAmt: 100, taxAmt: 16, totAmt: 120 },
    ],
    ['Invalid totAmt on item: 1. Expected: 100.00, But Found: 120.00', { totAmt: 120 }],
    ['Invalid splyAmt on item: 1. Expected: 100.00, But Found: 86.21', { splyAmt: 86.21 }],
    ['Invalid dcAmt on item: 1. Expected: 0.00, But Found: 101.00', { dcAmt: 101 }],
    ['Invalid taxblAmt on item: 1. Expected: 100.00, But Found: 86.21', { taxTyCd: 'A' }],
    ['Invalid taxTyCd on item: 1. Expected: A, B, C, D or E, But Found: F', { taxTyCd: 'F' }],
    ['Invalid itemSeq on item: 1. Expected: 1, But Found: 2', { itemSeq: 2 }],
  ])('%s', async (resultMsg, amounts) => {
    expect(await client.post(SALE, saleOf(amounts))).toMatchObject({ resultCd: '910', resultMsg })
  })

  test.each<[string, Record<string, unknown>]>([
    ['Invalid totItemCnt. Expected: 3.00, But Found: 2.00', { totItemCnt: 2 }],
    ['Invalid taxblAmtA. Expected: 480.00, But Found: 481.00', { taxblAmtA: 481 }],
    ['Invalid taxAmtB. Expected: 27.59, But Found: 27.60', { taxAmtB: 27.6 }],
    ['Invalid taxblAmtC. Expected: 0.00, But Found: 1.00', { taxblAmtC: 1 }],
    ['Invalid totTaxblAmt. Expected: 819.08, But Found: 819.00', { totTaxblAmt: 819 }],
    ['Invalid totTaxAmt. Expected: 40.92, But Found: 41.00', { totTaxAmt: 41 }],
    ['Invalid totAmt. Expected: 860.00, But Found: 861.00', { totAmt: 861 }],
    ['Rule taxRtB failed: Tax rate mismatch. Expected: 16.00, Found: 18', { taxRtB: 18 }],
    ['Rule taxRtE failed: Tax rate mismatch. Expected: 8.00, Found: 0', { taxRtE: 0 }],
  ])('%s', async (resultMsg, change) => {
    expect(await client.post(SALE, { ...sale(), ...change })).toMatchObject({ resultCd: '910', resultMsg })
  })
})

describe('receipts', () => {
  test('are signed in the form of live ones, and the same for the same sale', async () => {
    const { data } = await client.post(SALE, sale())
    expect(data.intrlData).toMatch(/^[A-Z2-7]{25}[AEIMQUY4]$/)
    expect(data.rcptSign).toMatch(/^[A-Z2-7]{16}$/)
    expect(data.sdcDateTime).toBe('20260120120000')
    sandbox.reset()
    client = await connect(sandbox)
    expect((await client.post(SALE, sale())).data).toEqual(data)
  })

  test('base32 is that of RFC 4648', () => {
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  })

  test('are found again by number, with every member there', async () => {
    const { data } = await client.post(SALE, sale(7))
    sandbox.clock.advance(60_000)
    const found = await client.post(DETAILS, { invcNo: 7, lastReqDt: '20180101000000' })
    sandbox.clock.advance(-60_000)
    const [row] = found.data.salesList
    expect(found).toMatchObject({ resultCd: '000', resultDt: '20260120120100' })
    expect(row).toMatchObject({
      invcNo: 7,
      custTin: null,
      taxblAmtB: 172.41,
      totAmt: 860,
      cfmDt: '2026-01-20 11:59:58',
      modrId: null,
      rfdDt: null,
    })
    expect(row.receipt).toMatchObject({
      ...data,
      rptNo: 1,
      rcptPbctDt: '2026-01-20 12:00:00.0',
      sdcDateTime: '2026-01-20 12:00:00.0',
    })
    expect(row.itemList[0]).toMatchObject({ prc: 100, isrccCd: null, taxTyCd: 'B' })
  })

  test('001: an unknown number', async () => {
    expect(await client.post(DETAILS, { invcNo: 8 })).toMatchObject({
      status: 200,
      resultCd: '001',
      resultMsg: 'There is no search result',
      data: null,
    })
  })
})
