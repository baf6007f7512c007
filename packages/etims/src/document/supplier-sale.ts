import {
  add,
  compare,
  decimal,
  divide,
  format,
  formatEat,
  formatShort,
  multiply,
  parseEat,
  round,
  type SoldLine,
  type SupplierSale,
  subtract,
} from '@risiti/core'
import type { RowOf } from '../catalogue.js'
import { parseKraTime } from '../formats.js'
import { CATEGORY_OF, discountOf, isExclusive } from './document-from-row.js'
import { paymentMethods } from './payment.js'
import { unreadable } from './recorded-row.js'

/** A row of KRA's list of what suppliers sold to a PIN. */
export type PurchaseRow = RowOf<'selectPurchases'>

type PurchaseLine = PurchaseRow['itemList'][number]

/**
 * Reads what a supplier told KRA to have sold. Its price is read so that it comes to the supplier's total, whichever way the supplier
 * reckons: with the tax in the price, with the tax on top, or, as KRA's own made-up sales, neither.
 * @throws UnreadableAnswerError when something has no meaning.
 */
export function fromPurchaseRow(row: PurchaseRow): SupplierSale {
  return {
    supplier: {
      name: row.spplrNm,
      taxId: { scheme: 'ke-pin', value: row.spplrTin },
      branch: row.spplrBhfId,
      ...(row.spplrSdcId ? { device: row.spplrSdcId } : {}),
    },
    number: String(row.spplrInvcNo),
    type: row.rcptTyCd === 'R' ? 'credit_note' : 'sale',
    soldAt: soldAt(row),
    paidBy: paymentMethods(row.pmtTyCd),
    ...(row.remark ? { note: row.remark } : {}),
    currency: 'KES',
    totals: { net: money(row.totTaxblAmt), tax: money(row.totTaxAmt), gross: money(row.totAmt) },
    lines: row.itemList.map((line) => lineOf(line, row)),
  }
}

/** The day is that of the sale; the time that of its confirmation, where it is of the same day. */
function soldAt({ salesDt, cfmDt, ...row }: PurchaseRow): string {
  const day = parseEat(salesDt, 'yyyyMMdd')
  if (!day) throw unreadable(`/salesDt is ${salesDt}, which is no day`, row)
  const time = parseKraTime(cfmDt)
  const isSame = time && formatEat(time, 'yyyyMMdd') === salesDt
  return formatEat(isSame ? time : day, 'yyyy-MM-ddTHH:mm:ss+03:00')
}

function lineOf(line: PurchaseLine, row: PurchaseRow): SoldLine {
  const tax = CATEGORY_OF.get(line.taxTyCd)
  if (!tax)
    throw unreadable(`/itemList/${line.itemSeq - 1}/taxTyCd is ${line.taxTyCd}, which is no band`, row)
  return {
    line: line.itemSeq,
    item: line.itemCd,
    name: line.itemNm,
    ...(line.bcd ? { barcode: line.bcd } : {}),
    unit: line.qtyUnitCd,
    packaging: line.pkgUnitCd,
    classification: { scheme: 'ke-item-class', code: line.itemClsCd },
    quantity: plain(line.qty),
    ...priceOf(line),
    tax,
    total: money(line.totAmt),
  }
}

function priceOf(line: PurchaseLine): Pick<SoldLine, 'unitPrice' | 'priceIncludesTax' | 'discount'> {
  const price = { unitPrice: plain(line.prc), ...optionalDiscount(discountOf(line)) }
  if (isExclusive(line)) return { ...price, priceIncludesTax: false }
  const total = round(subtract(multiply(decimal(line.qty), decimal(line.prc)), decimal(line.dcAmt)), 2)
  return compare(total, decimal(line.totAmt)) === 0
    ? { ...price, priceIncludesTax: true }
    : priceByTotal(line)
}

/** A price in cents that comes to the total, with what is too much by the cent as a discount. */
function priceByTotal({ qty, totAmt }: PurchaseLine) {
  const [quantity, total] = [decimal(qty), decimal(totAmt)]
  const near = divide(total, quantity, 2, 'half-up')
  const price = compare(round(multiply(quantity, near), 2), total) < 0 ? add(near, decimal('0.01')) : near
  const over = subtract(round(multiply(quantity, price), 2), total)
  const discount = over.units > 0n ? { amount: formatShort(over) } : undefined
  return { unitPrice: formatShort(price), priceIncludesTax: true, ...optionalDiscount(discount) }
}

function optionalDiscount(discount: SoldLine['discount']): Pick<SoldLine, 'discount'> {
  return discount ? { discount } : {}
}

function plain(amount: string): string {
  return formatShort(decimal(amount))
}

function money(amount: string): string {
  return format(round(decimal(amount), 2))
}
