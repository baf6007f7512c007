import { EFRIS_INTERFACES } from '../efris/catalogue.js'
import { handlers as efrisHandlers } from '../efris/handlers/index.js'
import { CODES_BY_METHOD, ENVELOPE_TEXTS } from '../efris/texts/index.js'
import { LEGACY, LOCAL_UNIT } from '../etims/doors.js'
import type { Authority } from '../exchange.js'

/** How far an operation is simulated: `rules` and state, `state` only, or not at all. */
export interface Coverage {
  readonly authority: Authority
  /** The interface code, or the path. */
  readonly code: string
  readonly method: string
  readonly coverage: 'rules' | 'state' | 'none'
  /** The authority's codes that a call can be answered with, the success among them. */
  readonly codes: readonly string[]
}

/** Every operation of eTIMS by the path that it has on KRA's own host, or else on a unit. */
const ETIMS_PATHS = { ...LOCAL_UNIT.profile.paths, ...LEGACY.profile.paths }

/** What every call of a device can be answered with. */
const SAVED = ['000', '900', '901', '910', '911']
const LISTED = ['000', '001', '900', '901', '910', '911']

const ETIMS_CODES: Readonly<Record<string, readonly string[]>> = {
  selectInitOsdcInfo: ['000', '901', '902', '903', '910', '911'],
  saveSalesTransaction: ['000', '899', '900', '901', '910', '911', '913', '922', '994', 'E11'],
  selectInvoiceDetails: LISTED,
  selectSalesTransactions: LISTED,
  selectCodeList: LISTED,
  selectItemClasses: LISTED,
  selectNoticeList: LISTED,
  selectCustomer: LISTED,
  selectBranches: LISTED,
  saveBranchCustomer: SAVED,
  saveBranchUser: SAVED,
  saveBranchInsurance: SAVED,
  selectCustomerList: LISTED,
  selectTaxpayerInfo: SAVED,
  saveItem: SAVED,
  selectItems: LISTED,
  saveItemComposition: SAVED,
  saveStockIO: ['000', '899', '900', '901', '910', '911', '994'],
  saveStockMaster: SAVED,
  selectStockMovement: LISTED,
  selectPurchases: LISTED,
  savePurchase: ['000', '899', '900', '901', '910', '911', '994'],
  selectImportedItems: LISTED,
  updateImportedItem: ['000', '900', '901', '910', '911', '999'],
}

/** A local unit without its link says of anything it has not to itself that it cannot reach KRA. */
function codesOfUnit(method: string): readonly string[] {
  return Object.hasOwn(LOCAL_UNIT.profile.paths, method) ? ['894'] : []
}

const WITH_RULES: readonly string[] = [
  ...Object.keys(CODES_BY_METHOD),
  'saveSalesTransaction',
  'saveItem',
  'saveItemComposition',
  'saveStockIO',
  'saveStockMaster',
  'savePurchase',
  'updateImportedItem',
]

/** Every operation that the authorities publish, and what the sandbox makes of it. */
export function listCoverage(): { operations: Coverage[] } {
  const efris = Object.entries(EFRIS_INTERFACES).map(([code, method]): Coverage => {
    const isCovered = Object.hasOwn(efrisHandlers, method)
    const codes = ['00', ...Object.keys({ ...ENVELOPE_TEXTS, ...CODES_BY_METHOD[method] })].sort()
    return {
      authority: 'efris',
      code,
      method,
      ...depth(method, isCovered),
      codes: isCovered ? codes : ['99'],
    }
  })
  const etims = Object.entries(ETIMS_PATHS).map(([method, code]): Coverage => {
    const isCovered = Object.hasOwn(ETIMS_CODES, method)
    return {
      authority: 'etims',
      code,
      method,
      ...depth(method, isCovered),
      codes: isCovered ? [...ETIMS_CODES[method]!, ...codesOfUnit(method)].sort() : ['999'],
    }
  })
  return { operations: [...efris, ...etims] }
}

function depth(method: string, isCovered: boolean): Pick<Coverage, 'coverage'> {
  return { coverage: !isCovered ? 'none' : WITH_RULES.includes(method) ? 'rules' : 'state' }
}
