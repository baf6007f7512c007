import type { Handlers } from '../contract.js'
import { saveBranchCustomer } from './save-branch-customer.js'
import { saveBranchInsurance } from './save-branch-insurance.js'
import { saveBranchUser } from './save-branch-user.js'
import { saveItem } from './save-item.js'
import { saveItemComposition } from './save-item-composition.js'
import { savePurchase } from './save-purchase.js'
import { saveSalesTransaction } from './save-sales-transaction.js'
import { saveStockIO } from './save-stock-io.js'
import { saveStockMaster } from './save-stock-master.js'
import { selectBranches } from './select-branches.js'
import { selectCodeList } from './select-code-list.js'
import { selectCustomer } from './select-customer.js'
import { selectCustomerList } from './select-customer-list.js'
import { selectImportedItems } from './select-imported-items.js'
import { selectInvoiceDetails } from './select-invoice-details.js'
import { selectItemClasses } from './select-item-classes.js'
import { selectItems } from './select-items.js'
import { selectNoticeList } from './select-notice-list.js'
import { selectPurchases } from './select-purchases.js'
import { selectSalesTransactions } from './select-sales-transactions.js'
import { selectStockMovement } from './select-stock-movement.js'
import { selectTaxpayerInfo } from './select-taxpayer-info.js'
import { updateImportedItem } from './update-imported-item.js'

/** What the sandbox simulates. An operation of the SDK without a handler does not compile. */
export const handlers = {
  saveBranchCustomer,
  saveBranchInsurance,
  saveBranchUser,
  saveItem,
  saveItemComposition,
  savePurchase,
  saveSalesTransaction,
  saveStockIO,
  saveStockMaster,
  selectBranches,
  selectCodeList,
  selectCustomer,
  selectCustomerList,
  selectImportedItems,
  selectInvoiceDetails,
  selectSalesTransactions,
  selectItemClasses,
  selectItems,
  selectNoticeList,
  selectPurchases,
  selectStockMovement,
  selectTaxpayerInfo,
  updateImportedItem,
} satisfies Handlers
