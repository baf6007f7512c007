import type { ResolvedDocument } from '../document/document.js'
import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  formatShort,
  isZero,
  multiply,
  negate,
  ONE,
  round,
  subtract,
  sum,
} from '../money/decimal.js'
import type { CalculatedLine } from './calculation.js'

/** The totals that a caller may state, of a line or of the document. */
export type Stated = 'net' | 'tax' | 'gross'

/**
 * Guesses how a caller came to another total, from the size of the difference.
 * @param difference what was given less what it should be.
 * @param lines those that the total is of.
 * @param only the line that the total is of; without it the total is the document's.
 */
export function likelyCause(
  name: Stated,
  difference: Decimal,
  document: ResolvedDocument,
  lines: readonly CalculatedLine[],
  only?: number,
): string {
  const same = (value: Decimal) => !isZero(value) && compare(difference, value) === 0
  return (
    wholeCause(name, same, document, lines, only) ??
    lineCause(name, same, difference, lines) ??
    roundingCause(name, difference, lines, only) ??
    'Lines are rounded one by one to two decimals, half up, and then added.'
  )
}

type Same = (value: Decimal) => boolean

/** All lines were taken for what they are not. */
function wholeCause(
  name: Stated,
  same: Same,
  document: ResolvedDocument,
  lines: readonly CalculatedLine[],
  only: number | undefined,
): string | undefined {
  if (only !== undefined || name !== 'gross') return undefined
  const tax = sum(lines.map((line) => decimal(line.tax)))
  if (same(tax)) return 'It looks as if tax was added to prices that include it.'
  if (same(negate(tax)) && document.lines.every((line) => line.priceIncludesTax))
    return 'It looks as if the prices are without tax: set "priceIncludesTax": false on the lines.'
  const discount = sum(lines.map((line) => decimal(line.discount)))
  return same(discount) ? 'It looks as if no discount was taken off.' : undefined
}

/** One line was taken for what it is not. */
function lineCause(
  name: Stated,
  same: Same,
  difference: Decimal,
  lines: readonly CalculatedLine[],
): string | undefined {
  const size = formatShort(difference.units < 0n ? negate(difference) : difference)
  const said = (line: CalculatedLine, cause: string) =>
    `Line ${line.index + 1} is ${size} ${difference.units < 0n ? 'under' : 'over'}: ${cause}?`
  for (const line of lines) {
    const { tax, discount, total, rate, source } = line
    const onTop = round(multiply(decimal(total), decimal(rate)), 2)
    if (name === 'gross' && source.priceIncludesTax && (same(decimal(tax)) || same(onTop)))
      return said(line, 'price was taken as tax-exclusive')
    if (name === 'gross' && !source.priceIncludesTax && same(negate(decimal(tax))))
      return said(line, 'price was taken as tax-inclusive')
    if (name === 'tax' && source.priceIncludesTax && same(subtract(onTop, decimal(tax))))
      return said(line, 'tax was taken on a price that includes it')
    if (name === 'gross' && same(decimal(discount))) return said(line, 'the discount was not taken off')
    if (name === 'gross' && same(negate(decimal(discount))))
      return said(line, 'the discount was taken off twice')
    if (name === 'gross' && same(negate(decimal(total)))) return said(line, 'it was left out')
  }
  return undefined
}

/** A cent or so: taxes that were cut, or taken of a sum. */
function roundingCause(
  name: Stated,
  difference: Decimal,
  lines: readonly CalculatedLine[],
  only: number | undefined,
): string | undefined {
  if (name === 'gross') return undefined
  const [tax, net] = [
    sum(lines.map((line) => decimal(line.tax))),
    sum(lines.map((line) => decimal(line.net))),
  ]
  const given = name === 'tax' ? add(tax, difference) : subtract(tax, difference)
  const cut = sum(lines.map(({ total, rate }) => taxOf(decimal(total), rate, 'down')))
  if (compare(given, cut) === 0) return 'It looks as if tax was cut to two decimals: it is rounded half up.'
  if (only !== undefined) return undefined
  const ofSums = [...new Set(lines.map(({ rate }) => rate))].map((rate) => {
    const own = lines.filter((line) => line.rate === rate)
    return taxOf(sum(own.map(({ total }) => decimal(total))), rate, 'half-up')
  })
  const isOfSums = compare(given, sum(ofSums)) === 0 && !isZero(net)
  return isOfSums
    ? 'It looks as if tax was taken of the sum: it is rounded for each line, and then added.'
    : undefined
}

function taxOf(total: Decimal, rate: string, rounding: 'down' | 'half-up'): Decimal {
  return divide(multiply(total, decimal(rate)), add(ONE, decimal(rate)), 2, rounding)
}
