import { describe, expect, test } from 'vitest'
import type { StoredInvoice } from '#src/efris/taxpayer.js'
import { STOCK_IN_TEXTS } from '#src/efris/texts/stock.js'
import { connect, invoice, line, set, taxRow } from './invoices.js'
import {
  bought,
  goods,
  item,
  long,
  made,
  reduced,
  referenceOf,
  rowCodes,
  textOf,
  Warehouse,
} from './warehouse.js'

const warehouse = new Warehouse()

/** A document of the second seeded seller to the first, as the books hold it. */
async function supplied(
  change: (record: StoredInvoice['record']) => void = () => {},
  issuedDate = '2026-01-20 11:59:58',
): Promise<string> {
  const supplier = await connect(warehouse.sandbox, 1)
  const document = {
    ...invoice('S-1'),
    goodsDetails: [
      line('0', 'SODA-500', 'Soda 500 ml', '50202306', 'PCE', ['2', '2500', '5000.00', '0.18', '762.71']),
    ],
    taxDetails: [taxRow('01', '0.18', '4237.29', '762.71', '5000.00')],
    summary: {
      netAmount: '4237.29',
      taxAmount: '762.71',
      grossAmount: '5000.00',
      itemCount: '1',
      modeCode: '1',
    },
    payWay: [],
  }
  set('sellerDetails.tin', '1000000002')(document)
  set('basicInformation.issuedDate', issuedDate)(document)
  set('basicInformation.deviceNo', '1000000002_01')(document)
  set('buyerDetails', { buyerType: '0', buyerTin: '1000000001', buyerLegalName: 'Traders' })(document)
  const { invoiceNo } = (await supplier.call('T109', document)).content.basicInformation
  const efris = warehouse.books
  const stored = structuredClone(efris.find(invoiceNo)!)
  change(stored.record)
  efris.store(stored)
  return invoiceNo
}

const HEADS: [code: string, head: object, rows?: object[]][] = [
  ['2076', { ...bought, operationType: '' }],
  ['2077', { ...bought, operationType: '1011' }],
  ['2078', { ...bought, operationType: '103' }],
  ['2080', { ...bought, supplierTin: long(51) }],
  ['2081', { ...bought, supplierName: '' }],
  ['2082', { ...bought, supplierName: long(101) }],
  ['2083', { ...reduced, supplierName: 'Jinja Foods Ltd' }],
  ['2084', { ...reduced, supplierTin: '1000029773' }],
  ['2085', { ...reduced, adjustType: '101,104' }],
  ['2086', { ...reduced, remarks: long(1025) }],
  ['2087', { ...bought, adjustType: '101' }],
  ['2088', { ...reduced, adjustType: '' }],
  ['2089', { ...reduced, adjustType: '101,102,103,104,105,101' }],
  ['2090', { ...reduced, adjustType: '101,106' }],
  ['2114', { ...bought, stockInDate: '20/01/2026' }],
  ['2126', { ...bought, stockInType: '' }],
  ['2127', { ...bought, stockInType: '1021' }],
  ['2128', { ...bought, stockInType: '105' }],
  ['2129', { ...bought, productionBatchNo: 'B-1' }],
  ['2130', { ...bought, productionDate: '2026-01-19' }],
  ['2132', { ...made, productionBatchNo: long(51) }],
  ['2135', { ...reduced, productionBatchNo: 'B-1' }],
  ['2136', { ...reduced, productionDate: '2026-01-19' }],
  ['2137', { ...made, supplierName: 'Jinja Foods Ltd' }],
  ['2138', { ...made, supplierTin: '1000029773' }],
  ['2177', { ...reduced, stockInType: '102' }],
  ['2192', { ...bought, branchId: long(19) }],
  ['2193', { ...bought, branchId: '123456789012345678' }],
  ['1501', { ...bought, invoiceNo: long(21) }],
  ['2810', { ...bought, invoiceNo: '325000000000' }],
  ['2842', { ...made, isCheckBatchNo: '2' }],
  ['2891', { ...bought, rollBackIfError: 'yes' }],
  ['2892', { ...bought, rollBackIfError: '2' }],
  ['2241', bought, []],
]

const ROWS: readonly (readonly [code: string, head: object, row: object])[] = [
  ['657', bought, { ...item, commodityGoodsId: long(19) }],
  ['658', bought, { ...item, goodsCode: 'NOTHING' }],
  ['659', bought, { ...item, quantity: '' }],
  ['660', bought, { ...item, quantity: '1234567890123' }],
  ['662', bought, { ...item, quantity: '0.0' }],
  ['663', bought, { ...item, quantity: '-1' }],
  ['664', bought, { ...item, unitPrice: undefined }],
  ['665', bought, { ...item, unitPrice: '1e3' }],
  ['668', bought, { ...item, unitPrice: '-1' }],
  ['682', bought, { ...item, goodsCode: 'CONSULTING' }],
  ['2091', reduced, item],
  ['2092', reduced, { ...item, goodsCode: 'LAMP-LED', quantity: '3.01' }],
  ['2176', { ...bought, stockInType: '104' }, { ...item, goodsCode: 'LAMP-LED' }],
  ['2195', bought, { ...item, goodsCode: long(51) }],
  ['2196', bought, { ...item, goodsCode: '' }],
  ['2234', bought, { ...item, measureUnit: 'crate' }],
  ['2235', bought, { ...item, measureUnit: '???' }],
  ['2243', bought, { ...item, measureUnit: 'KGM' }],
  ['2886', bought, { ...item, remarks: long(1025) }],
]

/** What is refused because of the supplier's document. */
const BY_DOCUMENT: [
  code: string,
  change: ((record: StoredInvoice['record']) => void) | undefined,
  issuedDate?: string,
][] = [
  ['2811', ({ buyerDetails }) => Object.assign(buyerDetails!, { buyerTin: '1000029771' })],
  ['2812', ({ basicInformation }) => Object.assign(basicInformation, { invoiceType: '5' })],
  ['2813', ({ basicInformation }) => Object.assign(basicInformation, { isInvalid: '1' })],
  ['2814', ({ basicInformation }) => Object.assign(basicInformation, { isRefund: '1' })],
  ['2819', ({ basicInformation }) => Object.assign(basicInformation, { invoiceIndustryCode: '109' })],
  // More than ten minutes before it came.
  ['3126', undefined, '2026-01-20 11:49:59'],
]

/** The row's category is none of the document's. */
const CATEGORY_CODE = '2815'

/** What is refused because of what was booked before; the second time names the code. */
const TWICE: readonly (readonly [code: string, title: string, head: () => Promise<object>])[] = [
  ['2841', "a supplier's document", async () => ({ ...bought, invoiceNo: await supplied() })],
  ['2841', 'a batch, where the request asks to look', async () => ({ ...made, isCheckBatchNo: '1' })],
]

describe('T131', () => {
  test.each(HEADS)('%s', async (code, head, rows = [item]) => {
    const answer = await warehouse.book(head, ...rows)
    expect([answer.returnCode, answer.returnMessage]).toEqual([code, textOf(STOCK_IN_TEXTS, code)])
    expect(warehouse.held('CRATE')).toBe(0)
  })

  test.each(ROWS)('%s in a row', async (code, head, row) => {
    const answer = await warehouse.book(head, row, goods('SODA-500', '1'))
    const opening = code === '2176' ? ['2176'] : []
    expect([answer.returnCode, answer.returnMessage]).toEqual(['45', 'Partial failure!'])
    expect(rowCodes(answer)).toEqual([code, ...opening])
    expect(answer.content[0].returnMessage).toBe(textOf(STOCK_IN_TEXTS, code))
    expect(referenceOf(answer)).toBeUndefined()
  })

  test.each(BY_DOCUMENT)('%s', async (code, change, issuedDate) => {
    const invoiceNo = await supplied(change, issuedDate)
    const answer = await warehouse.book({ ...bought, invoiceNo }, item)
    expect([answer.returnCode, answer.returnMessage]).toEqual([code, textOf(STOCK_IN_TEXTS, code)])
  })

  test('every code has a case', () => {
    const cases = [...HEADS, ...ROWS, ...BY_DOCUMENT, ...TWICE]
    const tried = new Set(['45', CATEGORY_CODE, ...cases.map(([code]) => code)])
    expect(Object.keys(STOCK_IN_TEXTS).filter((code) => !tried.has(code))).toEqual([])
  })

  test.each(TWICE)('%s: %s is booked once', async (code, _title, head) => {
    const sent = await head()
    expect((await warehouse.book(sent, item)).returnCode).toBe('00')
    expect((await warehouse.book(sent, item)).returnCode).toBe(code)
    expect(warehouse.held('CRATE')).toBe(40)
  })

  test(`${CATEGORY_CODE} fills in the category, and a document with others is not booked`, async () => {
    const invoiceNo = await supplied()
    const other = await warehouse.book({ ...bought, invoiceNo }, goods('PAPER-A4', '1'))
    expect(rowCodes(other)).toEqual([CATEGORY_CODE])
    expect(other.content[0].returnMessage).toBe('Commodity code (14111507) does not belong to the invoice!')
    expect(await warehouse.records('T145', { invoiceNo })).toEqual([])
    expect((await warehouse.book({ ...bought, invoiceNo }, item)).returnCode).toBe('00')
    expect(await warehouse.records('T145', { invoiceNo })).toHaveLength(1)
  })

  test('a document that came within ten minutes of its time is not flagged', async () => {
    const invoiceNo = await supplied(undefined, '2026-01-20 11:50:00')
    expect((await warehouse.book({ ...bought, invoiceNo }, item)).returnCode).toBe('00')
  })

  test('a batch is booked again where the request does not ask to look', async () => {
    for (const _ of [1, 2]) expect((await warehouse.book(made, item)).returnCode).toBe('00')
    expect(await warehouse.records('T145', { productionBatchNo: 'B-1' })).toHaveLength(2)
  })

  test('success is an empty list, and the number travels in extendField', async () => {
    const first = await warehouse.book(bought, item)
    const second = await warehouse.book(reduced, goods('CRATE', '1'))
    expect([first.returnCode, first.content, second.content]).toEqual(['00', [], []])
    expect(referenceOf(first)).toMatch(/^26PL03\d{9}$/)
    expect(Number(referenceOf(second)!.slice(6)) - Number(referenceOf(first)!.slice(6))).toBe(1)
    expect(warehouse.held('CRATE')).toBe(39)
  })

  test('a failed row is answered as live ones are; the others are kept', async () => {
    const sent = { goodsCode: 'CONSULTING', quantity: '1000', unitPrice: '500000', remarks: 'Sample remark' }
    const answer = await warehouse.book(bought, sent, item)
    expect(answer.content).toEqual([
      {
        dateFormat: 'dd/MM/yyyy',
        ...sent,
        nowTime: '2026/01/20 12:00:00',
        pageIndex: 0,
        pageNo: 0,
        pageSize: 0,
        returnCode: '682',
        returnMessage: "This product is a 'service' product, cannot operate inventory!",
        taxpayerId: warehouse.trader.taxpayerId,
        timeFormat: 'dd/MM/yyyy HH24:mi:ss',
      },
    ])
    expect(warehouse.held('CRATE')).toBe(40)
  })

  test('all or nothing, where the request asks for it', async () => {
    const answer = await warehouse.book({ ...bought, rollBackIfError: '1' }, item, goods('NOTHING', '1'))
    expect([answer.returnCode, rowCodes(answer)]).toEqual(['45', ['658']])
    expect(warehouse.held('CRATE')).toBe(0)
    expect(await warehouse.records('T147', {})).toEqual([])
  })

  test('rows see those before them, and units are scaled', async () => {
    await warehouse.book(bought, goods('CRATE', '2'), goods('CRATE', '36', { measureUnit: 'PCE' }))
    expect(warehouse.held('CRATE')).toBe(3.5)
    const answer = await warehouse.book(
      reduced,
      goods('CRATE', '3', { measureUnit: 'SET' }),
      goods('CRATE', '3.1'),
      goods('CRATE', '3'),
    )
    expect(rowCodes(answer)).toEqual(['2092'])
    expect(warehouse.held('CRATE')).toBe(0)
  })

  test('goods go by id as well, opening stock comes once, and fuel is not simulated', async () => {
    const { id } = warehouse.trader.goods.get('CRATE')!
    const opening = { ...bought, stockInType: '104' }
    const row = { commodityGoodsId: id, quantity: '1', unitPrice: '0' }
    expect((await warehouse.book(opening, row)).returnCode).toBe('00')
    expect(rowCodes(await warehouse.book(opening, row))).toEqual(['2176'])
    const fuel = await warehouse.book({ ...bought, goodsTypeCode: '102' }, item)
    expect(fuel.returnMessage).toContain('does not cover stock of fuel')
    expect(rowCodes(await warehouse.book(bought, goods('PETROL', '1')))).toEqual(['99'])
  })
})
