import { accept, type Handler, type Operations, refuseFreely } from '../contract.js'
import { hasLeftCountry } from '../rules/export.js'
import { findDocument } from './verify-invoice.js'

/**
 * T187: whether exported goods have left the country: 101 not yet, 102 they have. No code is printed for other documents:
 * here it is 99 with a text of our own.
 */
export const queryFdnStatus: Handler<Operations['queryFdnStatus']> = (input, visit) => {
  const invoice = findDocument(input?.invoiceNo, visit)
  if ('refused' in invoice) return invoice
  const { invoiceNo, record } = invoice
  if (record.basicInformation.invoiceIndustryCode !== '102')
    return refuseFreely('The invoice is not one of export!')
  return accept({ invoiceNo, documentStatusCode: hasLeftCountry(invoice, visit.now) ? '102' : '101' })
}
