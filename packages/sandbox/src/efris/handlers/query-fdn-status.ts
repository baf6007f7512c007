import { accept, type Handler, type Operations, refuseFreely } from '../contract.js'
import { findDocument } from './verify-invoice.js'

/** How long customs take to let exported goods out. There is no call that tells the authority, so here it is the clock. */
export const CLEARANCE_MS = 24 * 60 * 60 * 1000

/**
 * T187: whether exported goods have left the country: 101 not yet, 102 they have. No code is printed for other documents:
 * here it is 99 with a text of our own.
 */
export const queryFdnStatus: Handler<Operations['queryFdnStatus']> = (input, visit) => {
  const invoice = findDocument(input?.invoiceNo, visit)
  if ('refused' in invoice) return invoice
  const { invoiceNo, issuedAt, record } = invoice
  if (record.basicInformation.invoiceIndustryCode !== '102')
    return refuseFreely('The invoice is not one of export!')
  const hasLeft = visit.now.getTime() - issuedAt.getTime() >= CLEARANCE_MS
  return accept({ invoiceNo, documentStatusCode: hasLeft ? '102' : '101' })
}
