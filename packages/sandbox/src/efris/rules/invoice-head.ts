import { type Refusal, refuse } from '../contract.js'
import { CURRENCIES, DATA_SOURCES, DELIVERY_TERMS, INDUSTRIES } from '../dictionary.js'
import { isDay, isEmail, isTime } from './forms.js'
import { checkMembers, type MemberRule } from './members.js'
import type { Basic, Buyer, BuyerExtend, Sale, Seller } from './sale.js'

/* The head of a T109 in the order of the authority's table, with the codes that it prints for each member. */

const SELLER: readonly MemberRule<keyof Seller>[] = [
  { name: 'tin', missing: '1100', bytes: ['1101', 20, 10] },
  { name: 'ninBrn', bytes: ['1104', 100] },
  { name: 'legalName', missing: '1105', bytes: ['1106', 256] },
  { name: 'businessName', bytes: ['1108', 256] },
  { name: 'address', bytes: ['1110', 500] },
  { name: 'mobilePhone', bytes: ['1112', 30] },
  { name: 'linePhone', bytes: ['1114', 30] },
  { name: 'emailAddress', missing: '1115', bytes: ['1116', 50, 6], form: ['1117', isEmail] },
  { name: 'placeOfBusiness', bytes: ['1119', 500] },
  { name: 'referenceNo', bytes: ['1121', 50] },
  { name: 'branchId', bytes: ['2184', 18] },
  { name: 'branchName', bytes: ['2187', 500] },
  { name: 'isCheckReferenceNo', bytes: ['2251', 1], among: ['2252', ['0', '1']] },
]

const BASIC: readonly MemberRule<keyof Basic>[] = [
  { name: 'invoiceNo', bytes: ['1123', 20] },
  { name: 'antifakeCode', bytes: ['1125', 20] },
  { name: 'issuedDate', missing: '1129', form: ['1130', isTime] },
  { name: 'operator', missing: '1131', bytes: ['1132', 150] },
  {
    name: 'currency',
    missing: '1133',
    bytes: ['1134', 10],
    form: ['2180', (value) => CURRENCIES.has(value)],
  },
  { name: 'oriInvoiceId', bytes: ['1138', 20] },
  { name: 'invoiceType', missing: '1135', among: ['1135', ['1', '2', '4', '5']] },
  { name: 'invoiceKind', missing: '1139', among: ['1139', ['1', '2']] },
  { name: 'dataSource', missing: '1140', among: ['1140', DATA_SOURCES] },
  { name: 'invoiceIndustryCode', among: ['2047', INDUSTRIES] },
  { name: 'isBatch', among: ['2051', ['0', '1']] },
]

const BUYER: readonly MemberRule<keyof Buyer>[] = [
  { name: 'buyerTin', bytes: ['1143', 20, 10] },
  { name: 'buyerNinBrn', bytes: ['1145', 100] },
  { name: 'buyerPassportNum', bytes: ['1147', 20] },
  { name: 'buyerLegalName', bytes: ['1149', 256] },
  { name: 'buyerBusinessName', bytes: ['1151', 256] },
  { name: 'buyerAddress', bytes: ['1153', 500] },
  { name: 'buyerEmail', bytes: ['1155', 50, 6], form: ['1156', isEmail] },
  { name: 'buyerMobilePhone', bytes: ['1158', 30] },
  { name: 'buyerLinePhone', bytes: ['1160', 30] },
  { name: 'buyerPlaceOfBusi', bytes: ['1162', 500] },
  { name: 'buyerType', missing: '2244', bytes: ['2245', 3], among: ['1163', ['0', '1', '2', '3']] },
  { name: 'buyerCitizenship', bytes: ['1165', 128] },
  { name: 'buyerSector', bytes: ['1167', 200] },
  { name: 'buyerReferenceNo', bytes: ['1169', 50] },
  { name: 'nonResidentFlag', among: ['3078', ['0', '1']] },
  { name: 'deliveryTermsCode', bytes: ['3155', 3], among: ['3157', DELIVERY_TERMS] },
]

/** Where a buyer of water or power is served. */
const PREMISES: readonly MemberRule<keyof BuyerExtend>[] = [
  { name: 'propertyType', bytes: ['2202', 50] },
  { name: 'district', bytes: ['2204', 50] },
  { name: 'municipalityCounty', bytes: ['2206', 50] },
  { name: 'divisionSubcounty', bytes: ['2208', 50] },
  { name: 'town', bytes: ['2210', 50] },
  { name: 'cellVillage', bytes: ['2212', 60] },
  { name: 'effectiveRegistrationDate', form: ['2214', isDay] },
  { name: 'meterStatus', bytes: ['2216', 3], among: ['2217', ['101', '102']] },
]

/** How many lines a document may have. The authority has a limit too, which is unpublished. */
export const LINE_LIMIT = 1000

/** 2067 to 2072: the parts of the message are there. 1305: with not too many lines. */
export function hasParts({ draft, lines }: Sale): Refusal | undefined {
  if (Object.keys(draft).length === 0) return refuse('2070')
  if (!draft.sellerDetails) return refuse('2067')
  if (!draft.basicInformation) return refuse('2068')
  if (!draft.buyerDetails) return refuse('2069')
  if (lines.length === 0) return refuse('2071')
  if (lines.length > LINE_LIMIT) return refuse('1305', { fill: [['XX', String(LINE_LIMIT)]] })
  return draft.summary ? undefined : refuse('2072')
}

/** 1100 to 1169, 2047 to 2252, 3078, 3155, 3157: each member of seller, basic information and buyer. */
export function headMembers({ draft, seller, basic, buyer }: Sale): Refusal | undefined {
  return (
    checkMembers(seller, SELLER) ??
    checkMembers(basic, BASIC) ??
    checkMembers(buyer, BUYER) ??
    checkMembers(draft.buyerExtend ?? {}, PREMISES)
  )
}
