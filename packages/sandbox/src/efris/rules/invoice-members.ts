import { parseEat } from '@risiti/core'
import { firstRow, type Refusal, refuse } from '../contract.js'
import { CURRENCIES, DATA_SOURCES, INDUSTRIES, PAYMENT_MODES, TAX_CATEGORY_CODES } from '../dictionary.js'
import { checkMembers, hasDigits, type MemberRule } from './members.js'
import {
  type Basic,
  type Buyer,
  type GoodsLine,
  isOfExemptProject,
  type Payment,
  type Sale,
  type Seller,
  type Summary,
  type TaxRow,
} from './sale.js'

/* The members of a T109 in the order of the authority's table, with the codes that it prints for each. */

const isEmail = (value: string) => /^[^@\s]+@[^@\s]+$/.test(value)
const isTime = (value: string) => parseEat(value, 'yyyy-MM-dd HH:mm:ss') !== undefined
const isRate = (value: string) => value === '-' || hasDigits(value, 1, 4)
const isTaxRowRate = (value: string) => value === '-' || hasDigits(value, 12, 8)

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
  { name: 'isCheckReferenceNo', among: ['2252', ['0', '1']] },
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
  { name: 'buyerType', missing: '2244', among: ['1163', ['0', '1', '2', '3']] },
  { name: 'buyerCitizenship', bytes: ['1165', 128] },
  { name: 'buyerSector', bytes: ['1167', 200] },
  { name: 'buyerReferenceNo', bytes: ['1169', 50] },
  { name: 'nonResidentFlag', among: ['3078', ['0', '1']] },
]

const GOODS: readonly MemberRule<keyof GoodsLine>[] = [
  { name: 'discountFlag', missing: '1171', among: ['1171', ['0', '1', '2']] },
  { name: 'deemedFlag', missing: '1170', among: ['1170', ['1', '2']] },
  { name: 'exciseFlag', missing: '1220', among: ['1220', ['1', '2']] },
  { name: 'item', missing: '1175', bytes: ['1176', 200] },
  { name: 'itemCode', missing: '1179', bytes: ['1180', 50] },
  // The printed code says two decimals; four are accepted, as the field table says.
  { name: 'total', missing: '1194', digits: ['1195', 12, 4] },
  { name: 'taxRate', form: ['1210', isRate] },
  { name: 'tax', missing: '1200', digits: ['1201', 12, 4] },
  { name: 'discountTaxRate', digits: ['1215', 2, 12] },
  { name: 'goodsCategoryId', missing: '1227', bytes: ['1228', 18] },
  { name: 'vatApplicableFlag', among: ['2855', ['0', '1']] },
]

/** What is exempt for a project may leave it out (3079). */
const VAT_RATE: readonly MemberRule<keyof GoodsLine>[] = [{ name: 'taxRate', missing: '1209' }]

/** Quantity and price, on every line that is no discount. */
const QUANTITY: readonly MemberRule<keyof GoodsLine>[] = [
  { name: 'qty', missing: '1267', digits: ['1183', 12, 8] },
  { name: 'unitOfMeasure', missing: '2139' },
  { name: 'unitPrice', missing: '1268', digits: ['1189', 12, 8] },
]

const TAX_ROW: readonly MemberRule<keyof TaxRow>[] = [
  { name: 'taxCategoryCode', among: ['2830', TAX_CATEGORY_CODES] },
  { name: 'netAmount', missing: '1262', digits: ['1263', 16, 4], negative: '1266' },
  { name: 'taxRate', missing: '1437', form: ['1438', isTaxRowRate] },
  { name: 'taxAmount', missing: '1269', digits: ['1270', 16, 4], negative: '1273' },
  { name: 'grossAmount', missing: '1274', digits: ['1275', 16, 4], negative: '1278' },
  { name: 'taxRateName', bytes: ['1479', 100] },
]

const SUMMARY: readonly MemberRule<keyof Summary>[] = [
  { name: 'netAmount', missing: '1289', digits: ['1290', 16, 4], negative: '1293' },
  { name: 'taxAmount', missing: '1294', digits: ['1295', 16, 4], negative: '1298' },
  { name: 'grossAmount', missing: '1299', digits: ['1300', 16, 4], negative: '1303' },
  { name: 'itemCount', missing: '1304' },
  { name: 'modeCode', missing: '1306', among: ['1306', ['0', '1']] },
  { name: 'remarks', bytes: ['1308', 500] },
  { name: 'qrCode', bytes: ['1311', 500] },
]

const PAYMENT: readonly MemberRule<keyof Payment>[] = [
  { name: 'paymentMode', missing: '2262', among: ['2264', PAYMENT_MODES] },
  { name: 'paymentAmount', missing: '2265', digits: ['2266', 12, 2], negative: '2266' },
]

/** 2067 to 2072: the parts of the message are there. */
export function hasParts({ draft, lines }: Sale): Refusal | undefined {
  if (Object.keys(draft).length === 0) return refuse('2070')
  if (!draft.sellerDetails) return refuse('2067')
  if (!draft.basicInformation) return refuse('2068')
  if (!draft.buyerDetails) return refuse('2069')
  if (lines.length === 0) return refuse('2071')
  return draft.summary ? undefined : refuse('2072')
}

/** 1100 to 1169, 2047 to 2252, 3078: each member of seller, basic information and buyer. */
export function headMembers({ seller, basic, buyer }: Sale): Refusal | undefined {
  return checkMembers(seller, SELLER) ?? checkMembers(basic, BASIC) ?? checkMembers(buyer, BUYER)
}

/** 1170 to 1228, 2139, 2855: each member of each line. */
export function lineMembers({ lines }: Sale): Refusal | undefined {
  return firstRow(
    lines,
    (line, row) =>
      checkMembers(line, GOODS, row) ??
      (isOfExemptProject(line) ? undefined : checkMembers(line, VAT_RATE, row)) ??
      (line.discountFlag === '0' ? undefined : checkMembers(line, QUANTITY, row)),
  )
}

/** 1262 to 1315, 2262 to 2266, 2830: each member of tax rows, summary, payments and reason. */
export function footMembers({ draft, taxRows, summary, payments }: Sale): Refusal | undefined {
  return (
    firstRow(taxRows, (row, index) => checkMembers(row, TAX_ROW, index)) ??
    checkMembers(summary, SUMMARY) ??
    firstRow(payments, (payment, index) => checkMembers(payment, PAYMENT, index)) ??
    checkMembers(draft.extend ?? {}, [
      { name: 'reason', bytes: ['1313', 1024] },
      { name: 'reasonCode', bytes: ['1315', 3] },
    ])
  )
}
