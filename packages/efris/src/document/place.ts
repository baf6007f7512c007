import { LEVY_CODES } from './code-map.js'
import { placeOfLetter } from './payments.js'

type Members = Readonly<Record<string, string>>

/** Where a member of each part comes from, within its part of the document; what is not here is computed or the seller's own. */
const MEMBERS: Readonly<Record<string, Members>> = {
  sellerDetails: { branchId: '/ext/ug/branch/id', branchName: '/ext/ug/branch/name' },
  basicInformation: {
    currency: '/currency',
    currencyRate: '/exchangeRate',
    issuedDate: '/issuedAt',
    operator: '/operator',
    invoiceType: '/type',
    oriInvoiceId: '/preceding',
    invoiceIndustryCode: '/ext/ug/industry',
    isBatch: '/ext/ug/batch',
    deliveryTermsCode: '/ext/ug/deliveryTerms',
    branchId: '/ext/ug/branch/id',
  },
  buyerDetails: {
    buyerType: '/buyer/kind',
    buyerTin: '/buyer/taxId/value',
    buyerNinBrn: '/buyer/taxId/value',
    buyerPassportNum: '/buyer/taxId/value',
    buyerLegalName: '/buyer/name',
    buyerBusinessName: '/buyer/tradeName',
    buyerAddress: '/buyer/address',
    buyerEmail: '/buyer/email',
    buyerMobilePhone: '/buyer/phone',
    buyerReferenceNo: '/buyer/reference',
    buyerCitizenship: '/ext/ug/citizenship',
    buyerSector: '/ext/ug/sector',
    nonResidentFlag: '/ext/ug/nonResident',
    deliveryTermsCode: '/ext/ug/deliveryTerms',
  },
  buyerExtend: {
    propertyType: '/type',
    district: '/district',
    municipalityCounty: '/municipality',
    divisionSubcounty: '/subcounty',
    town: '/town',
    cellVillage: '/village',
    effectiveRegistrationDate: '/registeredOn',
    meterStatus: '/meter',
  },
  goodsDetails: {
    item: '/name',
    itemCode: '/item',
    qty: '/quantity',
    unitOfMeasure: '/unit',
    unitPrice: '/unitPrice',
    taxRate: '/tax',
    vatApplicableFlag: '/tax',
    deemedFlag: '/tax',
    deemedExemptCode: '/ext/ug/project',
    vatProjectId: '/ext/ug/project/id',
    vatProjectName: '/ext/ug/project/name',
    goodsCategoryId: '/classification/code',
    discountTotal: '/discount',
    orderNumber: '/precedingLine',
    exciseFlag: '/excise',
    categoryId: '/excise/code',
    categoryName: '/excise/name',
    exciseRate: '/excise',
    exciseRule: '/excise',
    exciseTax: '/excise',
    exciseRateName: '/excise/rateName',
    exciseUnit: '/excise/unit',
    exciseCurrency: '/excise/currency',
    pack: '/excise/packages',
    stick: '/excise/pieces',
    hsCode: '/ext/ug/hsCode',
    hsName: '/ext/ug/hsName',
    totalWeight: '/ext/ug/netWeight',
    pieceQty: '/ext/ug/customs/quantity',
    pieceMeasureUnit: '/ext/ug/customs/unit',
    highSeaBondFlag: '/ext/ug/bond',
    highSeaBondCode: '/ext/ug/bond/code',
    highSeaBondNo: '/ext/ug/bond/number',
  },
  payWay: { paymentMode: '/method', paymentAmount: '/amount' },
  summary: { remarks: '/note' },
  extend: { reasonCode: '/reason', reason: '/explanation' },
  importServicesSeller: {
    importBusinessName: '/supplier/name',
    importAddress: '/supplier/address',
    importEmailAddress: '/supplier/email',
    importContactNumber: '/supplier/phone',
    importInvoiceDate: '/invoicedOn',
    importAttachmentName: '/attachment/name',
    importAttachmentContent: '/attachment/content',
  },
  airlineGoodsDetails: {
    item: '/name',
    itemCode: '/code',
    qty: '/quantity',
    unitOfMeasure: '/unit',
    unitPrice: '/unitPrice',
    total: '/total',
    taxRate: '/taxRate',
    tax: '/tax',
  },
  edcDetails: {
    tankNo: '/tank',
    pumpNo: '/pump',
    nozzleNo: '/nozzle',
    controllerNo: '/controller',
    acquisitionEquipmentNo: '/acquisitionEquipment',
    levelGaugeNo: '/levelGauge',
    mvrn: '/vehicle',
  },
  agentEntity: { tin: '/tin', legalName: '/name', businessName: '/tradeName', address: '/address' },
}

/** The place of a part that is written from one object of the document. */
const PARTS: Members = {
  buyerExtend: '/ext/ug/property',
  extend: '/preceding',
  importServicesSeller: '/ext/ug/importedService',
  edcDetails: '/ext/ug/fuel',
  agentEntity: '/ext/ug/principal',
}

/** Members of a T110 that stand beside its parts. `undefined` is what comes from the register. */
const APPLICATION: Readonly<Record<string, string | undefined>> = {
  oriInvoiceId: '/preceding',
  oriInvoiceNo: '/preceding/fiscalNumber',
  reasonCode: '/preceding/reason',
  reason: '/preceding/explanation',
  currency: '/currency',
  remarks: '/note',
  applicationTime: '/issuedAt',
  contactName: undefined,
  contactMobileNum: undefined,
  contactEmail: undefined,
  sellersReferenceNo: undefined,
}

interface Message {
  readonly basicInformation?: { readonly invoiceIndustryCode?: string }
  readonly goodsDetails?: readonly { readonly discountFlag?: string }[]
  readonly taxDetails?: readonly { readonly taxCategoryCode?: string }[]
  readonly payWay?: readonly { readonly orderNumber?: string }[]
}

/**
 * Translates a place in a T109 that `toInvoice` made, or in a T110 of `toCreditApplication`, into the place in the document it was
 * made of: a JSON pointer for a JSON pointer. A discounted item is one line there and two in a T109. A member that is computed leads
 * to the whole it is computed of; what comes from the register, and not from the document, leads nowhere.
 */
export function placeInDocument(pointer: string, text: string): string | undefined {
  const [, part = '', ...steps] = pointer.split('/')
  if (Object.hasOwn(APPLICATION, part)) return APPLICATION[part]
  if (!Object.hasOwn(MEMBERS, part)) return part === 'taxDetails' ? levyPlace(steps, text) : ''
  const isRow = /^\d+$/.test(steps[0] ?? '')
  const name = steps[isRow ? 1 : 0] ?? ''
  const member = Object.hasOwn(MEMBERS[part]!, name) ? MEMBERS[part]![name]! : ''
  switch (part) {
    case 'sellerDetails':
      return member === '' ? undefined : member
    case 'buyerDetails':
      return buyerPlace(member, text)
    case 'goodsDetails':
    case 'payWay':
    case 'airlineGoodsDetails':
      return isRow ? `${rowPlace(part, Number(steps[0]), text)}${member}` : LISTS[part]
    default:
      return `${PARTS[part] ?? ''}${member}`
  }
}

const LISTS = {
  goodsDetails: '/lines',
  payWay: '/payments',
  airlineGoodsDetails: '/ext/ug/airline',
} as const

function rowPlace(part: keyof typeof LISTS, row: number, text: string): string {
  const { goodsDetails = [], payWay = [] } = JSON.parse(text) as Message
  if (part === 'airlineGoodsDetails') return `${LISTS[part]}/${row}`
  // A payment keeps the letter of its place, for cash that went back as change is left out.
  if (part === 'payWay') return `${LISTS[part]}/${placeOfLetter(payWay[row]?.orderNumber ?? '') ?? row}`
  // Every line of the document begins with a row that is no discount.
  const before = goodsDetails.slice(0, row + 1).filter(({ discountFlag }) => discountFlag !== '0')
  return `${LISTS[part]}/${before.length - 1}`
}

/** Who imports a service buys of himself, as the register has him (104). */
function buyerPlace(member: string, text: string): string | undefined {
  const { basicInformation } = JSON.parse(text) as Message
  if (basicInformation?.invoiceIndustryCode === '104') return undefined
  return member === '' ? '/buyer' : member
}

const LEVIES: readonly string[] = Object.values(LEVY_CODES)

/** Rows of taxes are computed, but each levy has one. */
function levyPlace([row = '']: readonly string[], text: string): string {
  const { taxDetails = [] } = JSON.parse(text) as Message
  const isLevy = (index: number) => LEVIES.includes(taxDetails[index]?.taxCategoryCode ?? '')
  if (!/^\d+$/.test(row) || !isLevy(Number(row))) return ''
  return `/levies/${taxDetails.slice(0, Number(row)).filter((_, index) => isLevy(index)).length}`
}
