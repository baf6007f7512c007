import type { Handlers } from '../contract.js'

type Loaders = { readonly [Name in keyof Handlers]: () => Promise<Handlers[Name]> }

/**
 * What the sandbox simulates, each loaded when it is first called: a start must not pay for all of it. An operation of the SDK
 * without a handler does not compile.
 */
export const handlers = {
  saveBranchCustomer: async () => (await import('./save-branch-customer.js')).saveBranchCustomer,
  saveBranchInsurance: async () => (await import('./save-branch-insurance.js')).saveBranchInsurance,
  saveBranchUser: async () => (await import('./save-branch-user.js')).saveBranchUser,
  saveItem: async () => (await import('./save-item.js')).saveItem,
  saveItemComposition: async () => (await import('./save-item-composition.js')).saveItemComposition,
  savePurchase: async () => (await import('./save-purchase.js')).savePurchase,
  saveSalesTransaction: async () => (await import('./save-sales-transaction.js')).saveSalesTransaction,
  saveStockIO: async () => (await import('./save-stock-io.js')).saveStockIO,
  saveStockMaster: async () => (await import('./save-stock-master.js')).saveStockMaster,
  selectBranches: async () => (await import('./select-branches.js')).selectBranches,
  selectCodeList: async () => (await import('./select-code-list.js')).selectCodeList,
  selectCustomer: async () => (await import('./select-customer.js')).selectCustomer,
  selectCustomerList: async () => (await import('./select-customer-list.js')).selectCustomerList,
  selectImportedItems: async () => (await import('./select-imported-items.js')).selectImportedItems,
  selectInvoiceDetails: async () => (await import('./select-invoice-details.js')).selectInvoiceDetails,
  selectSalesTransactions: async () =>
    (await import('./select-sales-transactions.js')).selectSalesTransactions,
  selectItemClasses: async () => (await import('./select-item-classes.js')).selectItemClasses,
  selectItems: async () => (await import('./select-items.js')).selectItems,
  selectNoticeList: async () => (await import('./select-notice-list.js')).selectNoticeList,
  selectPurchases: async () => (await import('./select-purchases.js')).selectPurchases,
  selectStockMovement: async () => (await import('./select-stock-movement.js')).selectStockMovement,
  selectTaxpayerInfo: async () => (await import('./select-taxpayer-info.js')).selectTaxpayerInfo,
  updateImportedItem: async () => (await import('./update-imported-item.js')).updateImportedItem,
} satisfies Loaders
