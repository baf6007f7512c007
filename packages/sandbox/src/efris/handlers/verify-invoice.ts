import { accept, type Handler, type Operations, refuse, refuseFreely } from '../contract.js'
import { answerOf } from '../record.js'

/**
 * T108: one document in full, for its seller and its buyer. The code for a number that is not found is unpublished: here it
 * is 99 with a text of our own.
 */
export const verifyInvoice: Handler<Operations['verifyInvoice']> = (input, visit) => {
  const invoiceNo = input?.invoiceNo
  if (invoiceNo === undefined) return refuse('1500')
  if (Buffer.byteLength(invoiceNo) > 20) return refuse('1501')
  const invoice = visit.books.find(invoiceNo)
  const { tin } = visit.taxpayer
  const isParty = invoice?.sellerTin === tin || invoice?.record.buyerDetails?.buyerTin === tin
  if (!invoice || !isParty) return refuseFreely('The invoice does not exist!')
  return accept(answerOf(invoice, visit.now))
}
