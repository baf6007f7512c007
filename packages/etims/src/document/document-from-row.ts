import {
  type Buyer,
  compare,
  decimal,
  documentSchema,
  type FiscalDocument,
  format,
  formatEat,
  formatShort,
  isZero,
  type Line,
  multiply,
  parseEat,
  round,
  subtract,
  type TaxCategory,
} from '@risiti/core'
import { parseKraTime } from '../formats.js'
import { WALK_IN } from './buyer.js'
import { isWhole } from './discount.js'
import type { SalesRow } from './from-etims.js'
import { paymentMethod } from './payment.js'
import { reasonOf } from './reason.js'
import { type RecordedLine, type RecordedRow, readable, readRow, unreadable } from './recorded-row.js'
import { BAND_OF } from './regime.js'
import type { SaleRequest } from './wire.js'

/** What the seller knows of a sale that KRA does not keep. */
export interface OwnFacts {
  /** The seller's own number. Without it the one that was sent, or `invcNo`. */
  readonly number?: string
  /** The device, by the name it has in the gateway. Default `etims`. */
  readonly device?: string
  /** What a credit note is about, in the gateway's terms. */
  readonly original?: Omit<NonNullable<FiscalDocument['preceding']>, 'reason' | 'explanation'>
}

/**
 * Reads a sale or credit note back into a document: a row of KRA's lists, or a request as it was sent (to a unit, which has no
 * list, too). What KRA keeps comes back equal: items with class, bar code, packaging, unit, quantity and price; whole percentages
 * of discount (where half a cent does not hang on how it is taken), other discounts as their amount; taxes; insurance; the buyer's PIN, name and telephone; one way to pay;
 * messages of the receipt; the operator up to 60 characters; and the reason of a credit note.
 *
 * It does not keep: the seller's number (a request has it), the form (a sale is a `receipt`) and the kind of buyer (`business` with
 * a PIN, else `consumer`); the time of a sale, of which only the day (it is given the time of its confirmation, where that is of
 * the same day); payments in several ways, change; foreign currency (amounts are KES, the note tells); a discount that
 * became a lower price or two items; discounts on the document, which stand on its lines; metadata and stated totals. Where no
 * line bears a tax it cannot be told whether prices hold it: they are read as if, and come to the same.
 * @throws UnreadableAnswerError when something is missing or has no meaning.
 */
export function documentFromSalesRow(row: SalesRow | SaleRequest, own: OwnFacts = {}): FiscalDocument {
  const sale = readRow(row)
  const includesTax = !sale.itemList.some(isExclusive)
  const document = {
    type: sale.rcptTyCd === 'R' ? 'credit_note' : 'receipt',
    number: own.number ?? sale.trdInvcNo ?? sale.invcNo,
    device: own.device ?? 'etims',
    currency: 'KES',
    issuedAt: issuedAt(sale),
    operator: sale.regrNm ?? sale.regrId,
    buyer: buyerOf(sale),
    preceding: sale.rcptTyCd === 'R' ? { ...own.original, ...reasonIn(sale) } : undefined,
    lines: sale.itemList.map((line, place) => lineOf(line, place, includesTax, sale)),
    payments: paymentsOf(sale),
    note: sale.remark,
    ext: extensionOf(sale),
  }
  return readable(documentSchema, withoutNothing(document), row)
}

/** Whether tax comes on top of the price: then what is taxable is the price, and the total is more. */
export function isExclusive({
  qty,
  prc,
  dcAmt,
  taxblAmt,
  totAmt,
}: Pick<RecordedLine, 'qty' | 'prc' | 'dcAmt' | 'taxblAmt' | 'totAmt'>): boolean {
  const price = round(subtract(multiply(decimal(qty), decimal(prc)), decimal(dcAmt)), 2)
  return compare(decimal(taxblAmt), price) === 0 && compare(decimal(totAmt), price) > 0
}

function lineOf(line: RecordedLine, place: number, priceIncludesTax: boolean, sale: RecordedRow): Line {
  const tax = CATEGORY_OF.get(line.taxTyCd)
  if (!tax) throw unreadable(`/itemList/${place}/taxTyCd is ${line.taxTyCd}, which is no band`, sale)
  return withoutNothing({
    item: line.itemCd,
    name: line.itemNm,
    barcode: line.bcd,
    quantity: plain(line.qty),
    unit: line.qtyUnitCd,
    unitPrice: plain(line.prc),
    tax,
    priceIncludesTax,
    discount: discountOf(line),
    classification: line.itemClsCd ? { scheme: 'ke-item-class', code: line.itemClsCd } : undefined,
    packaging: line.pkgUnitCd,
    ext: insuranceOf(line),
  }) as Line
}

/** The tax category of each of KRA's bands. */
export const CATEGORY_OF: ReadonlyMap<string, TaxCategory> = new Map(
  Object.entries(BAND_OF).map(([category, band]) => [band as string, category as TaxCategory]),
)

/** A percentage, where it comes to the amount both of quantity times price and of the rounded line: regimes take it of either. */
export function discountOf({
  qty,
  prc,
  dcRt,
  dcAmt,
}: Pick<RecordedLine, 'qty' | 'prc' | 'dcRt' | 'dcAmt'>): Line['discount'] {
  if (isZero(decimal(dcAmt))) return undefined
  const percent = plain(dcRt)
  const gross = format(round(multiply(decimal(qty), decimal(prc)), 2))
  const isOf = (quantity: string, unitPrice: string) =>
    isWhole(percent, { quantity, unitPrice, discount: dcAmt })
  return isOf(qty, prc) && isOf('1', gross) ? { percent } : { amount: plain(dcAmt) }
}

function insuranceOf({ isrccCd, isrccNm, isrcRt, isrcAmt }: RecordedLine): Line['ext'] {
  if (!isrccCd) return undefined
  const insurance = {
    code: isrccCd,
    name: isrccNm ?? isrccCd,
    percent: plain(isrcRt ?? '0'),
    amount: plain(isrcAmt ?? '0'),
  }
  return { ke: { insurance } }
}

/** The day is that of the sale. The time is that of the note, or of the confirmation where it is of the same day. */
function issuedAt(sale: RecordedRow): string {
  const day = parseEat(sale.salesDt, 'yyyyMMdd')
  if (!day) throw unreadable(`/salesDt is ${sale.salesDt}, which is no day`, sale)
  const times = [sale.rfdDt, sale.cfmDt].map((text) => parseKraTime(text ?? ''))
  const time = times.find((each) => each && formatEat(each, 'yyyyMMdd') === sale.salesDt)
  return formatEat(time ?? day, 'yyyy-MM-ddTHH:mm:ss+03:00')
}

/** A walk-in is nobody; a buyer without a name was called by the PIN. */
function buyerOf({ custTin, custNm, receipt }: RecordedRow): Buyer | undefined {
  const isNamed = custNm !== undefined && custNm !== custTin && (custNm !== WALK_IN || custTin !== undefined)
  if (!custTin && !isNamed && !receipt.custMblNo) return undefined
  return withoutNothing({
    kind: custTin ? 'business' : 'consumer',
    name: isNamed ? custNm : undefined,
    taxId: custTin ? { scheme: 'ke-pin', value: custTin } : undefined,
    phone: receipt.custMblNo,
  }) as Buyer
}

function reasonIn(sale: RecordedRow) {
  const known = reasonOf(sale.rfdRsnCd ?? '')
  if (known) return known
  throw unreadable(`/rfdRsnCd is ${sale.rfdRsnCd ?? 'missing'}, which is no reason of class 32`, sale)
}

function paymentsOf({ pmtTyCd, totAmt }: RecordedRow) {
  const method = paymentMethod(pmtTyCd)
  return method ? [{ method, amount: plain(totAmt) }] : undefined
}

function extensionOf({ receipt, prchrAcptcYn }: RecordedRow): FiscalDocument['ext'] {
  const ke = withoutNothing({
    tradeName: receipt.trdeNm,
    address: receipt.adrs,
    topMessage: receipt.topMsg,
    bottomMessage: receipt.btmMsg,
    accepted: prchrAcptcYn || undefined,
  })
  return Object.keys(ke).length > 0 ? { ke } : undefined
}

function plain(amount: string): string {
  return formatShort(decimal(amount))
}

/** Leaves out members without a value, as a document does. */
function withoutNothing<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Value
}
