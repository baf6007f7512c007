import { accept, type Handler, type Operations, refuse, refuseFreely } from '../contract.js'

/** T122: a note that was cancelled, and why. What is answered for any other number is unpublished: here it is 99. */
export const queryInvalidCreditNote: Handler<Operations['queryInvalidCreditNote']> = (input, visit) => {
  const invoiceNo = input?.invoiceNo
  if (invoiceNo === undefined) return refuse('1500')
  if (Buffer.byteLength(invoiceNo) > 20) return refuse('1501')
  const application = visit.books.credits
    .of(visit.taxpayer.tin)
    .find(({ note, cancellation }) => note?.invoiceNo === invoiceNo && cancellation)
  if (!application) return refuseFreely('There is no cancelled credit note with this number!')
  const { basicInformation: basic, summary } = application.note!.record
  return accept({
    invoiceNo,
    currency: basic.currency,
    issueDate: basic.issuedDate,
    grossAmount: summary.grossAmount,
    ...application.cancellation,
  })
}
