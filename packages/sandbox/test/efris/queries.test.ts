import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DETAIL_TEXTS, QUERY_TEXTS } from '#src/efris/texts/invoice.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import type { PlainEfris } from '../foreign/plain-client.mjs'
import { connect, invoice, set } from './invoices.js'

const DAY_MS = 24 * 3600_000

let sandbox: Sandbox
let client: PlainEfris
const numbers: string[] = []

/** Three documents on three days; the second for a business that is a seller here too. */
beforeAll(async () => {
  sandbox = await startSandbox()
  client = await connect(sandbox)
  for (const [index, day] of ['20', '21', '22'].entries()) {
    const document = invoice(`Q-${index}`)
    set('basicInformation.issuedDate', `2026-01-${day} 12:00:00`)(document)
    if (index === 1)
      set('buyerDetails', {
        buyerType: '0',
        buyerTin: '1000000002',
        buyerLegalName: 'Kampala Sample',
        buyerNinBrn: 'B-7',
      })(document)
    numbers.push((await client.call('T109', document)).content.basicInformation.invoiceNo)
    sandbox.clock.advance(DAY_MS)
    await client.handshake()
  }
  sandbox.clock.advance(-DAY_MS)
})
afterAll(() => sandbox.close())

const page = { pageNo: '1', pageSize: '10' }
const find = async (query: object, from = client) => {
  const { content } = await from.call('T106', { ...page, ...query })
  return content.records.map((row: { referenceNo: string }) => row.referenceNo)
}

const long = (length: number) => 'x'.repeat(length)

const REFUSED: readonly (readonly [code: string, query: object])[] = [
  ['1521', { pageNo: '' }],
  ['1522', { pageNo: 'first' }],
  ['1523', { pageNo: '-1' }],
  ['1524', { pageSize: undefined }],
  ['1525', { pageSize: '1000' }],
  ['1526', { pageSize: '101' }],
  ['1501', { invoiceNo: long(21) }],
  ['1503', { deviceNo: long(21) }],
  ['1505', { oriInvoiceNo: long(21) }],
  ['1507', { buyerTin: long(21) }],
  ['1509', { buyerNinBrn: long(101) }],
  ['1511', { buyerLegalName: long(257) }],
  ['1513', { combineKeywords: long(21) }],
  ['1514', { invoiceType: '1,3' }],
  ['1515', { isInvalid: '2' }],
  ['1516', { isRefund: '3' }],
  ['1518', { startDate: '20/01/2026' }],
  ['1520', { endDate: '2026-13-01' }],
  ['2060', { referenceNo: long(51) }],
  ['2190', { branchName: long(501) }],
  ['2870', { queryType: '2' }],
  ['2871', { queryType: '0', buyerTin: '1000000002' }],
  ['2898', { dataSource: '999' }],
  ['3110', { sellerTinOrNin: long(101) }],
  ['3112', { sellerLegalOrBusinessName: long(257) }],
]

describe('T106', () => {
  test.each(REFUSED)('%s', async (code, query) => {
    const answer = await client.call('T106', { ...page, ...query })
    expect([answer.returnCode, answer.returnMessage]).toEqual([
      code,
      QUERY_TEXTS[code as unknown as keyof typeof QUERY_TEXTS],
    ])
  })

  test('every code has a case', () => {
    const tried = new Set(REFUSED.map(([code]) => code))
    expect(Object.keys(QUERY_TEXTS).filter((code) => !tried.has(code))).toEqual([])
  })

  test.each<[query: object, found: string[]]>([
    [{}, ['Q-2', 'Q-1', 'Q-0']],
    [{ referenceNo: 'Q-1' }, ['Q-1']],
    [{ referenceNo: 'Q' }, []],
    [{ buyerTin: '1000000002' }, ['Q-1']],
    [{ buyerNinBrn: 'B-7' }, ['Q-1']],
    [{ buyerLegalName: 'walk' }, ['Q-2', 'Q-0']],
    [{ combineKeywords: 'sample' }, ['Q-1']],
    [{ startDate: '2026-01-21' }, ['Q-2', 'Q-1']],
    [{ endDate: '2026-01-21' }, ['Q-1', 'Q-0']],
    [{ startDate: '2026-01-21', endDate: '2026-01-21 23:59:59' }, ['Q-1']],
    [{ invoiceType: '2,5' }, []],
    [{ invoiceType: '1,4' }, ['Q-2', 'Q-1', 'Q-0']],
    [{ invoiceKind: '2' }, []],
    [{ isInvalid: '1' }, []],
    [{ isRefund: '0', dataSource: '103' }, ['Q-2', 'Q-1', 'Q-0']],
    [{ deviceNo: '1000000001_02' }, []],
    [{ oriInvoiceNo: '1' }, []],
    [
      { branchName: 'traders', sellerTinOrNin: '1000000001', sellerLegalOrBusinessName: 'RISITI' },
      ['Q-2', 'Q-1', 'Q-0'],
    ],
    [{ sellerTinOrNin: '1000000002' }, []],
    [{ queryType: '0' }, []],
  ])('%j', async (query, found) => {
    expect(await find(query)).toEqual(found)
  })

  test('the buyer sees what was issued to it', async () => {
    const buyer = await connect(sandbox, 1)
    expect(await find({ queryType: '0' }, buyer)).toEqual(['Q-1'])
    expect(await find({}, buyer)).toEqual([])
    expect((await buyer.call('T108', { invoiceNo: numbers[1] })).returnCode).toBe('00')
    expect((await buyer.call('T108', { invoiceNo: numbers[0] })).returnCode).toBe('99')
  })

  test('pages count in JSON numbers', async () => {
    const { content } = await client.call('T106', { pageNo: 2, pageSize: 2 })
    expect(content.page).toEqual({ pageNo: 2, pageSize: 2, totalSize: 3, pageCount: 2 })
    expect(content.records).toHaveLength(1)
    expect(content).toMatchObject({
      dateFormat: 'dd/MM/yyyy',
      timeFormat: 'dd/MM/yyyy HH24:mi:ss',
      nowTime: '2026/01/22 12:00:00',
    })
    const { content: none } = await client.call('T106', { ...page, referenceNo: 'nothing' })
    expect(none).toMatchObject({ page: { totalSize: 0, pageCount: 0 }, records: [] })
  })

  test('a row has the members of live ones, in their order', async () => {
    const { content } = await client.call('T106', { ...page, referenceNo: 'Q-0' })
    expect(Object.keys(content.records[0])).toEqual(
      'branchId branchName businessName buyerLegalName currency dataSource dateFormat deviceNo grossAmount id invoiceIndustryCode invoiceKind invoiceNo invoiceType isInvalid isRefund issuedDate issuedDateStr legalName nowTime operator pageIndex pageNo pageSize referenceNo taxAmount uploadingTime userName'.split(
        ' ',
      ),
    )
    expect(content.records[0]).toMatchObject({
      grossAmount: '233500',
      taxAmount: '30966.1',
      issuedDate: '20/01/2026 12:00:00',
      pageNo: 0,
    })
  })
})

describe('T108', () => {
  test('is the answer of T109 again', async () => {
    const fiscalised = await client.call('T109', {
      ...invoice('Q-3'),
      basicInformation: { ...invoice().basicInformation, issuedDate: '2026-01-22 12:00:00' },
    })
    const { content } = await client.call('T108', {
      invoiceNo: fiscalised.content.basicInformation.invoiceNo,
    })
    expect(content).toEqual(fiscalised.content)
  })

  test('refuses what it cannot look for', async () => {
    const codes = [{}, { invoiceNo: long(21) }, { invoiceNo: '325000000000' }].map(
      async (input) => (await client.call('T108', input)).returnCode,
    )
    expect(await Promise.all(codes)).toEqual(['1500', '1501', '99'])
    // 2930 is an enabler's, see there.
    expect(Object.keys(DETAIL_TEXTS)).toEqual(['1500', '1501', '2930'])
  })
})
