import {
  type Calculation,
  ConfigurationError,
  decimal,
  findingsOf,
  invalidDocument,
  type ResolvedDocument,
} from '@risiti/core'
import type { ChannelProfile } from '../channels/profile.js'
import { nairobiDay, nairobiStamp } from '../formats.js'
import { auditOf } from './audit.js'
import { bandsOf } from './bands.js'
import { buyerOf, type OriginalSale } from './buyer.js'
import { paymentCode } from './payment.js'
import { REASON_CODES } from './reason.js'
import { pricesNotTaken } from './regime.js'
import { remarkOf } from './remark.js'
import { kenyaRules } from './rules/index.js'
import { saleLines } from './sale-line.js'
import type { SaleRequest } from './wire.js'

/** What a sale needs to be told besides the document. */
export interface SaleFacts {
  /** The next number of the device. */
  readonly invcNo: number
  /** When the document was claimed for sending; written in Nairobi time. */
  readonly confirmedAt: Date
  /** The channel it goes through. */
  readonly profile: ChannelProfile
  /** The sale that a credit note is about. KRA wants its `invcNo`, and its buyer repeated. */
  readonly original?: OriginalSale
}

/**
 * Writes a sale or a credit note in KRA's terms. Amounts are those of the calculation, in KES, and positive on a credit note too.
 * @param calculation of this document, under `regimeFor(facts.profile)`.
 * @throws ConfigurationError when the calculation is not in a form that the channel takes.
 * @throws InvalidInputError for what Kenya cannot take (`kenyaRules`), or a credit note whose original is not told.
 */
export function toSale(document: ResolvedDocument, calculation: Calculation, facts: SaleFacts): SaleRequest {
  const { profile, original } = facts
  checkForm(calculation, profile)
  const findings = findingsOf(kenyaRules, { document, calculation }, original ? { original } : {})
  if (findings.length > 0) throw invalidDocument(findings)
  const confirmed = nairobiStamp(facts.confirmedAt)
  const buyer = buyerOf(document, original)
  const itemList = saleLines(calculation.lines)
  const prchrAcptcYn = document.ext?.ke?.accepted ? 'Y' : 'N'
  return {
    trdInvcNo: document.number,
    invcNo: facts.invcNo,
    ...buyer,
    salesTyCd: 'N',
    ...typeOf(document, original),
    pmtTyCd: paymentCode(document),
    salesSttsCd: '02',
    cfmDt: confirmed,
    salesDt: nairobiDay(new Date(document.issuedAt)),
    stockRlsDt: confirmed,
    cnclReqDt: null,
    cnclDt: null,
    totItemCnt: itemList.length,
    ...bandsOf(calculation, profile),
    totTaxblAmt: calculation.totals.net,
    totTaxAmt: calculation.totals.tax,
    totAmt: calculation.totals.gross,
    prchrAcptcYn,
    remark: remarkOf(document, calculation),
    ...auditOf(document),
    receipt: {
      custTin: buyer.custTin,
      custMblNo: document.buyer?.phone ?? null,
      rcptPbctDt: confirmed,
      ...printedOf(document),
      prchrAcptcYn,
    },
    itemList,
  }
}

/** The calculation is one that this channel's validator repeats. */
function checkForm({ prices, lines }: Calculation, profile: ChannelProfile): void {
  if (!profile.arithmetic.includes(prices)) throw pricesNotTaken(profile, prices)
  if (profile.discounts === 'any') return
  const isOther = lines.some(
    ({ discount, discountPercent }) =>
      decimal(discount).units !== 0n && (discountPercent === undefined || discountPercent.includes('.')),
  )
  if (!isOther) return
  throw new ConfigurationError({
    code: 'discount-not-taken',
    message: `${profile.title} takes whole percentages only, and a line has another discount.`,
    cause: 'The document was calculated for another channel.',
    fix: 'Calculate with regimeFor(profile): it lowers the price where a discount is no whole percentage.',
  })
}

/** What makes a sale or a credit note of it. */
function typeOf({ type, preceding, issuedAt }: ResolvedDocument, original: OriginalSale | undefined) {
  if (type !== 'credit_note') return { orgInvcNo: 0, rcptTyCd: 'S' as const, rfdDt: null, rfdRsnCd: null }
  if (!original || !preceding) throw invalidDocument([ORIGINAL_MISSING])
  return {
    orgInvcNo: original.invcNo,
    rcptTyCd: 'R' as const,
    rfdDt: nairobiStamp(new Date(issuedAt)),
    rfdRsnCd: REASON_CODES[preceding.reason]!,
  }
}

const ORIGINAL_MISSING = {
  path: '/preceding',
  message: 'is a sale whose number at KRA is not known',
  fix: 'Tell the mapping the original, with the invcNo it was sent with.',
}

/** What is printed on the receipt besides the sale. */
function printedOf({ ext }: ResolvedDocument) {
  const { tradeName, address, topMessage, bottomMessage } = ext?.ke ?? {}
  return {
    trdeNm: tradeName ?? null,
    adrs: address ?? null,
    topMsg: topMessage ?? null,
    btmMsg: bottomMessage ?? null,
  }
}
