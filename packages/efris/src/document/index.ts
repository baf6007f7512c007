export { fromInvoice, type InvoiceRecord } from './from-efris.js'
export { ugandaRegime } from './regime.js'
export { type InvoiceFacts, isRegisteredForVat, toInvoice } from './to-efris.js'
