import { add, compare, type Decimal, decimal, ONE, subtract } from '../money/decimal.js'
import type { CalculatedLine } from '../tax/calculation.js'
import { taxIn } from '../tax/line.js'
import type { Arithmetic } from '../tax/regime.js'
import type { Left } from './balance.js'

/*
 * Where a note is stated net, its taxes are rounded apart from the original's, and a discount of the original had a tax of its own,
 * rounded too. So the tax of a whole line can be a cent off what is left of it, in either direction, and each note adds half a cent.
 */

/** The line that is taken back, as the original was calculated, and what is left of it. */
export interface Credited {
  readonly line: CalculatedLine
  readonly left: Left
}

/**
 * The tax of a part, cut, where rounded it would leave less than the tax of what is left, cut; otherwise nothing. So what is left
 * is never negative: taxes of two parts, both cut, are never more than the cut tax of both.
 */
export function cutTax(amount: Decimal, { line, left }: Credited, rounding: Arithmetic): Decimal | undefined {
  if (rounding.creditNotes !== 'net') return undefined
  const terms = termsOf(line, rounding)
  const needed = taxIn(subtract(left.amount, amount), terms, 'down')
  const isEnough = compare(subtract(left.tax, taxIn(amount, terms)), needed) >= 0
  return isEnough ? undefined : taxIn(amount, terms, 'down')
}

/**
 * An amount, or the few cents less at which a note gives back no more than was paid. That matters to lines whose VAT was deemed
 * paid: what is paid for them is the amount without its tax, so that a tax of a cent less gives back a cent more.
 */
export function payable(amount: Decimal, credited: Credited, rounding: Arithmetic): Decimal {
  const { line, left } = credited
  if (rounding.creditNotes !== 'net' || line.category !== 'deemed') return amount
  const paid = subtract(left.amount, left.tax)
  const given = (part: Decimal) =>
    subtract(part, cutTax(part, credited, rounding) ?? taxIn(part, termsOf(line, rounding)))
  let most = amount
  // Of what is too much the tax keeps a part, so that it takes two or three turns.
  for (let over = subtract(given(most), paid); over.units > 0n; over = subtract(given(most), paid)) {
    most = subtract(most, over)
  }
  return most
}

function termsOf({ rate }: CalculatedLine, rounding: Arithmetic) {
  return { rate: decimal(rate), factor: add(ONE, decimal(rate)), rounding }
}
