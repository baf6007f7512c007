import {
  type CalculatedLine,
  compare,
  decimal,
  divide,
  format,
  formatShort,
  isZero,
  multiply,
  round,
  subtract,
} from '@risiti/core'

/** Price and discount of a line as they go to KRA: decimal texts in KES. */
export interface WirePrice {
  readonly prc: string
  readonly splyAmt: string
  readonly dcRt: string
  readonly dcAmt: string
}

const HUNDRED = decimal('100')

/**
 * Writes price and discount of a line. A discount that is no whole percentage goes as a lower price where that comes to the
 * same total, so that a validator which takes `dcRt` as a whole number agrees, and as a rounded percentage otherwise. (A regime
 * of whole percentages leaves no others.)
 */
export function wirePrice(line: CalculatedLine): WirePrice {
  const full = { prc: line.unitPrice, splyAmt: line.gross }
  if (isZero(decimal(line.discount))) return { ...full, dcRt: '0', dcAmt: '0' }
  const percent = discountPercent(line)
  if (isWhole(percent, line)) return { ...full, dcRt: percent, dcAmt: line.discount }
  return reducedPrice(line) ?? { ...full, dcRt: percent, dcAmt: line.discount }
}

/** The discount in percent of its line, in at most two decimals. */
function discountPercent({ discount, gross, discountPercent }: CalculatedLine): string {
  const percent =
    discountPercent === undefined
      ? divide(multiply(decimal(discount), HUNDRED), decimal(gross), 2, 'half-up')
      : round(decimal(discountPercent), 2)
  return formatShort(percent)
}

/** Whether KRA computes the same discount: quantity times price times a whole percentage, half up. */
export function isWhole(
  percent: string,
  { quantity, unitPrice, discount }: Pick<CalculatedLine, 'quantity' | 'unitPrice' | 'discount'>,
): boolean {
  if (percent.includes('.')) return false
  const product = multiply(multiply(decimal(quantity), decimal(unitPrice)), decimal(percent))
  return compare(divide(product, HUNDRED, 2, 'half-up'), decimal(discount)) === 0
}

/** The line at the price that is left, when quantity times that price is what is left. */
function reducedPrice({ quantity, gross, discount }: CalculatedLine): WirePrice | undefined {
  const left = subtract(decimal(gross), decimal(discount))
  const price = divide(left, decimal(quantity), 2, 'half-up')
  if (compare(round(multiply(decimal(quantity), price), 2), left) !== 0) return undefined
  return { prc: formatShort(price), splyAmt: format(left), dcRt: '0', dcAmt: '0' }
}
