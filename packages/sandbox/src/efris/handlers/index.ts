import type { Handlers } from '../contract.js'
import { applyCreditNote } from './apply-credit-note.js'
import { approveCreditNote } from './approve-credit-note.js'
import { cancelCreditNoteApplication } from './cancel-credit-note-application.js'
import { certificateUpload } from './certificate-upload.js'
import { checkTaxpayerType } from './check-taxpayer-type.js'
import { clientInit } from './client-init.js'
import { edcInvoiceQuery } from './edc-invoice-query.js'
import { efdTransfer } from './efd-transfer.js'
import { fiscaliseBatchInvoices } from './fiscalise-batch-invoices.js'
import { fiscaliseInvoice } from './fiscalise-invoice.js'
import { forgetPassword } from './forget-password.js'
import { getAllExchangeRates } from './get-all-exchange-rates.js'
import { getCreditApplicationDetail } from './get-credit-application-detail.js'
import { getExchangeRate } from './get-exchange-rate.js'
import { getFrequentContacts } from './get-frequent-contacts.js'
import { getRegisteredBranches } from './get-registered-branches.js'
import { getServerTime } from './get-server-time.js'
import { getSymmetricKey } from './get-symmetric-key.js'
import { getTcsLatestVersion } from './get-tcs-latest-version.js'
import { inquireGoods } from './inquire-goods.js'
import { invoiceRemainDetails } from './invoice-remain-details.js'
import { maintainStock } from './maintain-stock.js'
import { queryAgentRelation } from './query-agent-relation.js'
import { queryAllInvoices } from './query-all-invoices.js'
import { queryCommodityByDate } from './query-commodity-by-date.js'
import { queryCommodityCategories } from './query-commodity-categories.js'
import { queryCommodityCategoriesAll } from './query-commodity-categories-all.js'
import { queryCreditApplication } from './query-credit-application.js'
import { queryCreditNoteStatus } from './query-credit-note-status.js'
import { queryEdcDeviceVersion } from './query-edc-device-version.js'
import { queryEdcLocation } from './query-edc-location.js'
import { queryEdcUomRate } from './query-edc-uom-rate.js'
import { queryExciseDutyCodes } from './query-excise-duty-codes.js'
import { queryFdnStatus } from './query-fdn-status.js'
import { queryFuelPumpVersion } from './query-fuel-pump-version.js'
import { queryFuelType } from './query-fuel-type.js'
import { queryGoodsByCode } from './query-goods-by-code.js'
import { queryHsCodes } from './query-hs-codes.js'
import { queryInvalidCreditNote } from './query-invalid-credit-note.js'
import { queryInvoices } from './query-invoices.js'
import { queryNegativeStockConfig } from './query-negative-stock-config.js'
import { queryPrincipalAgent } from './query-principal-agent.js'
import { queryPumpNozzleTank } from './query-pump-nozzle-tank.js'
import { queryStockAdjustDetail } from './query-stock-adjust-detail.js'
import { queryStockAdjustRecords } from './query-stock-adjust-records.js'
import { queryStockQuantity } from './query-stock-quantity.js'
import { queryStockRecordDetail } from './query-stock-record-detail.js'
import { queryStockRecords } from './query-stock-records.js'
import { queryStockRecordsAlt } from './query-stock-records-alt.js'
import { queryStockTransferDetail } from './query-stock-transfer-detail.js'
import { queryStockTransferRecords } from './query-stock-transfer-records.js'
import { queryTaxpayerByTin } from './query-taxpayer-by-tin.js'
import { registerVirtualDevice } from './register-virtual-device.js'
import { sendOtp } from './send-otp.js'
import { signIn } from './sign-in.js'
import { syncCommodityCategories } from './sync-commodity-categories.js'
import { tcsUpgradeDownload } from './tcs-upgrade-download.js'
import { transferStock } from './transfer-stock.js'
import { updateBuyerDetails } from './update-buyer-details.js'
import { updateSystemDictionary } from './update-system-dictionary.js'
import { uploadDeviceStatus } from './upload-device-status.js'
import { uploadEdcDisconnect } from './upload-edc-disconnect.js'
import { uploadExceptionLogs } from './upload-exception-logs.js'
import { uploadFrequentContacts } from './upload-frequent-contacts.js'
import { uploadGoods } from './upload-goods.js'
import { uploadNozzleStatus } from './upload-nozzle-status.js'
import { uploadShiftInfo } from './upload-shift-info.js'
import { uploadTankAndPump } from './upload-tank-and-pump.js'
import { uploadZReport } from './upload-z-report.js'
import { ussdAccountCreate } from './ussd-account-create.js'
import { verifyAccountPassword } from './verify-account-password.js'
import { verifyInvoice } from './verify-invoice.js'
import { verifyInvoicesBatch } from './verify-invoices-batch.js'
import { verifyOtp } from './verify-otp.js'
import { voidCreditDebitApplication } from './void-credit-debit-application.js'

/** The interfaces that the sandbox simulates. An operation of the SDK without a handler does not compile. */
export const handlers = {
  getServerTime,
  clientInit,
  signIn,
  getSymmetricKey,
  queryAllInvoices,
  verifyInvoice,
  fiscaliseInvoice,
  certificateUpload,
  forgetPassword,
  uploadZReport,
  uploadExceptionLogs,
  tcsUpgradeDownload,
  getTcsLatestVersion,
  verifyAccountPassword,
  sendOtp,
  verifyOtp,
  registerVirtualDevice,
  queryFuelType,
  uploadShiftInfo,
  uploadEdcDisconnect,
  uploadTankAndPump,
  edcInvoiceQuery,
  queryFuelPumpVersion,
  queryPumpNozzleTank,
  queryEdcLocation,
  queryEdcUomRate,
  uploadNozzleStatus,
  queryEdcDeviceVersion,
  ussdAccountCreate,
  uploadDeviceStatus,
  efdTransfer,
  queryAgentRelation,
  queryPrincipalAgent,
  applyCreditNote,
  approveCreditNote,
  cancelCreditNoteApplication,
  fiscaliseBatchInvoices,
  getCreditApplicationDetail,
  invoiceRemainDetails,
  queryCreditApplication,
  queryCreditNoteStatus,
  queryFdnStatus,
  queryInvalidCreditNote,
  queryInvoices,
  updateBuyerDetails,
  verifyInvoicesBatch,
  voidCreditDebitApplication,
  inquireGoods,
  queryStockQuantity,
  uploadGoods,
  maintainStock,
  transferStock,
  queryGoodsByCode,
  queryStockRecords,
  queryStockRecordsAlt,
  queryStockRecordDetail,
  queryStockAdjustRecords,
  queryStockAdjustDetail,
  queryNegativeStockConfig,
  queryStockTransferRecords,
  queryStockTransferDetail,
  updateSystemDictionary,
  queryTaxpayerByTin,
  getExchangeRate,
  queryCommodityCategoriesAll,
  queryCommodityCategories,
  queryExciseDutyCodes,
  getAllExchangeRates,
  syncCommodityCategories,
  checkTaxpayerType,
  getRegisteredBranches,
  queryCommodityByDate,
  uploadFrequentContacts,
  getFrequentContacts,
  queryHsCodes,
} satisfies Handlers
