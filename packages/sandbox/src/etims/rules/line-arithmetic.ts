import { add, compare, type Decimal, decimal, divide, format, multiply, round, subtract } from '@risiti/core'
import { invalid, type Outcome, type Visit } from '../contract.js'
import { TAXATION_TYPES } from '../reference/code-classes/taxation.js'

type Convention = Visit['conduct']['arithmetic'][number]

/** What a line comes to. */
export type Amount = 'splyAmt' | 'taxblAmt' | 'taxAmt' | 'totAmt'

/** A line with prices. Quantities, prices and amounts are decimal text. */
export type PricedLine = Readonly<Record<'qty' | 'prc' | 'dcAmt' | 'taxTyCd' | Amount, string>>

/** What is wrong: what it should be, and what it is. */
export interface Mismatch<Member extends string = string> {
  readonly member: Member
  readonly expected: Decimal
  readonly found: Decimal
}

/** Percents by band, out of code class 04. */
export const RATES: ReadonlyMap<string, string> = new Map(
  TAXATION_TYPES.dtlList.map(({ cd, userDfnCd1 }) => [cd, userDfnCd1 ?? '0']),
)

const CENT = decimal('0.01')

/**
 * Every line adds up in one of the ways that the door takes. The texts are the validator's, which has a `spelling` of its
 * own for some members.
 */
export function refusalOfLines(
  lines: readonly PricedLine[],
  visit: Visit,
  spelling: Readonly<Partial<Record<Amount, string>>> = {},
): Outcome<never> | undefined {
  const { arithmetic } = visit.conduct
  if (arithmetic.length === 0) return undefined
  for (const [row, line] of lines.entries()) {
    const rate = RATES.get(line.taxTyCd)
    const where = ` on item: ${row + 1}`
    if (rate === undefined)
      return invalid(visit, `Invalid taxTyCd${where}. Expected: A, B, C, D or E, But Found: ${line.taxTyCd}`)
    const mismatches = arithmetic.map((convention) => mismatchesOf(line, rate, convention, visit))
    if (mismatches.every(([first]) => first !== undefined)) {
      const [told] = nearest(line, arithmetic, mismatches)
      return refusalOfMismatch({ ...told!, member: spelling[told!.member] ?? told!.member }, visit, where)
    }
  }
  return undefined
}

type Mismatches = readonly Mismatch<Amount>[]

/**
 * Of several conventions, what is said is meant for the one that the line follows: from which the fewest amounts differ. Of two as
 * near it is the one without tax where the price is taxable.
 */
function nearest(
  line: PricedLine,
  arithmetic: readonly Convention[],
  mismatches: readonly Mismatches[],
): Mismatches {
  const price = subtract(multiply(decimal(line.qty), decimal(line.prc)), decimal(line.dcAmt))
  const isExclusive = isNear(decimal(line.taxblAmt), price) && !isNear(decimal(line.totAmt), price)
  const likely = mismatches[arithmetic.indexOf(isExclusive ? 'exclusive' : 'inclusive')] ?? mismatches[0]!
  return mismatches.reduce((best, each) => (each.length < best.length ? each : best), likely)
}

/** Says of an amount what it should be, and `where`. */
export function refusalOfMismatch(mismatch: Mismatch, visit: Visit, where = ''): Outcome<never> {
  const [expected, found] = [mismatch.expected, mismatch.found].map((amount) => format(round(amount, 2)))
  return invalid(visit, `Invalid ${mismatch.member}${where}. Expected: ${expected}, But Found: ${found}`)
}

/** The amounts that do not follow from quantity, price and discount, in the order in which they are told. */
function mismatchesOf(
  line: PricedLine,
  rate: string,
  convention: Convention,
  { conduct }: Visit,
): Mismatches {
  const agrees = conduct.isStrict ? isRounded : isNear
  const product = multiply(decimal(line.qty), decimal(line.prc))
  const price = priceOf(product, decimal(line.dcAmt))
  const supply = decimal(line.splyAmt)
  // Sources disagree on which side of the discount the supply amount stands.
  if (!agrees(supply, product) && !agrees(supply, price))
    return [{ member: 'splyAmt', expected: product, found: supply }]
  const found = (member: Amount) => decimal(line[member])
  return expectedOf(price, decimal(rate), convention, found, agrees)
    .map(([member, expected]) => ({ member, expected, found: found(member) }))
    .filter((each) => compare(each.expected, each.found) !== 0)
}

/** A product less a discount. A gift is worth nothing, though the discount was rounded up beyond the product. */
function priceOf(product: Decimal, discount: Decimal): Decimal {
  return compare(discount, round(product, 2)) === 0 ? decimal('0') : subtract(product, discount)
}

/** Where the sent amount agrees with the price, the rest follows from it. */
function expectedOf(
  price: Decimal,
  percent: Decimal,
  convention: Convention,
  found: (member: Amount) => Decimal,
  agrees: (sent: Decimal, exact: Decimal) => boolean,
): readonly (readonly [Amount, Decimal])[] {
  const rate = divide(percent, decimal('100'), 2, 'half-up')
  const near = (sent: Decimal) => (agrees(sent, price) ? sent : round(price, 2))
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

/** The gateway rounds half up. */
function isRounded(sent: Decimal, exact: Decimal): boolean {
  return compare(sent, round(exact, 2)) === 0
}

/** Elsewhere products are cut by some and rounded by others. */
function isNear(sent: Decimal, exact: Decimal): boolean {
  const off = subtract(sent, exact)
  return compare(off.units < 0n ? { ...off, units: -off.units } : off, CENT) < 0
}
