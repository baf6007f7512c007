import { kenya, SDC_ID } from './kenya.js'
import type { ChannelProfile } from './profile.js'

/** KRA's virtual control unit: a service on the taxpayer's own machine that signs by itself and uploads later. */
export const vscu: ChannelProfile = {
  name: 'vscu',
  title: 'VSCU',
  country: kenya,
  // The unit is local everywhere: which of KRA's hosts it serves is set in its own properties file.
  origins: {
    local: 'http://127.0.0.1:8788',
    test: 'http://localhost:8088',
    production: 'http://localhost:8088',
  },
  pathPrefix: '',
  paths: {
    selectInitOsdcInfo: '/initializer/selectInitInfo',
    selectCodeList: '/code/selectCodes',
    selectItemClasses: '/itemClass/selectItemsClass',
    selectNoticeList: '/notices/selectNotices',
    selectCustomer: '/customers/selectCustomer',
    selectBranches: '/branches/selectBranches',
    saveBranchCustomer: '/branches/saveBrancheCustomers',
    saveBranchUser: '/branches/saveBrancheUsers',
    saveBranchInsurance: '/branches/saveBrancheInsurances',
    saveItem: '/items/saveItems',
    selectItems: '/items/selectItems',
    saveItemComposition: '/items/saveItemComposition',
    selectImportedItems: '/imports/selectImportItems',
    updateImportedItem: '/imports/updateImportItems',
    saveSalesTransaction: '/trnsSales/saveSales',
    saveSalesInvoice: '/trnsSales/saveInvoice',
    selectPurchases: '/trnsPurchase/selectTrnsPurchaseSales',
    savePurchase: '/trnsPurchase/savePurchases',
    selectStockMovement: '/stock/selectStockItems',
    saveStockIO: '/stock/saveStockItems',
    saveStockMaster: '/stockMaster/saveStockMaster',
  },
  identity: { headers: {}, body: { tin: 'tin', bhfId: 'bhfId' } },
  identityOf: {},
  envelope: 'flat',
  success: { done: ['000'], empty: ['001'] },
  differences: {
    selectInitOsdcInfo: { response: SDC_ID },
    saveSalesTransaction: {
      request: {
        'receipt.rcptPbctDt': { required: false },
        'itemList[].itemClsCd': { required: true },
      },
      response: {
        curRcptNo: { spelled: 'rcptNo', wire: 'number' },
        totRcptNo: { wire: 'number' },
        sdcDateTime: { spelled: 'VSCURcptPbctDate', readAs: ['vsdcRcptPbctDate'] },
        sdcId: { required: true },
        mrcNo: { required: true },
      },
    },
  },
  keepsKeys: true,
  initialiseOnce: false,
  duplicateCode: '899',
  gapless: false,
  arithmetic: ['inclusive', 'exclusive'],
  discounts: 'any',
  unusedRates: { A: '0', B: '16', C: '0', D: '0', E: '0' },
  source:
    'Programs that use Kenyan units; four paths with a recorded reply, the others equal to the Rwandan document',
}
