import type { CalculatedLine, ComputedPurchase, RequestOf, SoldLine } from '@risiti/core'
import type { ChannelProfile } from '../channels/profile.js'
import { nairobiDay, nairobiStamp } from '../formats.js'
import type { savePurchase } from '../operations/save-purchase.js'
import { auditOf } from './audit.js'
import { bandsOf } from './bands.js'
import { wirePrice } from './discount.js'
import { paymentCodeOf } from './payment.js'
import { letterOf } from './sale-line.js'

/** The request that confirms what a supplier sold, or says that it was not bought. */
export type PurchaseRequest = RequestOf<typeof savePurchase>

/** What a decision needs to be told besides itself. */
export interface PurchaseSendFacts {
  /** The next number of the device's purchases. */
  readonly invcNo: number
  /** When it was claimed for sending. */
  readonly confirmedAt: Date
  readonly profile: ChannelProfile
}

/** Of code class 34: "Approved" and "Canceled". No record shows how a taxpayer says that he did not buy: 04 is the only one that means it. */
const STATUS = { accept: '02', reject: '04' } as const

/** Writes a decision about a supplier's sale in KRA's terms. */
export function toPurchase(
  { facts, document, calculation }: ComputedPurchase,
  { invcNo, confirmedAt, profile }: PurchaseSendFacts,
): PurchaseRequest {
  const { sale, decision, receivedAt } = facts
  const { supplier } = sale
  const confirmed = nairobiStamp(confirmedAt)
  const isNote = sale.type === 'credit_note'
  const itemList = calculation.lines.map((line, place) => purchaseLine(line, place, facts))
  return {
    invcNo,
    orgInvcNo: 0,
    spplrTin: supplier.taxId.value,
    spplrBhfId: supplier.branch ?? null,
    spplrNm: supplier.name,
    spplrInvcNo: Number(sale.number),
    regTyCd: 'A',
    pchsTyCd: 'N',
    rcptTyCd: isNote ? 'R' : 'P',
    pmtTyCd: paymentCodeOf(sale.paidBy),
    pchsSttsCd: STATUS[decision],
    cfmDt: confirmed,
    pchsDt: nairobiDay(new Date(sale.soldAt)),
    wrhsDt: receivedAt === undefined ? null : nairobiStamp(new Date(receivedAt)),
    cnclReqDt: null,
    cnclDt: decision === 'reject' ? confirmed : null,
    rfdDt: isNote ? nairobiStamp(new Date(sale.soldAt)) : null,
    totItemCnt: itemList.length,
    ...bandsOf(calculation, profile),
    totTaxblAmt: calculation.totals.net,
    totTaxAmt: calculation.totals.tax,
    totAmt: calculation.totals.gross,
    remark: facts.note ?? null,
    ...auditOf(document),
    itemList,
  }
}

function purchaseLine(
  line: CalculatedLine,
  place: number,
  { sale, lines, isMapped }: ComputedPurchase['facts'],
): PurchaseRequest['itemList'][number] {
  const { source } = line
  const sold: SoldLine = sale.lines.find((each) => each.line === lines[line.index])!
  return {
    itemSeq: place + 1,
    itemCd: isMapped ? source.item : null,
    itemClsCd: source.classification.code,
    itemNm: source.name,
    bcd: source.barcode ?? null,
    spplrItemClsCd: sold.classification.code,
    spplrItemCd: sold.item,
    spplrItemNm: sold.name,
    pkgUnitCd: source.packaging ?? 'NT',
    pkg: line.quantity,
    qtyUnitCd: source.unit,
    qty: line.quantity,
    ...wirePrice(line),
    taxTyCd: letterOf(line),
    taxblAmt: line.net,
    taxAmt: line.tax,
    totAmt: line.total,
    itemExprDt: null,
  }
}
