import { type Refusal, refuse, type Visit } from '../../contract.js'
import { CREDIT_NOTE_LIMITS } from '../../reference/lists.js'
import type { StoredInvoice } from '../../taxpayer.js'
import { hasLeftCountry } from '../export.js'
import type { Claim } from './claim.js'

const DAY_MS = 24 * 60 * 60 * 1000

/** For how many days a document can be credited: `creditNoteMaximumInvoicingDays` of the system dictionary (T115). */
export const CREDIT_DAYS = Number(CREDIT_NOTE_LIMITS.creditNoteMaximumInvoicingDays.value)

/**
 * 1400: the document is an invoice or a receipt that the seller issued. 2818, inferred: one that nobody knows is taken back
 * without naming it, by who may do so. 1403: its id is the one that was sent. Debit notes are cancelled (T114)
 * and not credited; that too is inferred.
 */
export function originalExists({ original, draft, visit }: Claim): Refusal | undefined {
  const { books, taxpayer } = visit
  const isUnknown = !books.find(draft.oriInvoiceNo!)
  if (isUnknown && taxpayer.rights.isAllowIssueCreditWithoutFDN === '1') return refuse('2818')
  const basic = original?.record.basicInformation
  if (basic?.invoiceType !== '1') return refuse('1400')
  return basic.invoiceId === draft.oriInvoiceId ? undefined : refuse('1403')
}

/** 1411: the note is in the document's currency. */
export function currencyIsSame({ original, draft }: Claim): Refusal | undefined {
  return draft.currency === original!.record.basicInformation.currency ? undefined : refuse('1411')
}

/** 2050: what was exported is not credited. 3162: nor what customs are still letting out. */
export function isNoExport({ original, visit }: Claim): Refusal | undefined {
  if (original!.record.basicInformation.invoiceIndustryCode !== '102') return undefined
  return refuse(hasLeftCountry(original!, visit.now) ? '2050' : '3162')
}

/** 1402: no debit note stands against it. */
export function isNotDebited({ original, visit }: Claim): Refusal | undefined {
  return visit.books.debitNotes(original!).length > 0 ? refuse('1402') : undefined
}

/** Whether the days in which a note may be issued against a document have passed. */
export function isTooOld({ issuedAt }: StoredInvoice, { now }: Visit): boolean {
  return now.getTime() - issuedAt.getTime() > CREDIT_DAYS * DAY_MS
}

/** 312: the document is not too old. */
export function isInTime({ original, visit }: Claim): Refusal | undefined {
  return isTooOld(original!, visit) ? refuse('312') : undefined
}

/** 1401: not all of it is credited. 3163: nor held by an application that waits. */
export function somethingIsLeft({ original, visit: { books } }: Claim): Refusal | undefined {
  if (!books.credits.isExhausted(original!)) return undefined
  const isWaiting = books.credits.standing(original!.invoiceNo).some(({ state }) => state === '102')
  return refuse(isWaiting ? '3163' : '1401')
}
