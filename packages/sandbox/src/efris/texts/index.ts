/*
 * What the authority says with each code that the sandbox raises: its own wording, mistakes included. `*`, `XXX`, `x`, `y`
 * and the like stand for values that are filled in.
 */

import { ACCOUNT_CODES, ACCOUNT_TEXTS } from './account.js'
import { CERTIFICATE_TEXTS } from './certificate.js'
import * as credit from './credit.js'
import { DEVICE_CODES, DEVICE_TEXTS } from './device.js'
import { ENVELOPE_TEXTS } from './envelope.js'
import { FUEL_CODES, FUEL_TEXTS } from './fuel.js'
import { GOODS_UPLOAD_TEXTS, INQUIRY_TEXTS } from './goods.js'
import { DETAIL_TEXTS, INVOICE_TEXTS, QUERY_TEXTS } from './invoice.js'
import * as kinds from './invoice-kinds.js'
import { EXCISE_TEXTS, RELIEF_TEXTS } from './invoice-lines.js'
import * as invoices from './invoice-queries.js'
import { DEBIT_NOTE_TEXTS, MEMO_TEXTS } from './notes.js'
import { PAGE_TEXTS } from './page.js'
import {
  BY_DATE_TEXTS,
  CATEGORY_TEXTS,
  CONTACT_TEXTS,
  INCREMENT_TEXTS,
  RATE_TEXTS,
  TAXPAYER_TEXTS,
  TREATMENT_TEXTS,
} from './reference.js'
import {
  RECORDS_TEXTS,
  STOCK_IN_DETAIL_TEXTS,
  STOCK_IN_LIST_TEXTS,
  STOCK_IN_TEXTS,
  TRANSFER_TEXTS,
} from './stock.js'

/** What T109 says. */
const SALE_TEXTS = {
  ...INVOICE_TEXTS,
  ...DEBIT_NOTE_TEXTS,
  ...MEMO_TEXTS,
  ...EXCISE_TEXTS,
  ...RELIEF_TEXTS,
  ...kinds.INDUSTRY_TEXTS,
  ...kinds.FUEL_SALE_TEXTS,
  ...kinds.AGENT_TEXTS,
  ...kinds.BUYER_EXTEND_TEXTS,
} as const

/** Every text by its code. */
export const TEXTS = {
  ...ENVELOPE_TEXTS,
  ...SALE_TEXTS,
  ...QUERY_TEXTS,
  ...DETAIL_TEXTS,
  ...CERTIFICATE_TEXTS,
  ...ACCOUNT_TEXTS,
  ...DEVICE_TEXTS,
  ...FUEL_TEXTS,
  ...credit.CREDIT_TEXTS,
  ...credit.APPLICATION_QUERY_TEXTS,
  ...credit.APPLICATION_DETAIL_TEXTS,
  ...credit.DECISION_TEXTS,
  ...credit.CANCELLATION_TEXTS,
  ...credit.APPLICATION_LINES_TEXTS,
  ...credit.WITHDRAWAL_TEXTS,
  ...credit.CANCELLED_TEXTS,
  ...invoices.CREDITABLE_QUERY_TEXTS,
  ...invoices.COMPARISON_TEXTS,
  ...invoices.BATCH_TEXTS,
  ...invoices.BUYER_CHANGE_TEXTS,
  ...invoices.REMAINDER_TEXTS,
  ...invoices.EXPORT_STATUS_TEXTS,
  ...INQUIRY_TEXTS,
  ...GOODS_UPLOAD_TEXTS,
  ...STOCK_IN_TEXTS,
  ...TRANSFER_TEXTS,
  ...RECORDS_TEXTS,
  ...STOCK_IN_LIST_TEXTS,
  ...STOCK_IN_DETAIL_TEXTS,
  ...TAXPAYER_TEXTS,
  ...RATE_TEXTS,
  ...INCREMENT_TEXTS,
  ...TREATMENT_TEXTS,
  ...BY_DATE_TEXTS,
  ...CONTACT_TEXTS,
} as const

export type ReturnCode = `${keyof typeof TEXTS}`

/** The codes that an interface answers besides those of the outer message, by our method name. */
export const CODES_BY_METHOD: Readonly<Record<string, object>> = {
  fiscaliseInvoice: SALE_TEXTS,
  queryAllInvoices: QUERY_TEXTS,
  verifyInvoice: DETAIL_TEXTS,
  certificateUpload: CERTIFICATE_TEXTS,
  ...ACCOUNT_CODES,
  ...DEVICE_CODES,
  ...FUEL_CODES,
  applyCreditNote: credit.CREDIT_TEXTS,
  queryCreditNoteStatus: credit.APPLICATION_QUERY_TEXTS,
  getCreditApplicationDetail: credit.APPLICATION_DETAIL_TEXTS,
  approveCreditNote: credit.DECISION_TEXTS,
  cancelCreditNoteApplication: credit.CANCELLATION_TEXTS,
  queryCreditApplication: credit.APPLICATION_LINES_TEXTS,
  voidCreditDebitApplication: credit.WITHDRAWAL_TEXTS,
  queryInvalidCreditNote: credit.CANCELLED_TEXTS,
  queryInvoices: invoices.CREDITABLE_QUERY_TEXTS,
  verifyInvoicesBatch: invoices.COMPARISON_TEXTS,
  fiscaliseBatchInvoices: invoices.BATCH_TEXTS,
  updateBuyerDetails: invoices.BUYER_CHANGE_TEXTS,
  invoiceRemainDetails: invoices.REMAINDER_TEXTS,
  queryFdnStatus: invoices.EXPORT_STATUS_TEXTS,
  inquireGoods: INQUIRY_TEXTS,
  uploadGoods: GOODS_UPLOAD_TEXTS,
  maintainStock: STOCK_IN_TEXTS,
  transferStock: TRANSFER_TEXTS,
  queryStockRecords: RECORDS_TEXTS,
  queryStockRecordsAlt: STOCK_IN_LIST_TEXTS,
  queryStockRecordDetail: STOCK_IN_DETAIL_TEXTS,
  queryStockAdjustRecords: PAGE_TEXTS,
  queryStockTransferRecords: PAGE_TEXTS,
  queryTaxpayerByTin: TAXPAYER_TEXTS,
  getExchangeRate: RATE_TEXTS,
  queryCommodityCategories: CATEGORY_TEXTS,
  syncCommodityCategories: INCREMENT_TEXTS,
  checkTaxpayerType: TREATMENT_TEXTS,
  queryCommodityByDate: BY_DATE_TEXTS,
  uploadFrequentContacts: CONTACT_TEXTS,
}

export { ENVELOPE_TEXTS } from './envelope.js'
