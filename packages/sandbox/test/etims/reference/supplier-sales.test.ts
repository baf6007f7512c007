import { add, compare, decimal, divide, format, multiply, round, subtract, sum } from '@risiti/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EtimsBooks } from '#src/etims/books.js'
import type { SupplierLine, SupplierSale } from '#src/etims/reference/supplier-sale.js'
import { supplierSalesOf } from '#src/etims/reference/supplier-sales.js'
import { Seeded } from '#src/seeded.js'
import { faultsOf, type Member } from './rows.js'

const AT = new Date('2026-01-20T09:00:00Z')
const BANDS = ['A', 'B', 'C', 'D', 'E'] as const
const supplier = new EtimsBooks('risiti').devices[0]!.info
const salesOf = (seed: string) => supplierSalesOf(new Seeded(seed), supplier, AT)

const AMOUNT = { digits: 18 } as const
const SECONDS = { time: 'yyyy-MM-dd HH:mm:ss' } as const

const HEADER: Readonly<Record<string, Member>> = {
  spplrTin: { text: 11 },
  spplrNm: { text: 60 },
  spplrBhfId: { text: 2 },
  spplrInvcNo: { whole: 38 },
  spplrSdcId: { text: 18 },
  spplrMrcNo: { text: 11 },
  rcptTyCd: { text: 5 },
  pmtTyCd: { text: 5 },
  cfmDt: SECONDS,
  salesDt: { time: 'yyyyMMdd' },
  stockRlsDt: SECONDS,
  totItemCnt: { whole: 10 },
  ...Object.fromEntries(BANDS.map((band) => [`taxblAmt${band}`, AMOUNT])),
  ...Object.fromEntries(BANDS.map((band) => [`taxRt${band}`, { digits: 7 }])),
  ...Object.fromEntries(BANDS.map((band) => [`taxAmt${band}`, AMOUNT])),
  totTaxblAmt: AMOUNT,
  totTaxAmt: AMOUNT,
  totAmt: AMOUNT,
  remark: { text: 400 },
}

const LINE: Readonly<Record<string, Member>> = {
  itemSeq: { whole: 3 },
  itemCd: { text: 20 },
  itemClsCd: { text: 10 },
  itemNm: { text: 200 },
  bcd: { text: 20, mayBeNull: true },
  pkgUnitCd: { text: 5 },
  pkg: { digits: 13 },
  qtyUnitCd: { text: 5 },
  qty: { digits: 13 },
  prc: AMOUNT,
  splyAmt: AMOUNT,
  dcRt: { digits: 5 },
  dcAmt: AMOUNT,
  taxTyCd: { text: 5 },
  taxblAmt: AMOUNT,
  taxAmt: AMOUNT,
  totAmt: AMOUNT,
}

/** Whether the gateway takes a line: everything holds the tax, and the tax is taken out of the total. */
function addsUp({ qty, prc, dcAmt, splyAmt, taxTyCd, taxblAmt, taxAmt, totAmt }: SupplierLine): boolean {
  const product = multiply(decimal(qty), decimal(prc))
  const total = subtract(product, decimal(dcAmt))
  const taxable = divide(total, decimal(taxTyCd === 'B' ? '1.16' : '1'), 2, 'half-up')
  const pairs = [
    [splyAmt, product],
    [totAmt, total],
    [taxblAmt, taxable],
    [taxAmt, subtract(total, taxable)],
  ] as const
  return pairs.every(([sent, expected]) => compare(decimal(sent), expected) === 0)
}

describe('the sales that a supplier declared', () => {
  test('are five in a row, of the PIN itself, each with two lines or more', () => {
    const sales = salesOf('risiti')
    const numbers = sales.map(({ spplrInvcNo }) => spplrInvcNo)
    expect(numbers).toEqual([0, 1, 2, 3, 4].map((more) => numbers[0]! + more))
    for (const sale of sales) {
      expect(sale).toMatchObject({
        spplrTin: supplier.tin,
        spplrNm: supplier.taxprNm,
        spplrBhfId: '00',
        spplrSdcId: supplier.sdcId,
        spplrMrcNo: supplier.mrcNo,
        rcptTyCd: 'S',
        cfmDt: '2026-01-20 12:00:00',
        salesDt: '20260120',
        stockRlsDt: '2026-01-20 12:00:00',
        taxRtB: '16',
        taxRtE: '0',
        remark: 'Completed by Automated User',
        totItemCnt: sale.itemList.length,
      })
      expect(sale.itemList.length).toBeGreaterThanOrEqual(2)
      expect(sale.itemList.map(({ itemSeq }) => itemSeq)).toEqual(sale.itemList.map((_line, at) => at + 1))
    }
  })

  test('have every member, and none is too long', () => {
    for (const { itemList, ...header } of salesOf('risiti')) {
      expect(faultsOf(header, HEADER)).toEqual([])
      for (const line of itemList) expect(faultsOf(line, LINE)).toEqual([])
    }
  })

  test('are of three products, one of each band that is used', () => {
    const lines = salesOf('risiti').flatMap(({ itemList }) => itemList)
    const products = new Set(lines.map(({ itemCd, itemNm, taxTyCd }) => `${itemCd} ${itemNm} ${taxTyCd}`))
    expect([...products].toSorted()).toEqual([
      'KE1NTXU1000001 Product-A-1 A',
      'KE1NTXU1000003 Product-C-3 C',
      'KE1NTXU1000005 Product-B-5 B',
    ])
    for (const line of lines)
      expect(line).toMatchObject({
        itemClsCd: '5059690800',
        qtyUnitCd: 'U',
        pkgUnitCd: 'NT',
        pkg: '1',
        qty: '1',
      })
  })

  test('begin with 1 or with 6, and a product costs one PIN the same on every sale', () => {
    const firsts = Array.from({ length: 40 }, (_, seed) => salesOf(`seed ${seed}`)[0]!.spplrInvcNo)
    expect(new Set(firsts)).toEqual(new Set([1, 6]))
    const prices = new Set(salesOf('risiti').flatMap(({ itemList }) => itemList.map(({ prc }) => prc)))
    expect(prices.size).toBe(3)
  })

  test('are the same for the same seed and PIN, and others for another', () => {
    expect(salesOf('a')).toEqual(salesOf('a'))
    expect(salesOf('a')).not.toEqual(salesOf('b'))
    const other = supplierSalesOf(new Seeded('a'), { ...supplier, tin: 'P000000002Y' }, AT)
    expect(other[0]!.itemList[0]!.prc).not.toBe(salesOf('a')[0]!.itemList[0]!.prc)
  })
})

describe('their amounts', () => {
  const anySales = fc.string().map(salesOf)

  test('hold the tax in price and total, and not in supply and taxable amount, which are whole in band B', () => {
    fc.assert(
      fc.property(anySales, (sales) => {
        for (const line of sales.flatMap(({ itemList }) => itemList)) {
          expect([line.totAmt, line.splyAmt]).toEqual([line.prc, line.taxblAmt])
          const together = add(decimal(line.taxblAmt), decimal(line.taxAmt))
          expect(format(round(together, 2))).toBe(format(round(decimal(line.prc), 2)))
          if (line.taxTyCd === 'B') {
            const net = divide(decimal(line.prc), decimal('1.16'), 0, 'half-up')
            expect(line.taxblAmt).toBe(format(net))
          } else expect([line.taxblAmt, line.taxAmt]).toEqual([line.prc, '0'])
        }
      }),
    )
  })

  test('of the header are the sums of the lines, band by band', () => {
    const same = (told: string, lines: readonly SupplierLine[], member: 'taxblAmt' | 'taxAmt' | 'totAmt') =>
      expect(compare(decimal(told), sum(lines.map((line) => decimal(line[member]))))).toBe(0)
    const check = (sale: SupplierSale) => {
      for (const band of BANDS) {
        const lines = sale.itemList.filter(({ taxTyCd }) => taxTyCd === band)
        same(sale[`taxblAmt${band}`], lines, 'taxblAmt')
        same(sale[`taxAmt${band}`], lines, 'taxAmt')
      }
      same(sale.totTaxblAmt, sale.itemList, 'taxblAmt')
      same(sale.totTaxAmt, sale.itemList, 'taxAmt')
      same(sale.totAmt, sale.itemList, 'totAmt')
    }
    fc.assert(fc.property(anySales, (sales) => sales.forEach(check)))
  })

  test('sent back as they are do not add up in band B, and do in the others', () => {
    fc.assert(
      fc.property(anySales, (sales) => {
        for (const line of sales.flatMap(({ itemList }) => itemList))
          expect([line.taxTyCd, addsUp(line)]).toEqual([line.taxTyCd, line.taxTyCd !== 'B'])
      }),
    )
  })
})
