import { firstRefusal, type Refusal, type Rule, refuse } from '../../contract.js'
import { CURRENCIES, TAX_CATEGORIES } from '../../dictionary.js'
import * as buyer from '../buyer.js'
import { kindFitsSeller } from '../document.js'
import { isByAgent, layOut, type Sale } from '../sale.js'
import { ratesFitGoods } from '../tax.js'
import type { Claim } from './claim.js'

/*
 * A credit note without original. It says itself what else its original says: seller, buyer and goods, as a T109 does, and is
 * checked as one. That T110 answers with the codes of T109 then is inferred: the table prints most of them there only.
 */

/** The note as if it were a sale. */
export function asSale({ draft, lines, visit }: Claim): Sale {
  const basicInformation = { ...draft.basicInformation, currency: draft.currency }
  return layOut({ buyerDetails: draft.buyerDetails, basicInformation, goodsDetails: [...lines] }, visit)
}

/** 3124: nobody credits so for a principal. 2825, printed for T109: and few do for themselves. */
function sellerMay({ visit }: Claim): Refusal | undefined {
  if (isByAgent(visit)) return refuse('3124')
  return visit.taxpayer.rights.isAllowIssueCreditWithoutFDN === '1' ? undefined : refuse('2825')
}

/** 2180, 1131, 1139: currency, operator and kind are given. 2244, 1163: and the kind of buyer. */
function headIsWhole({ draft }: Claim): Refusal | undefined {
  const { operator, invoiceKind = '' } = draft.basicInformation ?? {}
  const buyerType = draft.buyerDetails?.buyerType
  if (!CURRENCIES.has(draft.currency ?? '')) return refuse('2180')
  if (operator === undefined) return refuse('1131')
  if (!['1', '2'].includes(invoiceKind)) return refuse('1139')
  if (buyerType === undefined) return refuse('2244')
  return ['0', '1', '2', '3'].includes(buyerType) ? undefined : refuse('1163')
}

const PARTY_RULES: readonly Rule<Sale>[] = [
  kindFitsSeller,
  buyer.businessIsNamed,
  buyer.consumerIsKnown,
  buyer.foreignerIsKnown,
  buyer.governmentHasTin,
  buyer.buyerExists,
  buyer.buyerTypeFits,
]

/** 1326, 2240, 2246, 2249, 2839, 2887, 2888, 3077, 3082, 3083: seller and buyer are as they would be in a T109. */
function partiesAreKnown(claim: Claim): Refusal | undefined {
  return firstRefusal(PARTY_RULES, asSale(claim))
}

export const FREE_HEAD_RULES: readonly Rule<Claim>[] = [sellerMay, headIsWhole, partiesAreKnown]

const RATES = new Set(Object.values(TAX_CATEGORIES).map(({ rate }) => rate))

/** 1332 to 1335, 2048: each rate is that of its goods. */
export function freeRatesFit(claim: Claim): Refusal | undefined {
  const wrong = claim.lines.findIndex(({ taxRate = '' }) => !RATES.has(taxRate))
  return wrong >= 0 ? refuse('2048', { row: wrong }) : ratesFitGoods(asSale(claim))
}
