import type { Application, CreditRequest } from '../books/credits.js'
import { creditable } from '../books/credits.js'
import { accept, firstRefusal, type Handler, type Operations, type Visit } from '../contract.js'
import { cancel, decideAtOnce, invalidate } from '../note-decisions.js'
import { CANCELLATION_RULES, type Cancellation, layOutCancellation } from '../rules/credit/cancellation.js'

/**
 * T114: a note is taken back: a credit note or a memo at once, a debit note when somebody approves the application that begins
 * here.
 */
export const cancelCreditNoteApplication: Handler<Operations['cancelCreditNoteApplication']> = (
  input,
  visit,
) => {
  const cancellation = layOutCancellation(input ?? {}, visit)
  const refusal = firstRefusal(CANCELLATION_RULES, cancellation)
  if (refusal) return refusal
  const { draft, application, note } = cancellation
  if (note!.record.basicInformation.invoiceType === '4') decideAtOnce(applyFor(cancellation), visit)
  else if (application) cancel(application, { reasonCode: draft.reasonCode!, reason: draft.reason }, visit)
  else invalidate(note!)
  return accept(undefined)
}

function applyFor({ draft, note, visit }: Cancellation): Application {
  const { basicInformation: basic, sellerDetails: seller, buyerDetails: buyer } = note!.record
  return visit.books.credits.submit({
    category: '103',
    sellerTin: visit.taxpayer.tin,
    deviceNo: visit.globalInfo.deviceNo!,
    appliedAt: visit.now,
    original: visit.books.find(basic.oriInvoiceNo!),
    parties: { seller: { ...seller }, buyer: { ...buyer } },
    request: requestOf(draft, note!, visit),
    note: note!,
  })
}

/** What the application is about: the debit note as it stands. */
function requestOf(
  { reason, reasonCode, attachmentList }: Cancellation['draft'],
  note: NonNullable<Cancellation['note']>,
  { door }: Visit,
): CreditRequest {
  const { basicInformation: basic, taxDetails, summary, payWay } = note.record
  const goodsDetails = creditable(note)
  const { currency } = basic
  const source = door.dataSource
  return { reason, reasonCode, attachmentList, currency, source, goodsDetails, taxDetails, summary, payWay }
}
