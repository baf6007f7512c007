import { firstRow, type Refusal } from '../contract.js'
import { CURRENCIES, PAYMENT_MODES, TAX_CATEGORY_CODES } from '../dictionary.js'
import { isNotNegative, isRate } from './forms.js'
import { checkMembers, type MemberRule } from './members.js'
import type { Payment, Sale, Summary, TaxRow } from './sale.js'

/* The foot of a T109 in the order of the authority's table, with the codes that it prints for each member. */

const TAX_ROW: readonly MemberRule<keyof TaxRow>[] = [
  { name: 'taxCategoryCode', bytes: ['2829', 2], among: ['2830', TAX_CATEGORY_CODES] },
  { name: 'netAmount', missing: '1262', digits: ['1263', 16, 4], negative: '1266' },
  { name: 'taxRate', missing: '1437', form: ['1438', isRate] },
  { name: 'taxAmount', missing: '1269', digits: ['1270', 16, 4], negative: '1273' },
  { name: 'grossAmount', missing: '1274', digits: ['1275', 16, 4], negative: '1278' },
  { name: 'taxRateName', bytes: ['1479', 100] },
  { name: 'exciseUnit', bytes: ['1280', 3] },
  {
    name: 'exciseCurrency',
    bytes: ['1285', 10],
    form: ['2182', (value) => CURRENCIES.has(value)],
  },
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
  { name: 'paymentMode', missing: '2262', bytes: ['2263', 3], among: ['2264', PAYMENT_MODES] },
  { name: 'paymentAmount', missing: '2265', digits: ['2266', 12, 2], negative: '2266' },
]

const NO_NEGATIVE_RATE: readonly MemberRule<keyof TaxRow>[] = [
  { name: 'taxRate', form: ['1441', isNotNegative] },
]

/** 1262 to 1315, 2262 to 2266, 2830: each member of tax rows, summary, payments and reason. */
export function footMembers({ draft, taxRows, summary, payments }: Sale): Refusal | undefined {
  return (
    firstRow(
      taxRows,
      (row, index) => checkMembers(row, TAX_ROW, index) ?? checkMembers(row, NO_NEGATIVE_RATE, index),
    ) ??
    checkMembers(summary, SUMMARY) ??
    firstRow(payments, (payment, index) => checkMembers(payment, PAYMENT, index)) ??
    checkMembers(draft.extend ?? {}, [
      { name: 'reason', bytes: ['1313', 1024] },
      { name: 'reasonCode', bytes: ['1315', 3] },
    ])
  )
}
