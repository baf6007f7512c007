import { type Refusal, type Rule, refuse } from '../contract.js'
import type { StoredInvoice } from '../taxpayer.js'
import { isTooOld } from './credit/original.js'
import type { Sale } from './sale.js'

/** What a debit note (type 4) adds to: a document of the seller's own. */
export function originalOf({ basic, visit }: Sale): StoredInvoice | undefined {
  if (basic.invoiceType !== '4') return undefined
  const found = visit.books.findById(basic.oriInvoiceId ?? '')
  return found?.sellerTin === visit.taxpayer.tin ? found : undefined
}

/** 1136: a debit note names its original. */
function namesOriginal({ basic }: Sale): Refusal | undefined {
  return basic.oriInvoiceId === undefined ? refuse('1136') : undefined
}

/** 2073: it has a reason. */
function hasReason({ draft }: Sale): Refusal | undefined {
  return Object.keys(draft.extend ?? {}).length === 0 ? refuse('2073') : undefined
}

/** 2074: the original is an invoice or a receipt of the seller, and stands. The code is printed for T110. */
function originalExists(sale: Sale): Refusal | undefined {
  const basic = originalOf(sale)?.record.basicInformation
  return basic?.invoiceType === '1' && basic.isInvalid !== '1' ? undefined : refuse('2074')
}

/** 2049, 3029: nothing is added to what was exported, nor to fuel. */
function originalIsOrdinary(sale: Sale): Refusal | undefined {
  const industry = originalOf(sale)!.record.basicInformation.invoiceIndustryCode
  if (industry === '102') return refuse('2049')
  return industry === '110' ? refuse('3029') : undefined
}

/** 1411: the note is in the original's currency. */
function currencyIsSame(sale: Sale): Refusal | undefined {
  const { currency } = originalOf(sale)!.record.basicInformation
  return sale.basic.currency === currency ? undefined : refuse('1411')
}

/** 312: the original is not too old. The text names debit notes, the table T110 to T114 only. */
function isInTime(sale: Sale): Refusal | undefined {
  return isTooOld(originalOf(sale)!, sale.visit) ? refuse('312') : undefined
}

/**
 * 306: nothing was credited, or only a part where T103 allows a debit note after that (`issueDebitNote`). The authority's own
 * history names T109 with this text. 317, inferred from its text: one debit note at a time.
 */
function isFree(sale: Sale): Refusal | undefined {
  const { books, taxpayer } = sale.visit
  const original = originalOf(sale)!
  const isCredited = books.credits.standing(original.invoiceNo).some(({ state }) => state === '101')
  const mayFollow = taxpayer.rights.issueDebitNote === '1' && !books.credits.isExhausted(original)
  if (isCredited && !mayFollow) return refuse('306')
  return books.debitNotes(original).length > 0 ? refuse('317') : undefined
}

/** What a debit note must pass besides. */
export const DEBIT_NOTE_RULES: readonly Rule<Sale>[] = [
  namesOriginal,
  hasReason,
  originalExists,
  originalIsOrdinary,
  currencyIsSame,
  isInTime,
  isFree,
]
