import type { Handlers } from '../contract.js'

type Loaders = { readonly [Name in keyof Handlers]: () => Promise<Handlers[Name]> }

/**
 * The interfaces that the sandbox simulates, each loaded when it is first called: a start must not pay for all of them. An
 * operation of the SDK without a handler does not compile.
 */
export const handlers = {
  getServerTime: async () => (await import('./get-server-time.js')).getServerTime,
  clientInit: async () => (await import('./client-init.js')).clientInit,
  signIn: async () => (await import('./sign-in.js')).signIn,
  getSymmetricKey: async () => (await import('./get-symmetric-key.js')).getSymmetricKey,
  queryAllInvoices: async () => (await import('./query-all-invoices.js')).queryAllInvoices,
  verifyInvoice: async () => (await import('./verify-invoice.js')).verifyInvoice,
  fiscaliseInvoice: async () => (await import('./fiscalise-invoice.js')).fiscaliseInvoice,
  certificateUpload: async () => (await import('./certificate-upload.js')).certificateUpload,
  forgetPassword: async () => (await import('./forget-password.js')).forgetPassword,
  uploadZReport: async () => (await import('./upload-z-report.js')).uploadZReport,
  uploadExceptionLogs: async () => (await import('./upload-exception-logs.js')).uploadExceptionLogs,
  tcsUpgradeDownload: async () => (await import('./tcs-upgrade-download.js')).tcsUpgradeDownload,
  getTcsLatestVersion: async () => (await import('./get-tcs-latest-version.js')).getTcsLatestVersion,
  verifyAccountPassword: async () => (await import('./verify-account-password.js')).verifyAccountPassword,
  sendOtp: async () => (await import('./send-otp.js')).sendOtp,
  verifyOtp: async () => (await import('./verify-otp.js')).verifyOtp,
  registerVirtualDevice: async () => (await import('./register-virtual-device.js')).registerVirtualDevice,
  queryFuelType: async () => (await import('./query-fuel-type.js')).queryFuelType,
  uploadShiftInfo: async () => (await import('./upload-shift-info.js')).uploadShiftInfo,
  uploadEdcDisconnect: async () => (await import('./upload-edc-disconnect.js')).uploadEdcDisconnect,
  uploadTankAndPump: async () => (await import('./upload-tank-and-pump.js')).uploadTankAndPump,
  edcInvoiceQuery: async () => (await import('./edc-invoice-query.js')).edcInvoiceQuery,
  queryFuelPumpVersion: async () => (await import('./query-fuel-pump-version.js')).queryFuelPumpVersion,
  queryPumpNozzleTank: async () => (await import('./query-pump-nozzle-tank.js')).queryPumpNozzleTank,
  queryEdcLocation: async () => (await import('./query-edc-location.js')).queryEdcLocation,
  queryEdcUomRate: async () => (await import('./query-edc-uom-rate.js')).queryEdcUomRate,
  uploadNozzleStatus: async () => (await import('./upload-nozzle-status.js')).uploadNozzleStatus,
  queryEdcDeviceVersion: async () => (await import('./query-edc-device-version.js')).queryEdcDeviceVersion,
  ussdAccountCreate: async () => (await import('./ussd-account-create.js')).ussdAccountCreate,
  uploadDeviceStatus: async () => (await import('./upload-device-status.js')).uploadDeviceStatus,
  efdTransfer: async () => (await import('./efd-transfer.js')).efdTransfer,
  queryAgentRelation: async () => (await import('./query-agent-relation.js')).queryAgentRelation,
  queryPrincipalAgent: async () => (await import('./query-principal-agent.js')).queryPrincipalAgent,
  applyCreditNote: async () => (await import('./apply-credit-note.js')).applyCreditNote,
  approveCreditNote: async () => (await import('./approve-credit-note.js')).approveCreditNote,
  cancelCreditNoteApplication: async () =>
    (await import('./cancel-credit-note-application.js')).cancelCreditNoteApplication,
  fiscaliseBatchInvoices: async () => (await import('./fiscalise-batch-invoices.js')).fiscaliseBatchInvoices,
  getCreditApplicationDetail: async () =>
    (await import('./get-credit-application-detail.js')).getCreditApplicationDetail,
  invoiceRemainDetails: async () => (await import('./invoice-remain-details.js')).invoiceRemainDetails,
  queryCreditApplication: async () => (await import('./query-credit-application.js')).queryCreditApplication,
  queryCreditNoteStatus: async () => (await import('./query-credit-note-status.js')).queryCreditNoteStatus,
  queryFdnStatus: async () => (await import('./query-fdn-status.js')).queryFdnStatus,
  queryInvalidCreditNote: async () => (await import('./query-invalid-credit-note.js')).queryInvalidCreditNote,
  queryInvoices: async () => (await import('./query-invoices.js')).queryInvoices,
  updateBuyerDetails: async () => (await import('./update-buyer-details.js')).updateBuyerDetails,
  verifyInvoicesBatch: async () => (await import('./verify-invoices-batch.js')).verifyInvoicesBatch,
  voidCreditDebitApplication: async () =>
    (await import('./void-credit-debit-application.js')).voidCreditDebitApplication,
  inquireGoods: async () => (await import('./inquire-goods.js')).inquireGoods,
  queryStockQuantity: async () => (await import('./query-stock-quantity.js')).queryStockQuantity,
  uploadGoods: async () => (await import('./upload-goods.js')).uploadGoods,
  maintainStock: async () => (await import('./maintain-stock.js')).maintainStock,
  transferStock: async () => (await import('./transfer-stock.js')).transferStock,
  queryGoodsByCode: async () => (await import('./query-goods-by-code.js')).queryGoodsByCode,
  queryStockRecords: async () => (await import('./query-stock-records.js')).queryStockRecords,
  queryStockRecordsAlt: async () => (await import('./query-stock-records-alt.js')).queryStockRecordsAlt,
  queryStockRecordDetail: async () => (await import('./query-stock-record-detail.js')).queryStockRecordDetail,
  queryStockAdjustRecords: async () =>
    (await import('./query-stock-adjust-records.js')).queryStockAdjustRecords,
  queryStockAdjustDetail: async () => (await import('./query-stock-adjust-detail.js')).queryStockAdjustDetail,
  queryNegativeStockConfig: async () =>
    (await import('./query-negative-stock-config.js')).queryNegativeStockConfig,
  queryStockTransferRecords: async () =>
    (await import('./query-stock-transfer-records.js')).queryStockTransferRecords,
  queryStockTransferDetail: async () =>
    (await import('./query-stock-transfer-detail.js')).queryStockTransferDetail,
  updateSystemDictionary: async () => (await import('./update-system-dictionary.js')).updateSystemDictionary,
  queryTaxpayerByTin: async () => (await import('./query-taxpayer-by-tin.js')).queryTaxpayerByTin,
  getExchangeRate: async () => (await import('./get-exchange-rate.js')).getExchangeRate,
  queryCommodityCategoriesAll: async () =>
    (await import('./query-commodity-categories-all.js')).queryCommodityCategoriesAll,
  queryCommodityCategories: async () =>
    (await import('./query-commodity-categories.js')).queryCommodityCategories,
  queryExciseDutyCodes: async () => (await import('./query-excise-duty-codes.js')).queryExciseDutyCodes,
  getAllExchangeRates: async () => (await import('./get-all-exchange-rates.js')).getAllExchangeRates,
  syncCommodityCategories: async () =>
    (await import('./sync-commodity-categories.js')).syncCommodityCategories,
  checkTaxpayerType: async () => (await import('./check-taxpayer-type.js')).checkTaxpayerType,
  getRegisteredBranches: async () => (await import('./get-registered-branches.js')).getRegisteredBranches,
  queryCommodityByDate: async () => (await import('./query-commodity-by-date.js')).queryCommodityByDate,
  uploadFrequentContacts: async () => (await import('./upload-frequent-contacts.js')).uploadFrequentContacts,
  getFrequentContacts: async () => (await import('./get-frequent-contacts.js')).getFrequentContacts,
  queryHsCodes: async () => (await import('./query-hs-codes.js')).queryHsCodes,
} satisfies Loaders
