import { firstRow, type Refusal, refuse } from '../contract.js'
import { CURRENCIES, UNITS } from '../dictionary.js'
import { type Duty, dutyOn } from '../reference/excise.js'
import { isMemo } from './credit-memo.js'
import { isExport } from './export.js'
import { isNotZero, isRate } from './forms.js'
import { goodsOf } from './goods.js'
import { checkMembers, type MemberRule } from './members.js'
import { type GoodsLine, isDiscount, isOfExemptProject, type Sale } from './sale.js'

/* Excise duty of a line: whether there may be any, and what must be stated of it. What it comes to is `excise-tax.ts`. */

/** True for a line with excise duty. */
export function isExcisable(line: Pick<GoodsLine, 'exciseFlag'>): boolean {
  return line.exciseFlag === '1'
}

/** True for duty by the unit; otherwise it is a percentage. */
export function isPerUnit(line: GoodsLine): boolean {
  return isExcisable(line) && line.exciseRule === '2'
}

const DUTY: readonly MemberRule<keyof GoodsLine>[] = [
  { name: 'categoryId', missing: '1221', bytes: ['1223', 18] },
  { name: 'categoryName', missing: '1224', bytes: ['1226', 1024] },
  { name: 'exciseRule', missing: '1235', among: ['1236', ['1', '2']] },
  { name: 'exciseTax', missing: '1237', digits: ['1239', 12, 4] },
  { name: 'exciseRateName', missing: '2832' },
]

/** What is exempt for a project may leave its rate out (3080). */
const RATE: readonly MemberRule<keyof GoodsLine>[] = [
  { name: 'exciseRate', missing: '1231', bytes: ['1234', 21], form: ['1341', isRate] },
]

const UNIT: readonly MemberRule<keyof GoodsLine>[] = [
  { name: 'exciseUnit', missing: '1255', among: ['1256', [...UNITS]] },
  {
    name: 'exciseCurrency',
    missing: '1257',
    bytes: ['1259', 10],
    form: ['2181', (value) => CURRENCIES.has(value)],
  },
]

/** How many of the duty's units are in a package. A discount has no quantity, and needs neither. */
const PACKAGE: readonly MemberRule<keyof GoodsLine>[] = [
  { name: 'pack', missing: '1243', digits: ['1245', 12, 8], negative: '1248', form: ['1247', isNotZero] },
  { name: 'stick', missing: '1249', digits: ['1251', 12, 8], negative: '1254', form: ['1253', isNotZero] },
]

/** 1221 to 1259, 1341, 2181, 2832 with duty, 1232, 2790 without: what is stated of it. */
export function dutyIsStated({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) => {
    if (!isExcisable(line)) {
      if (line.exciseRate !== undefined && !isOfExemptProject(line)) return refuse('1232', { row })
      return /^-?0*(\.0*)?$/.test(line.exciseTax ?? '') ? undefined : refuse('2790', { row })
    }
    const rules = isOfExemptProject(line) ? DUTY : [...DUTY, ...RATE]
    return (
      checkMembers(line, rules, row) ??
      (isPerUnit(line) ? checkMembers(line, UNIT, row) : undefined) ??
      (isPerUnit(line) && !isDiscount(line) ? checkMembers(line, PACKAGE, row) : undefined)
    )
  })
}

/** 2852, 2817: an export bears no duty, and nothing that a duty-free shop sells in the country. */
export function dutyIsPossible(sale: Sale): Refusal | undefined {
  const code = isExport(sale) ? '2852' : isDutyFree(sale) ? '2817' : undefined
  if (!code) return undefined
  return firstRow(sale.lines, (line, row) => (isExcisable(line) ? refuse(code, { row }) : undefined))
}

/** Whether a duty-free shop sells neither an export nor an imported service. */
export function isDutyFree({ basic, supplier }: Sale): boolean {
  const isAbroad = basic.invoiceIndustryCode === '102' || basic.invoiceIndustryCode === '104'
  return supplier.rights.isDutyFreeTaxpayer === '1' && !isAbroad
}

/**
 * 2850, 2851: duty lies on goods that are registered with it, of a seller who is. 2848: and on all of those, but for memos. 3113, inferred:
 * a category that bears duty is not sold without by who charges it.
 */
export function dutyFitsGoods(sale: Sale): Refusal | undefined {
  const { supplier, visit } = sale
  const mayBear = supplier.isRegisteredForExcise && !isExport(sale) && !isDutyFree(sale) && !isMemo(sale)
  return firstRow(sale.lines, (line, row) => {
    const code = goodsOf(sale, line)?.exciseDutyCode
    if (isExcisable(line)) {
      if (code === undefined) return refuse('2850', { row })
      return supplier.isRegisteredForExcise ? undefined : refuse('2851', { row })
    }
    if (!mayBear) return undefined
    if (code !== undefined) return refuse('2848', { row })
    const category = visit.books.categories.get(line.goodsCategoryId ?? '')
    return category?.isExcisable ? refuse('3113', { row }) : undefined
  })
}

/** 1327, 1338, 1339, 1328, 2849: the duty exists, is no group of them, is in force, has its name and is that of the goods. */
export function dutyIsKnown(sale: Sale): Refusal | undefined {
  return firstRow(sale.lines.filter(isExcisable), (line) => {
    const row = sale.lines.indexOf(line)
    const duty = sale.visit.books.duties.lookUp(line.categoryId!)
    if (!duty) return refuse('1327', { row })
    if (duty.versions.length === 0) return refuse('1338', { row })
    if (!dutyOn(duty, sale.day)) return refuse('1339', { row })
    if (duty.name !== line.categoryName) return refuse('1328', { row })
    return goodsOf(sale, line)?.exciseDutyCode === duty.code ? undefined : refuse('2849', { row })
  })
}

/** The parts of a line's duty, of which the higher one is due. */
export function partsOf({ visit, day }: Sale, line: GoodsLine): readonly Duty[] {
  const duty = visit.books.duties.lookUp(line.categoryId ?? '')
  return (duty && dutyOn(duty, day)?.duties) ?? []
}
