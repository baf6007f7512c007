import { describe, expect, test } from 'vitest'
import { EtimsBooks } from '#src/etims/books.js'
import { declareTo } from '#src/etims/declared-sale.js'
import type { Sale, StoredSale } from '#src/etims/device.js'
import type { SupplierSale } from '#src/etims/taxpayer.js'
import { sale } from './sales.js'

const NOW = new Date('2026-01-20T09:00:00Z')

/** A sale as a handler gets it: numbers that are no counters are text. */
function checked(invcNo: number, change: Partial<Sale> = {}): Sale {
  const counters = ['invcNo', 'orgInvcNo', 'totItemCnt', 'itemSeq']
  const text = JSON.stringify(sale(invcNo), (name, value) =>
    typeof value === 'number' && !counters.includes(name) ? String(value) : value,
  )
  return { ...JSON.parse(text), ...change }
}

/** The same as a unit on the taxpayer's machine signed it. */
function stored(sale: Sale): StoredSale {
  const receipt = { curRcptNo: '1', totRcptNo: '1', intrlData: '', rcptSign: '', sdcDateTime: '' }
  return { sale, receipt, sdcId: 'KRACU0300000001', recordedAt: NOW }
}

/** What the second taxpayer was declared, but for what is there from the start. */
function declared(sales: readonly Sale[]): { value: SupplierSale; changedAt: Date }[] {
  const books = new EtimsBooks('risiti')
  const buyer = books.taxpayers.get('P000000002Y')!
  const before = new Set(buyer.supplierSales.keys())
  for (const each of sales) declareTo(buyer, stored(each), books.devices[0]!)
  expect([...before].filter((key) => !buyer.supplierSales.has(key))).toEqual([])
  expect(books.taxpayers.get('P000000001X')!.supplierSales.size).toBe(5)
  return [...buyer.supplierSales].filter(([key]) => !before.has(key)).map(([, each]) => each)
}

describe('a sale that is declared to its buyer', () => {
  test('is a row of the buyer’s list, with the amounts as they were sent', () => {
    const [row] = declared([checked(4, { custTin: 'P000000002Y', remark: 'Thank you' })])
    const { info } = new EtimsBooks('risiti').devices[0]!
    expect(row).toMatchObject({
      changedAt: NOW,
      value: {
        spplrTin: 'P000000001X',
        spplrNm: 'RISITI EXAMPLE TRADERS LTD',
        spplrBhfId: '00',
        spplrInvcNo: 4,
        spplrSdcId: 'KRACU0300000001',
        spplrMrcNo: info.mrcNo,
        rcptTyCd: 'S',
        pmtTyCd: '01',
        cfmDt: '2026-01-20 11:59:58',
        salesDt: '20260120',
        stockRlsDt: '2026-01-20 11:59:58',
        totItemCnt: 3,
        taxblAmtA: '480',
        taxblAmtB: '172.41',
        taxblAmtE: '166.67',
        taxRtB: '16',
        taxAmtB: '27.59',
        totTaxblAmt: '819.08',
        totTaxAmt: '40.92',
        totAmt: '860',
        remark: 'Thank you',
      },
    })
    expect(row!.value.itemList[0]).toEqual({
      itemSeq: 1,
      itemCd: 'KE2NTNO0000001',
      itemClsCd: '5020230600',
      itemNm: 'Soda 500 ml',
      bcd: null,
      pkgUnitCd: 'NT',
      pkg: '1',
      qtyUnitCd: 'NO',
      qty: '2',
      prc: '100',
      splyAmt: '200',
      dcRt: '0',
      dcAmt: '0',
      taxTyCd: 'B',
      taxblAmt: '172.41',
      taxAmt: '27.59',
      totAmt: '200',
    })
  })

  test('has the members of the sales that are there from the start, and no others', () => {
    const { supplierSales } = new EtimsBooks('risiti').taxpayers.get('P000000002Y')!
    const { value: seeded } = [...supplierSales.values()][0]!
    const insured = { isrccCd: '1', isrccNm: 'Example Insurer', isrcRt: 10, isrcAmt: '5' }
    const { itemList } = checked(1)
    const [row] = declared([checked(1, { itemList: itemList.map((line) => ({ ...line, ...insured })) })])
    expect(Object.keys(row!.value).sort()).toEqual(Object.keys(seeded).sort())
    expect(Object.keys(row!.value.itemList[0]!).sort()).toEqual(Object.keys(seeded.itemList[0]!).sort())
  })

  test('what the seller left out is null', () => {
    const [row] = declared([checked(1, { pmtTyCd: undefined, stockRlsDt: null, remark: undefined })])
    expect(row!.value).toMatchObject({ pmtTyCd: null, stockRlsDt: null, remark: null })
  })

  test('stands beside others, credit notes too, and in the place of one of its number', () => {
    const credit = { rcptTyCd: 'R', orgInvcNo: 1 } as const
    const rows = declared([checked(1), checked(2, credit), checked(3), checked(3, { totAmt: '1' })])
    expect(rows.map(({ value }) => [value.spplrInvcNo, value.rcptTyCd, value.totAmt])).toEqual([
      [1, 'S', '860'],
      [2, 'R', '860'],
      [3, 'S', '1'],
    ])
  })
})
