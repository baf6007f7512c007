import type { Handlers } from '../contract.js'
import { saveSalesTransaction } from './save-sales-transaction.js'
import { selectInitOsdcInfo } from './select-init-osdc-info.js'
import { selectInvoiceDetails } from './select-invoice-details.js'

/** The paths that the sandbox simulates. An operation of the SDK without a handler does not compile. */
export const handlers = {
  selectInitOsdcInfo,
  saveSalesTransaction,
  selectInvoiceDetails,
} satisfies Handlers
