import type { Handlers } from '../contract.js'
import { saveSalesTransaction } from './save-sales-transaction.js'
import { selectInvoiceDetails } from './select-invoice-details.js'

/** What the sandbox simulates. An operation of the SDK without a handler does not compile. */
export const handlers: Partial<Handlers> = {
  saveSalesTransaction,
  selectInvoiceDetails,
}
