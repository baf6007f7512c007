import type { CoreIssue } from '../document/core-rules.js'
import type { ResolvedDocument } from '../document/document.js'
import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  format,
  minimum,
  multiply,
  round,
  subtract,
  sum,
} from '../money/decimal.js'
import { inTerms, type MeasuredLine, rounded, shareOf } from './line.js'

/**
 * What is taken off each line: its own discount, and its share of the discount on the document. The shares are in proportion
 * to the lines and add up to the discount exactly: each is cut to a cent, and the cents that are left go to the lines
 * that lost most by the cut, the earlier of two first.
 */
export function shareDiscount(
  document: ResolvedDocument,
  lines: readonly MeasuredLine[],
  issues: CoreIssue[],
): Decimal[] {
  const own = lines.map(({ discount }) => discount)
  const given = document.discount
  if (!given) return own
  const left = lines.map(({ gross, discount }) => subtract(gross, discount))
  const { rounding } = lines[0]!
  if ('percent' in given) {
    const whole = rounded(shareOf(sum(left), decimal(given.percent)), rounding)
    return addAll(own, apportion(whole, left))
  }
  // An amount is in the terms of the caller's prices: with tax, unless all of them are without.
  const includesTax = document.lines.some((line) => line.priceIncludesTax)
  const bases = lines.map((line, index) => inCallersTerms(left[index]!, includesTax, line))
  const whole = round(decimal(given.amount), rounding.amountScale)
  if (compare(whole, sum(bases)) > 0) {
    issues.push({
      rule: 'discount-within',
      path: '/discount/amount',
      message: `is more than all lines together (${format(sum(bases))})`,
      fix: 'A discount cannot be larger than what it is taken off.',
    })
    return own
  }
  const shares = apportion(whole, bases).map((share, index) => inTerms(share, includesTax, lines[index]!))
  // A share that is brought to other terms may be rounded beyond the line by a cent.
  return addAll(
    own,
    shares.map((share, index) => minimum(share, left[index]!)),
  )
}

/** The opposite of `inTerms`: an amount in the terms of the regime's prices, as the caller would state it. */
function inCallersTerms(value: Decimal, includesTax: boolean, line: MeasuredLine): Decimal {
  const { rounding } = line
  const isSame = includesTax === (rounding.prices === 'inclusive')
  if (isSame) return value
  const prices = rounding.prices === 'inclusive' ? 'exclusive' : 'inclusive'
  return inTerms(value, !includesTax, { ...line, rounding: { ...rounding, prices } })
}

/** Splits an amount in proportion to some bases, without losing or making a cent (largest remainder). */
export function apportion(whole: Decimal, bases: readonly Decimal[]): Decimal[] {
  const total = sum(bases)
  const { scale } = whole
  if (total.units === 0n) return bases.map(() => ({ units: 0n, scale }))
  const shares = bases.map((base, index) => {
    const share = divide(multiply(whole, base), total, scale, 'down')
    return { index, share, lost: subtract(multiply(whole, base), multiply(share, total)) }
  })
  const missing = Number(whole.units - shares.reduce((units, { share }) => units + share.units, 0n))
  const raised = new Set(
    [...shares]
      .sort((a, b) => compare(b.lost, a.lost) || a.index - b.index)
      .slice(0, missing)
      .map(({ index }) => index),
  )
  return shares.map(({ share, index }) => (raised.has(index) ? { units: share.units + 1n, scale } : share))
}

function addAll(a: readonly Decimal[], b: readonly Decimal[]): Decimal[] {
  return a.map((value, index) => add(value, b[index]!))
}
