import {
  accept,
  type Handler,
  type Operations,
  type Refusal,
  refuse,
  refuseFreely,
  type Visit,
} from '../contract.js'
import { answerOf } from '../record.js'
import type { StoredInvoice } from '../taxpayer.js'

/** T108: one document in full, for its seller and its buyer. */
export const verifyInvoice: Handler<Operations['verifyInvoice']> = (input, visit) => {
  const invoice = findDocument(input?.invoiceNo, visit)
  return 'refused' in invoice ? invoice : accept(answerOf(invoice, visit.now))
}

/**
 * A document to which the caller is a party. The code for a number that is not found is unpublished: here it is 99 with a
 * text of our own.
 */
export function findDocument(
  invoiceNo: string | undefined,
  { books, taxpayer }: Visit,
): StoredInvoice | Refusal {
  if (invoiceNo === undefined) return refuse('1500')
  if (Buffer.byteLength(invoiceNo) > 20) return refuse('1501')
  const invoice = books.find(invoiceNo)
  const { tin } = taxpayer
  const isParty = invoice?.sellerTin === tin || invoice?.record.buyerDetails?.buyerTin === tin
  return invoice && isParty ? invoice : refuseFreely('The invoice does not exist!')
}
