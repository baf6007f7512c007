export {
  type ApplicationContent,
  type ApplicationDetail,
  type ApplicationRow,
  documentFromApplication,
  noteStateFrom,
} from './from-credit.js'
export { fromInvoice, type InvoiceRecord } from './from-efris.js'
export { documentFromInvoice, type InvoiceAnswer } from './from-invoice.js'
export { isRegisteredForVat } from './kind.js'
export { ugandaMovementRules } from './movement-rules.js'
export { placeInDocument } from './place.js'
export { ugandaRegime } from './regime.js'
export type {
  LineBalance,
  ListedDuty,
  ListedRate,
  RegisteredGoods,
  UgandaFacts,
  UgandaRule,
} from './rules/facts.js'
export { ugandaRules } from './rules/index.js'
export { type CreditedOriginal, type CreditFacts, orderNumbersOf, toCreditApplication } from './to-credit.js'
export { type InvoiceFacts, toInvoice } from './to-efris.js'
export { movementDay, type StockRequest, toStock } from './to-stock.js'
