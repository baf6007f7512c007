import { add, compare, type Decimal, decimal, divide, format, multiply, round, subtract } from '@risiti/core'
import { invalid, type Outcome, type Visit } from '../contract.js'
import { TAXATION_TYPES } from '../reference/code-classes/taxation.js'

type Convention = Visit['conduct']['arithmetic'][number]
type Amount = 'splyAmt' | 'taxblAmt' | 'taxAmt' | 'totAmt'

/** What the lines of sales, purchases and stock movements have alike: decimal text. */
export interface PricedLine extends Readonly<Record<Amount, string>> {
  readonly qty: string
  readonly prc: string
  readonly taxTyCd: string
  /** The discount, which has another name in stock movements. */
  readonly discount: string
}

/** What is wrong: what it should be, and what it is. */
export type Mismatch = readonly [member: string, expected: Decimal, found: Decimal]

/** Percents by band, out of code class 04. */
export const RATES: ReadonlyMap<string, string> = new Map(
  TAXATION_TYPES.dtlList.map(({ cd, userDfnCd1 }) => [cd, userDfnCd1 ?? '0']),
)

const CENT = decimal('0.01')

/** Every line adds up in one of the ways that the door takes. `spell` gives the name by which a member is refused. */
export function linesAddUp(
  lines: readonly PricedLine[],
  visit: Visit,
  spell: (member: string) => string = (member) => member,
): Outcome<never> | undefined {
  const { arithmetic } = visit.conduct
  if (arithmetic.length === 0) return undefined
  for (const [row, line] of lines.entries()) {
    const rate = RATES.get(line.taxTyCd)
    const where = ` on item: ${row + 1}`
    if (rate === undefined)
      return invalid(visit, `Invalid taxTyCd${where}. Expected: A, B, C, D or E, But Found: ${line.taxTyCd}`)
    const mismatches = arithmetic.map((convention) => mismatchOf(line, rate, convention))
    if (mismatches.every((mismatch) => mismatch !== undefined)) {
      const [member, ...amounts] = nearest(line, arithmetic, mismatches as Mismatch[])
      return refusalFor([spell(member), ...amounts], where, visit)
    }
  }
  return undefined
}

/** Of several conventions, what is said is meant for the one that the line follows: without tax, the price is taxable. */
function nearest(line: PricedLine, arithmetic: readonly Convention[], mismatches: readonly Mismatch[]) {
  const price = subtract(multiply(decimal(line.qty), decimal(line.prc)), decimal(line.discount))
  const isExclusive = isNear(decimal(line.taxblAmt), price) && !isNear(decimal(line.totAmt), price)
  const at = arithmetic.indexOf(isExclusive ? 'exclusive' : 'inclusive')
  return mismatches[at] ?? mismatches[0]!
}

/** The validator's words for an amount that is not what it should be. */
export function refusalFor([member, ...amounts]: Mismatch, where: string, visit: Visit): Outcome<never> {
  const [expected, found] = amounts.map((amount) => format(round(amount, 2)))
  return invalid(visit, `Invalid ${member}${where}. Expected: ${expected}, But Found: ${found}`)
}

/** The first amount that does not follow from quantity, price and discount. */
function mismatchOf(line: PricedLine, rate: string, convention: Convention): Mismatch | undefined {
  const product = multiply(decimal(line.qty), decimal(line.prc))
  const price = subtract(product, decimal(line.discount))
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
