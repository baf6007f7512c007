import { describe, expect, test } from 'vitest'
import { PAGE_TEXTS } from '#src/efris/texts/page.js'
import { RECORDS_TEXTS, STOCK_IN_DETAIL_TEXTS, STOCK_IN_LIST_TEXTS } from '#src/efris/texts/stock.js'
import { connect, invoice } from './invoices.js'
import {
  bought,
  crate,
  goods,
  item,
  long,
  made,
  page,
  reduced,
  referenceOf,
  textOf,
  Warehouse,
} from './warehouse.js'

const DAY_MS = 24 * 3600_000

const warehouse = new Warehouse()

describe('bookings are read back', () => {
  /** A purchase, a production a day later, and a reduction another day later. */
  async function threeDays(): Promise<string[]> {
    const day = async () => {
      warehouse.sandbox.clock.advance(DAY_MS)
      await warehouse.client.handshake()
    }
    const first = await warehouse.book({ ...bought, supplierTin: '1000029773', remarks: 'Note 4711' }, item)
    await day()
    const head = { ...made, productionDate: '2026-01-19', stockInDate: '2026-01-20' }
    const second = await warehouse.book(head, goods('MAIZE-FLOUR', '500.50', { measureUnit: 'KGM' }))
    await day()
    const third = await warehouse.book(
      { ...reduced, adjustType: '101,102' },
      goods('CRATE', '4', { remarks: 'Broken' }),
    )
    return [first, second, third].map((answer) => referenceOf(answer)!)
  }

  test('T145', async () => {
    const [first, , third] = await threeDays()
    expect(await warehouse.records('T145', { referenceNo: first })).toEqual([
      expect.objectContaining({
        supplierTin: '1000029773',
        supplierName: 'Jinja Foods Ltd',
        remarks: 'Note 4711',
        stockInDate: '2026-01-20',
        stockInType: '102',
        branchId: warehouse.trader.branch.id,
        branchName: warehouse.trader.branch.name,
        referenceNo: first,
        totalAmount: '740000',
      }),
    ])
    const [reduction] = await warehouse.records('T145', { referenceNo: third })
    expect(reduction).toMatchObject({ adjustType: '101,102', stockInDate: '2026-01-22', totalAmount: '4000' })
    expect(reduction).not.toHaveProperty('stockInType')
    expect(await warehouse.records('T145', { productionBatchNo: 'B-2' })).toEqual([])
    warehouse.client = await connect(warehouse.sandbox, 1)
    expect(await warehouse.records('T145', { referenceNo: first })).toEqual([])
  })

  test.each<[query: object, found: number[]]>([
    [{}, [1, 0]],
    [{ stockInType: '103' }, [1]],
    [{ supplierTin: '1000029773' }, [0]],
    [{ supplierName: 'jinja' }, [0]],
    [{ combineKeywords: 'foods' }, [0]],
    [{ startDate: '2026-01-20', endDate: '2026-01-20' }, [1, 0]],
    [{ startDate: '2026-01-21' }, []],
    [{ endDate: '2026-01-19' }, []],
  ])('T147 %j', async (query, found) => {
    const references = await threeDays()
    const hits = await warehouse.records('T147', query)
    expect(hits.map(({ referenceNo }: { referenceNo: string }) => references.indexOf(referenceNo))).toEqual(
      found,
    )
  })

  test('T147 is about the branch that asks', async () => {
    await warehouse.book({ ...bought, branchId: warehouse.trader.branches[1]!.id }, item)
    expect(await warehouse.records('T147', {})).toEqual([])
    expect(warehouse.held('CRATE', 1)).toBe(40)
  })

  test('a device that moved books, and asks, where it stands', async () => {
    const [, jinja] = warehouse.trader.branches
    await warehouse.client.call('T178', { destinationBranchId: jinja!.id })
    await warehouse.book(bought, item)
    expect([warehouse.held('CRATE'), warehouse.held('CRATE', 1)]).toEqual([0, 40])
    expect(await warehouse.records('T147', {})).toMatchObject([{ branchName: jinja!.name }])
    expect(await warehouse.records('T127', { goodsCode: 'CRATE' })).toMatchObject([{ stock: '40' }])
    const { id } = warehouse.trader.goods.get('CRATE')!
    expect((await warehouse.client.call('T128', { id })).content.stock).toBe('40')
  })

  test('T147 counts pages in JSON numbers', async () => {
    await threeDays()
    const { content } = await warehouse.client.call('T147', { pageNo: 2, pageSize: 1 })
    expect(content.page).toEqual({ pageNo: 2, pageSize: 1, totalSize: 2, pageCount: 2 })
    expect(content.records).toHaveLength(1)
    expect(content.nowTime).toBe('2026/01/22 12:00:00')
  })

  test('T148', async () => {
    const [, second] = await threeDays()
    const [{ id }] = await warehouse.records('T147', { combineKeywords: second })
    const { content } = await warehouse.client.call('T148', { id })
    expect(content.goodsStockIn).toEqual({
      stockInDate: '2026-01-20',
      stockInType: '103',
      productionBatchNo: 'B-1',
      productionDate: '2026-01-19',
      branchId: warehouse.trader.branch.id,
      branchName: warehouse.trader.branch.name,
      referenceNo: second,
      totalAmount: '500500',
    })
    expect(content.goodsStockInGoods).toEqual([
      {
        commodityGoodsId: warehouse.trader.goods.get('MAIZE-FLOUR')!.id,
        goodsCode: 'MAIZE-FLOUR',
        goodsName: 'Maize flour 1 kg',
        measureUnit: 'KGM',
        currency: '101',
        quantity: '500.5',
        unitPrice: '1000',
        amount: '500500',
      },
    ])
  })

  test('T149 and T160', async () => {
    const [, , third] = await threeDays()
    const [record, ...others] = await warehouse.records('T149', {
      startDate: '2026-01-22',
      endDate: '2026-01-22',
    })
    expect(others).toEqual([])
    const head = {
      branchName: warehouse.trader.branch.name,
      adjustDate: '2026-01-22',
      adjustType: '101,102',
      adjustAmount: '4000',
    }
    expect(record).toMatchObject({ ...head, referenceNo: third })
    expect(await warehouse.records('T149', { referenceNo: 'other' })).toEqual([])
    const { content } = await warehouse.client.call('T160', { id: record.id })
    expect(content).toEqual({
      goodsStockAdjust: { ...head, branchId: warehouse.trader.branch.id },
      goodsStocAdjustGoods: [
        {
          commodityGoodsId: warehouse.trader.goods.get('CRATE')!.id,
          goodsCode: 'CRATE',
          goodsName: crate.goodsName,
          measureUnit: 'CR',
          unitPrice: '1000',
          stock: '40',
          adjustQuantity: '4',
          currentQuantity: '36',
          adjustAmount: '4000',
          remarks: 'Broken',
        },
      ],
    })
  })

  test('what was sold is no booking', async () => {
    await warehouse.client.call('T109', invoice())
    expect(warehouse.held('SODA-500')).toBe(999_998)
    expect(await warehouse.records('T147', {})).toEqual([])
    expect(await warehouse.records('T149', {})).toEqual([])
  })
})

const QUERIES: Readonly<Record<string, readonly [texts: object, good: object, bad: Record<string, object>]>> =
  {
    T145: [
      RECORDS_TEXTS,
      { ...page, referenceNo: '1' },
      {
        ...pages(),
        2843: { referenceNo: '' },
        2845: { productionBatchNo: long(51) },
        2847: { referenceNo: long(51) },
      },
    ],
    T147: [STOCK_IN_LIST_TEXTS, page, { ...pages(), 2880: { combineKeywords: long(51) } }],
    T148: [STOCK_IN_DETAIL_TEXTS, {}, { 2881: {}, 2882: { id: long(19) } }],
    T149: [PAGE_TEXTS, page, pages()],
    T183: [PAGE_TEXTS, page, pages()],
  }

function pages(): Record<string, object> {
  return {
    1521: { pageNo: '' },
    1522: { pageNo: 'first' },
    1523: { pageNo: '-1' },
    1524: { pageSize: '' },
    1525: { pageSize: '1000' },
    1526: { pageSize: '101' },
  }
}

describe.each(Object.entries(QUERIES))('%s', (code, [texts, good, bad]) => {
  test.each(Object.entries(bad))('%s', async (returnCode, change) => {
    const answer = await warehouse.client.call(code, { ...good, ...change })
    expect([answer.returnCode, answer.returnMessage]).toEqual([returnCode, textOf(texts, returnCode)])
  })

  test('every code has a case', () => {
    expect(Object.keys(bad)).toEqual(Object.keys(texts))
  })
})

test.each<[code: string, request: object, text: string]>([
  ['T128', {}, 'id: cannot be empty!'],
  ['T160', {}, 'id: cannot be empty!'],
  ['T184', {}, 'id: cannot be empty!'],
  ['T128', { id: '123456789012345678' }, 'The item does not exist!'],
  ['T148', { id: '123456789012345678' }, 'The stock record does not exist!'],
  ['T160', { id: '123456789012345678' }, 'The stock adjustment does not exist!'],
  ['T184', { id: '123456789012345678' }, 'The stock transfer does not exist!'],
  ['T128', { id: '1', branchId: '1' }, 'branchId: does not belong to current taxpayer!'],
  ['T147', { ...page, startDate: '20/01/2026' }, 'startDate: must be yyyy-MM-dd!'],
  ['T149', { ...page, endDate: '2026-13-01' }, 'endDate: must be yyyy-MM-dd!'],
  ['T183', { ...page, endDate: '20260120' }, 'endDate: must be yyyy-MM-dd!'],
])('%s %j has no code of its own', async (code, request, text) => {
  const answer = await warehouse.client.call(code, request)
  expect([answer.returnCode, answer.returnMessage]).toEqual(['99', text])
})
