import { firstRow, type Refusal } from '../contract.js'
import { isNotNegative } from './forms.js'
import { checkMembers, hasDigits, type MemberRule } from './members.js'
import { type GoodsLine, isOfExemptProject, type Sale } from './sale.js'

/* The lines of a T109 in the order of the authority's table, with the codes that it prints for each member. */

const isVatRate = (value: string) => value === '-' || hasDigits(value, 1, 4)

const GOODS: readonly MemberRule<keyof GoodsLine>[] = [
  { name: 'discountFlag', missing: '1171', among: ['1171', ['0', '1', '2']] },
  { name: 'deemedFlag', missing: '1170', among: ['1170', ['1', '2']] },
  { name: 'exciseFlag', missing: '1220', among: ['1220', ['1', '2']] },
  { name: 'item', missing: '1175', bytes: ['1176', 200] },
  { name: 'itemCode', missing: '1179', bytes: ['1180', 50] },
  // The printed code says two decimals; four are accepted, as the field table says.
  { name: 'total', missing: '1194', digits: ['1195', 12, 4] },
  { name: 'taxRate', form: ['1210', isVatRate] },
  { name: 'tax', missing: '1200', digits: ['1201', 12, 4] },
  { name: 'discountTaxRate', digits: ['1215', 2, 12], negative: '1218' },
  { name: 'goodsCategoryId', missing: '1227', bytes: ['1228', 18] },
  // The printed code says 100.
  { name: 'goodsCategoryName', bytes: ['1230', 200] },
  { name: 'vatApplicableFlag', bytes: ['2854', 1], among: ['2855', ['0', '1']] },
]

/** What is exempt for a project may leave it out (3079). */
const VAT_RATE: readonly MemberRule<keyof GoodsLine>[] = [
  { name: 'taxRate', missing: '1209', form: ['1213', isNotNegative] },
]

/** Quantity and price, on every line that is no discount. */
const QUANTITY: readonly MemberRule<keyof GoodsLine>[] = [
  { name: 'qty', missing: '1267', digits: ['1183', 12, 8] },
  { name: 'unitOfMeasure', missing: '2139' },
  { name: 'unitPrice', missing: '1268', digits: ['1189', 12, 8] },
]

/** 1170 to 1230, 2139, 2854, 2855: each member of each line. */
export function lineMembers({ lines }: Sale): Refusal | undefined {
  return firstRow(
    lines,
    (line, row) =>
      checkMembers(line, GOODS, row) ??
      (isOfExemptProject(line) ? undefined : checkMembers(line, VAT_RATE, row)) ??
      (line.discountFlag === '0' ? undefined : checkMembers(line, QUANTITY, row)),
  )
}
