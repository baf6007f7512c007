import type { Handlers } from '../contract.js'
import { saveBranchCustomer } from './save-branch-customer.js'
import { saveBranchInsurance } from './save-branch-insurance.js'
import { saveBranchUser } from './save-branch-user.js'
import { saveItem } from './save-item.js'
import { saveItemComposition } from './save-item-composition.js'
import { saveSalesTransaction } from './save-sales-transaction.js'
import { saveStockIO } from './save-stock-io.js'
import { saveStockMaster } from './save-stock-master.js'
import { selectBranches } from './select-branches.js'
import { selectCodeList } from './select-code-list.js'
import { selectCustomer } from './select-customer.js'
import { selectCustomerList } from './select-customer-list.js'
import { selectInvoiceDetails } from './select-invoice-details.js'
import { selectItemClasses } from './select-item-classes.js'
import { selectItems } from './select-items.js'
import { selectNoticeList } from './select-notice-list.js'
import { selectSalesTransactions } from './select-sales-transactions.js'
import { selectStockMovement } from './select-stock-movement.js'
import { selectTaxpayerInfo } from './select-taxpayer-info.js'

/** What the sandbox simulates. An operation of the SDK without a handler does not compile. */
export const handlers: Partial<Handlers> = {
  saveBranchCustomer,
  saveBranchInsurance,
  saveBranchUser,
  saveItem,
  saveItemComposition,
  saveSalesTransaction,
  saveStockIO,
  saveStockMaster,
  selectBranches,
  selectCodeList,
  selectCustomer,
  selectCustomerList,
  selectInvoiceDetails,
  selectSalesTransactions,
  selectItemClasses,
  selectItems,
  selectNoticeList,
  selectStockMovement,
  selectTaxpayerInfo,
}
