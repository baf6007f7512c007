export { buyerOf, type OriginalSale } from './buyer.js'
export { documentFromSalesRow, type OwnFacts } from './document-from-row.js'
export {
  fromSaleAnswer,
  fromSalesRow,
  type RecordedSale,
  type SalesRow,
  type SignedReceipt,
} from './from-etims.js'
export { stockOfImport, stockOfPurchase, stockOfSale } from './goods.js'
export {
  fromImportRow,
  type ImportRow,
  type ImportUpdate,
  isWaiting,
  toImportUpdate,
} from './imported-goods.js'
export { type KenyaMovementFacts, kenyaMovementRules } from './movement-rules.js'
export {
  cuInvoiceNumber,
  groupsOfFour,
  RECEIPT_LABELS,
  type ReceiptLabel,
  receiptCounter,
  receiptText,
  receiptUrl,
} from './receipt.js'
export { BAND_OF, kenyaRegime, regimeFor } from './regime.js'
export {
  type CreditedSale,
  type KenyaFacts,
  kenyaRules,
  type LineLeft,
  type RegisteredItem,
} from './rules/index.js'
export { MOVEMENT_CODES } from './stock-codes.js'
export { fromPurchaseRow, type PurchaseRow } from './supplier-sale.js'
export { type SaleFacts, toSale } from './to-etims.js'
export { type PurchaseRequest, type PurchaseSendFacts, toPurchase } from './to-purchase.js'
export { type StockIOFacts, type StockIORequest, toStockIO } from './to-stock-io.js'
export type { SaleRequest } from './wire.js'
