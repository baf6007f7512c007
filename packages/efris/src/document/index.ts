export { fromInvoice, type InvoiceRecord } from './from-efris.js'
export { refusals } from './refusals.js'
export { ugandaRegime } from './regime.js'
export { type InvoiceFacts, isRegisteredForVat, toInvoice } from './to-efris.js'
