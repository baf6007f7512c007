export {
  fromSaleAnswer,
  fromSalesRow,
  type RecordedSale,
  type SalesRow,
  type SignedReceipt,
} from './from-etims.js'
export {
  cuInvoiceNumber,
  groupsOfFour,
  RECEIPT_LABELS,
  type ReceiptLabel,
  receiptCounter,
  receiptText,
  receiptUrl,
} from './receipt.js'
export { refusals } from './refusals.js'
export { BAND_OF, kenyaRegime } from './regime.js'
export { type SaleRequest, toSale } from './to-etims.js'
