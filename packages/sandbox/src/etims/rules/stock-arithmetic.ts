import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  format,
  multiply,
  round,
  subtract,
  sum,
} from '@risiti/core'
import { invalid, type Outcome, type Visit } from '../contract.js'
import type { Movement } from '../device.js'
import { TAXATION_TYPES } from '../reference/code-classes/taxation.js'
import type { Rule } from './rule.js'

type Line = Movement['itemList'][number]
type Convention = Visit['conduct']['arithmetic'][number]
type Amount = 'splyAmt' | 'taxblAmt' | 'taxAmt' | 'totAmt'

/** What is wrong: what it should be, and what it is. */
type Mismatch = readonly [member: string, expected: Decimal, found: Decimal]

/** Percents by band. */
const RATES = new Map(TAXATION_TYPES.dtlList.map(({ cd, userDfnCd1 }) => [cd, userDfnCd1 ?? '0']))

const CENT = decimal('0.01')

/** Every line adds up in one of the ways that the door takes. The texts are those of sales. */
export const stockLinesAddUp: Rule<Movement> = ({ itemList }, visit) => {
  if (visit.conduct.arithmetic.length === 0) return undefined
  for (const [row, line] of itemList.entries()) {
    const rate = RATES.get(line.taxTyCd)
    const where = ` on item: ${row + 1}`
    if (rate === undefined)
      return invalid(visit, `Invalid taxTyCd${where}. Expected: A, B, C, D or E, But Found: ${line.taxTyCd}`)
    const mismatches = visit.conduct.arithmetic.map((convention) => mismatchOf(line, rate, convention))
    if (mismatches.every((mismatch) => mismatch !== undefined))
      return refusalFor(mismatches[0]!, where, visit)
  }
  return undefined
}

/** The root holds the sums of the lines. */
export const stockTotalsAddUp: Rule<Movement> = (movement, visit) => {
  if (visit.conduct.arithmetic.length === 0) return undefined
  const { itemList } = movement
  const total = (member: Amount) => sum(itemList.map((line) => decimal(line[member])))
  const expected = [
    ['totItemCnt', decimal(String(itemList.length))],
    ['totTaxblAmt', total('taxblAmt')],
    ['totTaxAmt', total('taxAmt')],
    ['totAmt', total('totAmt')],
  ] as const
  const wrong = expected
    .map(([member, sum]): Mismatch => [member, sum, decimal(String(movement[member]))])
    .find(([, sum, found]) => compare(sum, found) !== 0)
  return wrong && refusalFor(wrong, '', visit)
}

function refusalFor([member, ...amounts]: Mismatch, where: string, visit: Visit): Outcome<never> {
  const [expected, found] = amounts.map((amount) => format(round(amount, 2)))
  return invalid(visit, `Invalid ${member}${where}. Expected: ${expected}, But Found: ${found}`)
}

/** The first amount that does not follow from quantity, price and discount. */
function mismatchOf(line: Line, rate: string, convention: Convention): Mismatch | undefined {
  const product = multiply(decimal(line.qty), decimal(line.prc))
  const price = subtract(product, decimal(line.totDcAmt))
  const supply = decimal(line.splyAmt)
  // Sources disagree on which side of the discount the supply amount stands.
  if (!isNear(supply, product) && !isNear(supply, price)) return ['splyAmt', product, supply]
  const found = (member: Amount) => decimal(line[member])
  return expectedOf(price, decimal(rate), convention, found)
    .map(([member, amount]): Mismatch => [member, amount, found(member)])
    .find(([, amount, sent]) => compare(amount, sent) !== 0)
}

/** Products are cut by some and rounded by others: where the sent amount is near, the rest follows from it. */
function expectedOf(
  price: Decimal,
  percent: Decimal,
  convention: Convention,
  found: (member: Amount) => Decimal,
): readonly (readonly [Amount, Decimal])[] {
  const rate = divide(percent, decimal('100'), 2, 'half-up')
  const near = (sent: Decimal) => (isNear(sent, price) ? sent : round(price, 2))
  if (convention === 'inclusive') {
    const total = near(found('totAmt'))
    const taxable = divide(total, add(decimal('1'), rate), 2, 'half-up')
    return amounts(taxable, subtract(total, taxable), total)
  }
  const taxable = near(found('taxblAmt'))
  const tax = round(multiply(taxable, rate), 2)
  return amounts(taxable, tax, add(taxable, tax))
}

function amounts(taxable: Decimal, tax: Decimal, total: Decimal) {
  return [
    ['taxblAmt', taxable],
    ['taxAmt', tax],
    ['totAmt', total],
  ] as const
}

function isNear(a: Decimal, b: Decimal): boolean {
  const off = subtract(a, b)
  return compare(off.units < 0n ? { ...off, units: -off.units } : off, CENT) < 0
}
