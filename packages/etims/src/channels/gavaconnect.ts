import { kenya, LOCAL_UNIT_ONLY, SDC_ID } from './kenya.js'
import type { ChannelProfile, IdentityPlaces } from './profile.js'

const token = { authorization: 'Authorization', appId: 'apigee_app_id' }
const device = { tin: 'tin', bhfId: 'bhfId' }

/** The two lists that answer "tin cannot be Null" when only the headers have it. */
const everywhere: IdentityPlaces = { headers: { ...token, ...device, cmcKey: 'cmcKey' }, body: device }

/** A credit note needs what a sale may leave out. */
const onCredit = { neededWhen: { field: 'rcptTyCd', in: ['R'] } }

/** KRA's online control unit behind the GavaConnect gateway: OAuth, wrapped replies, strict checks. */
export const gavaconnect: ChannelProfile = {
  name: 'gavaconnect',
  title: 'OSCU through GavaConnect',
  country: kenya,
  origins: {
    local: 'http://127.0.0.1:8788',
    test: 'https://sbx.kra.go.ke',
    production: 'https://api.kra.go.ke',
  },
  pathPrefix: '/etims-oscu/api/v1',
  paths: {
    selectInitOsdcInfo: '/initialize',
    selectCodeList: '/selectCodeList',
    selectItemClasses: '/selectItemClass',
    selectNoticeList: '/selectNoticeList',
    selectCustomer: '/customerPinInfo',
    selectBranches: '/branchList',
    saveBranchCustomer: '/branchSendCustomerInfo',
    saveBranchUser: '/branchUserAccount',
    saveBranchInsurance: '/branchInsuranceInfo',
    selectCustomerList: '/selectCustomerList',
    selectTaxpayerInfo: '/selectTaxPayerInfo',
    saveItem: '/saveItem',
    selectItems: '/itemInfo',
    saveItemComposition: '/saveItemComposition',
    selectImportedItems: '/importedItemInfo',
    updateImportedItem: '/updateImportItem',
    saveSalesTransaction: '/sendSalesTransaction',
    selectSalesTransactions: '/selectTrnsSalesList',
    selectInvoiceDetails: '/selectInvoiceDetails',
    selectPurchases: '/getPurchaseTransactionInfo',
    savePurchase: '/sendPurchaseTransactionInfo',
    selectStockMovement: '/selectStockMoveLists',
    saveStockIO: '/insert/stockIO',
    saveStockMaster: '/save/stockMaster',
  },
  families: {
    /** The names of KRA's own collection for the gateway. */
    integrator: {
      selectTaxpayerInfo: '/selectTaxpayerInfo',
      updateImportedItem: '/importedItemConvertedInfo',
      selectSalesTransactions: '/selectSalesTransactions',
      selectInvoiceDetails: '/selectInvoiceDetail',
    },
    /** The names of the specification: one team saw only these move the rows of its certification. */
    standard: {
      selectInitOsdcInfo: '/selectInitOsdcInfo',
      selectItemClasses: '/selectItemClsList',
      selectNoticeList: '/selectNotices',
      selectBranches: '/selectBhfList',
      saveBranchCustomer: '/saveBhfCustomer',
      saveBranchUser: '/saveBhfUser',
      saveBranchInsurance: '/saveBhfInsurance',
      selectItems: '/selectItemList',
      selectImportedItems: '/selectImportItemList',
      saveSalesTransaction: '/saveTrnsSalesOsdc',
      selectPurchases: '/selectTrnsPurchaseSalesList',
      savePurchase: '/insertTrnsPurchase',
      selectStockMovement: '/selectStockMoveList',
      saveStockIO: '/insertStockIO',
      saveStockMaster: '/saveStockMaster',
    },
  },
  identity: { headers: { ...token, ...device, cmcKey: 'cmcKey' }, body: {} },
  identityOf: {
    selectInitOsdcInfo: { headers: token, body: device },
    selectPurchases: everywhere,
    selectStockMovement: everywhere,
  },
  tokenPath: '/v1/token/generate?grant_type=client_credentials',
  envelope: 'wrapped',
  success: { done: ['000'], empty: ['001'] },
  differences: {
    selectInitOsdcInfo: { response: { ...LOCAL_UNIT_ONLY, ...SDC_ID } },
    saveSalesTransaction: {
      request: {
        trdInvcNo: { required: false },
        custNm: onCredit,
        rfdDt: onCredit,
        rfdRsnCd: onCredit,
        'receipt.rptNo': { required: false },
        'itemList[].itemClsCd': { required: true },
      },
      response: { sdcId: { absent: true }, mrcNo: { absent: true } },
    },
    savePurchase: {
      request: {
        spplrTin: { required: true },
        spplrBhfId: { required: true },
        spplrNm: { required: true },
        spplrInvcNo: { required: true },
        rfdDt: onCredit,
        'itemList[].itemCd': { required: true },
      },
    },
    saveStockIO: { request: { 'itemList[].itemCd': { required: true } } },
    updateImportedItem: {
      request: {
        dclDe: { format: 'ddMMyyyy' },
        remark: { neededWhen: { field: 'imptItemSttsCd', in: ['3'] } },
      },
    },
  },
  keepsKeys: false,
  initialiseOnce: true,
  // A number that was used is out of sequence: the message says which one is expected.
  duplicateCode: undefined,
  gapless: true,
  arithmetic: ['inclusive'],
  discounts: 'whole-percent',
  unusedRates: { A: '0', B: '16', C: '0', D: '0', E: '0' },
  source: 'KRA’s collection for the gateway; replies recorded on its test host in 2026',
}
