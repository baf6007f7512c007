import { type Refusal, refuse } from '../../contract.js'
import { CREDIT_NOTE_LIMITS } from '../../reference/lists.js'
import type { Claim } from './claim.js'

const DAY_MS = 24 * 60 * 60 * 1000

/** For how many days a document can be credited: `creditNoteMaximumInvoicingDays` of the system dictionary (T115). */
export const CREDIT_DAYS = Number(CREDIT_NOTE_LIMITS.creditNoteMaximumInvoicingDays.value)

/** 1400: the document is one that the seller issued, and no note. 1403: its id is the one that was sent. */
export function originalExists({ original, draft }: Claim): Refusal | undefined {
  const basic = original?.record.basicInformation
  if (!basic || basic.invoiceType === '2') return refuse('1400')
  return basic.invoiceId === draft.oriInvoiceId ? undefined : refuse('1403')
}

/** 1411: the note is in the document's currency. */
export function currencyIsSame({ original, draft }: Claim): Refusal | undefined {
  return draft.currency === original!.record.basicInformation.currency ? undefined : refuse('1411')
}

/** 2050: what was exported is not credited. */
export function isNoExport({ original }: Claim): Refusal | undefined {
  return original!.record.basicInformation.invoiceIndustryCode === '102' ? refuse('2050') : undefined
}

/** 312: the document is not too old. */
export function isInTime({ original, visit }: Claim): Refusal | undefined {
  const age = visit.now.getTime() - original!.issuedAt.getTime()
  return age > CREDIT_DAYS * DAY_MS ? refuse('312') : undefined
}

/** 1401: not all of it is credited. 3163: nor held by an application that waits. */
export function somethingIsLeft({ original, visit: { books } }: Claim): Refusal | undefined {
  if (!books.credits.isExhausted(original!)) return undefined
  const isWaiting = books.credits.standing(original!.invoiceNo).some(({ state }) => state === '102')
  return refuse(isWaiting ? '3163' : '1401')
}
