import type { ResponseOf } from '@risiti/core'
import type { fiscaliseInvoice, verifyInvoice } from '@risiti/efris/operations'
import type { Goods } from './goods.js'
import type { BuyerRelief } from './reference/projects.js'

/** A place of business of a taxpayer; each has a stock of its own. */
export interface Branch {
  readonly id: string
  readonly code: string
  readonly name: string
}

/** What the authority allows a taxpayer (T103). */
export interface Rights {
  readonly goodsStockLimit: '101' | '102'
  readonly maxGrossAmount: string
  readonly isAllowBackDate: '0' | '1'
  readonly isReferenceNumberMandatory: '0' | '1'
  readonly isTaxCategoryCodeMandatory: '0' | '1'
  readonly isDutyFreeTaxpayer: '0' | '1'
  /** Whether it may issue credit memos (T109 with type 5). */
  readonly isAllowIssueRebate: '0' | '1'
  /** Whether it may credit without naming the document that it takes back. */
  readonly isAllowIssueCreditWithoutFDN: '0' | '1'
  /** Whether a debit note may follow a partial credit. */
  readonly issueDebitNote: '0' | '1'
  /** How often, and for how many hours, the buyer of a document can be corrected (T166). */
  readonly buyerModifiedTimes: string
  readonly buyerModificationPeriod: string
  /** How many contacts it may keep (T181). */
  readonly frequentContactsLimit: string
  /** How many days it may date documents back, where it may at all. */
  readonly periodDate: string
  /** Whether it may sell what VAT does not reach (tax category 11). */
  readonly isAllowOutOfScopeVAT: '0' | '1'
}

/** What the authority allows a taxpayer and T103 does not tell. */
export interface Permissions {
  /** To document services that it imports (T109 of industry 104). */
  readonly importedServices: boolean
  /** To sell at deemed VAT. */
  readonly deemedSales: boolean
  /** To send documents by itself, or through an agent. */
  readonly ownChannel: boolean
}

/** A taxpayer in the authority's register, with its branches, one device and perhaps an enabler. */
export interface Taxpayer {
  readonly tin: string
  readonly taxpayerId: string
  readonly userId: string
  readonly ninBrn: string
  readonly legalName: string
  readonly address: string
  readonly mobilePhone: string
  readonly emailAddress: string
  readonly placeOfBusiness: string
  readonly isRegisteredForVat: boolean
  readonly isRegisteredForExcise: boolean
  /** Where the device stands at first, and T178 moves it from: what it sells leaves the stock there. */
  readonly branch: Branch
  /** All branches, that of the device first. */
  readonly branches: readonly Branch[]
  readonly deviceNo: string
  /** AP04: a system with a key of its own. AP01: a device whose key the authority keeps. */
  readonly appId: 'AP01' | 'AP04'
  /** The device number of the seller's offline enabler, if there is one. */
  readonly enablerDeviceNo?: string
  readonly goods: Map<string, Goods>
  status: 'registered' | 'suspended'
  branchStatus: 'active' | 'abnormal'
  deviceStatus: 'active' | 'abnormal' | 'blocked'
  rights: Rights
  permissions: Permissions
}

/** A taxpayer known as a buyer only. */
export interface Buyer {
  readonly tin: string
  readonly ninBrn: string
  readonly name: string
  readonly kind: 'individual' | 'non-individual' | 'government'
  readonly address: string
  readonly mobilePhone: string
  readonly emailAddress: string
  /** Set where VAT treats the buyer other than most. */
  readonly relief: BuyerRelief | undefined
}

type Detail = ResponseOf<typeof verifyInvoice>

/** A document as it is answered; a note names the document that it takes from. */
export type InvoiceRecord = ResponseOf<typeof fiscaliseInvoice> &
  Pick<Detail, 'creditNoteExtend'> & {
    basicInformation: Pick<Detail['basicInformation'], 'oriInvoiceNo' | 'oriIssuedDate' | 'oriGrossAmount'>
  }

/** A fiscal document that the authority holds. */
export interface StoredInvoice {
  readonly invoiceNo: string
  readonly sellerTin: string
  readonly referenceNo: string | undefined
  readonly issuedAt: Date
  /** Set where the authority recorded an exception: the document says another time than that at which it came. */
  readonly isFlagged?: boolean
  /** When it arrived, if it was issued without the authority. */
  readonly uploadedAt?: Date
  readonly record: InvoiceRecord
}
