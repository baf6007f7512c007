import {
  accept,
  type Handler,
  type Operations,
  type Refusal,
  refuse,
  refuseFreely,
  type Visit,
} from '../contract.js'
import { beforeUpload } from '../offline.js'
import { answerOf } from '../record.js'
import type { StoredInvoice } from '../taxpayer.js'
import { documentAt } from '../visible.js'

/** T108: one document in full, for its seller and its buyer. */
export const verifyInvoice: Handler<Operations['verifyInvoice']> = (input, visit) => {
  const invoice = findDocument(input?.invoiceNo, visit)
  if ('refused' in invoice) return invoice
  const isWaiting = visit.books.queue.list().some(({ invoiceNo }) => invoiceNo === invoice.invoiceNo)
  return accept(isWaiting ? beforeUpload(invoice, visit.now) : answerOf(invoice, visit.now))
}

/**
 * A document to which the caller is a party. The code for a number that is not found is unpublished: here it is 99 with a
 * text of our own. 2930: an enabler without the authority finds its own documents only.
 */
export function findDocument(invoiceNo: string | undefined, visit: Visit): StoredInvoice | Refusal {
  if (invoiceNo === undefined) return refuse('1500')
  if (Buffer.byteLength(invoiceNo) > 20) return refuse('1501')
  const invoice = documentAt(invoiceNo, visit)
  const { tin } = visit.taxpayer
  const isParty = invoice?.sellerTin === tin || invoice?.record.buyerDetails?.buyerTin === tin
  if (invoice && isParty) return invoice
  return visit.door.isOffline ? refuse('2930') : refuseFreely('The invoice does not exist!')
}
