import { type Decimal, decimal, divide, formatEat, formatShort, subtract, sum } from '@risiti/core'
import type { Seeded } from '../../seeded.js'
import type { Band } from './band.js'
import type { Supplier, SupplierLine, SupplierSale } from './supplier-sale.js'

/** The rates that the rows tell: that of E is zero where no line is in it. */
const RATES: Readonly<Record<Band, string>> = { A: '0', B: '16', C: '0', D: '0', E: '0' }
const BANDS = Object.keys(RATES) as Band[]

/** The product of each band that is sold, by its number. */
const PRODUCTS = { A: 1, B: 5, C: 3 } as const

type Product = keyof typeof PRODUCTS

/** What is on each of the five sales. The class of all products is none that items can be registered under. */
const SALES: readonly (readonly Product[])[] = [
  ['A', 'B'],
  ['A', 'C'],
  ['C', 'B'],
  ['A', 'C', 'B'],
  ['B', 'A'],
]

/**
 * The five sales that the authority makes up for a PIN so that there is something to buy; the supplier is the PIN
 * itself. They are numbered from 1 or from 6. The same seed and PIN give the same sales; `at` is when they took place.
 *
 * Their amounts are as odd as the authority's: `prc` and `totAmt` hold the tax, `splyAmt` and `taxblAmt` do not, and in
 * band B they are whole shillings. Sent back as they are, a B line does not add up.
 */
export function supplierSalesOf(seeded: Seeded, supplier: Supplier, at: Date): SupplierSale[] {
  const first = seeded.fraction(`supplierSales:${supplier.tin}`) < 0.5 ? 1 : 6
  // From 1,000.00 up to 9,999.99.
  const priceOf = (product: Product) => ({
    units: seeded.number(`${nameOf(product)}:${supplier.tin}`, 6),
    scale: 2,
  })
  return SALES.map((products, index) => {
    const lines = products.map((product, row) => lineOf(product, row + 1, priceOf(product)))
    return saleOf(supplier, first + index, at, lines)
  })
}

function nameOf(product: Product): string {
  return `Product-${product}-${PRODUCTS[product]}`
}

function lineOf(product: Product, itemSeq: number, price: Decimal): SupplierLine {
  const net = product === 'B' ? divide(price, decimal('1.16'), 0, 'half-up') : price
  return {
    itemSeq,
    itemCd: `KE1NTXU100000${PRODUCTS[product]}`,
    itemClsCd: '5059690800',
    itemNm: nameOf(product),
    bcd: null,
    pkgUnitCd: 'NT',
    pkg: '1',
    qtyUnitCd: 'U',
    qty: '1',
    prc: formatShort(price),
    splyAmt: formatShort(net),
    dcRt: '0',
    dcAmt: '0',
    taxTyCd: product,
    taxblAmt: formatShort(net),
    taxAmt: formatShort(subtract(price, net)),
    totAmt: formatShort(price),
  }
}

function saleOf(supplier: Supplier, number: number, at: Date, itemList: SupplierLine[]): SupplierSale {
  const time = formatEat(at, 'yyyy-MM-dd HH:mm:ss')
  return {
    spplrTin: supplier.tin,
    spplrNm: supplier.taxprNm,
    spplrBhfId: supplier.bhfId,
    spplrInvcNo: number,
    spplrSdcId: supplier.sdcId,
    spplrMrcNo: supplier.mrcNo,
    rcptTyCd: 'S',
    pmtTyCd: '01',
    cfmDt: time,
    salesDt: formatEat(at, 'yyyyMMdd'),
    stockRlsDt: time,
    totItemCnt: itemList.length,
    ...perBand('taxblAmt', (band) => total(itemList, 'taxblAmt', band)),
    ...perBand('taxRt', (band) => RATES[band]),
    ...perBand('taxAmt', (band) => total(itemList, 'taxAmt', band)),
    totTaxblAmt: total(itemList, 'taxblAmt'),
    totTaxAmt: total(itemList, 'taxAmt'),
    totAmt: total(itemList, 'totAmt'),
    remark: 'Completed by Automated User',
    itemList,
  }
}

function perBand<Name extends string>(name: Name, tell: (band: Band) => string) {
  return Object.fromEntries(BANDS.map((band) => [`${name}${band}`, tell(band)])) as Record<
    `${Name}${Band}`,
    string
  >
}

function total(
  lines: readonly SupplierLine[],
  member: 'taxblAmt' | 'taxAmt' | 'totAmt',
  band?: Band,
): string {
  const counted = lines.filter(({ taxTyCd }) => band === undefined || taxTyCd === band)
  return formatShort(sum(counted.map((line) => decimal(line[member]))))
}
