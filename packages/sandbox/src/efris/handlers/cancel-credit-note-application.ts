import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { cancel } from '../credit-note.js'
import { CANCELLATION_RULES, type Cancellation } from '../rules/credit/cancellation.js'

/** T114: an approved note is taken back, at once. There are no debit notes and memos here to be cancelled. */
export const cancelCreditNoteApplication: Handler<Operations['cancelCreditNoteApplication']> = (
  input,
  visit,
) => {
  const draft = input ?? {}
  const application = visit.books.credits
    .of(visit.taxpayer.tin)
    .find(({ note }) => note !== undefined && note.invoiceNo === draft.invoiceNo)
  const refusal = firstRefusal(CANCELLATION_RULES, { draft, application } satisfies Cancellation)
  if (refusal) return refusal
  cancel(application!, { reasonCode: draft.reasonCode!, reason: draft.reason }, visit)
  return accept(undefined)
}
