import {
  type CalculatedLine,
  compare,
  type Decimal,
  decimal,
  divide,
  format,
  formatShort,
  isZero,
  multiply,
  round,
} from '@risiti/core'

/** Price and discount of a line as they go to KRA: decimal texts in KES. */
export interface WirePrice {
  readonly prc: string
  readonly splyAmt: string
  readonly dcRt: string
  readonly dcAmt: string
}

/** The same with its tax. */
export interface WireLine extends WirePrice {
  readonly taxblAmt: string
  readonly taxAmt: string
  readonly totAmt: string
}

const HUNDRED = decimal('100')

/**
 * Chooses the form in which KRA's validator accepts a discount. It recomputes the amount from a whole percentage, so
 * another discount is sent as a lower price where that comes to the same total, and as a rounded percentage otherwise.
 */
export function wirePrice(line: CalculatedLine): WirePrice {
  const full = { prc: line.unitPrice, splyAmt: line.gross }
  if (isZero(decimal(line.discount))) return { ...full, dcRt: '0', dcAmt: '0' }
  const whole = wholePercent(line)
  if (whole !== undefined) return { ...full, dcRt: whole, dcAmt: line.discount }
  const reduced = reducedPrice(line)
  if (reduced !== undefined) return { prc: reduced, splyAmt: line.total, dcRt: '0', dcAmt: '0' }
  return { ...full, dcRt: formatShort(discountPercent(line, 2)), dcAmt: line.discount }
}

/** The discount as a whole percentage, when KRA would compute the same amount from it. */
function wholePercent(line: CalculatedLine): string | undefined {
  const percent =
    line.discountPercent === undefined ? discountPercent(line, 12) : decimal(line.discountPercent)
  const text = formatShort(percent)
  if (text.includes('.')) return undefined
  const product = multiply(multiply(decimal(line.quantity), decimal(line.unitPrice)), percent)
  return compare(divide(product, HUNDRED, 2, 'half-up'), decimal(line.discount)) === 0 ? text : undefined
}

/** The unit price after the discount, when quantity times that price is the line's total. */
function reducedPrice(line: CalculatedLine): string | undefined {
  const quantity = decimal(line.quantity)
  const price = divide(decimal(line.total), quantity, 2, 'half-up')
  const comesTo = round(multiply(quantity, price), 2)
  return compare(comesTo, decimal(line.total)) === 0 ? format(price) : undefined
}

function discountPercent(line: CalculatedLine, scale: number): Decimal {
  return percentOf(decimal(line.discount), decimal(line.gross), scale)
}

/** What percentage of a whole a part is. */
export function percentOf(part: Decimal, whole: Decimal, scale: number): Decimal {
  return divide(multiply(part, HUNDRED), whole, scale, 'half-up')
}
