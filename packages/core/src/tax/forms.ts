import type { CoreIssue } from '../document/core-rules.js'
import {
  compare,
  type Decimal,
  decimal,
  divide,
  format,
  formatShort,
  isZero,
  minimum,
  multiply,
  round,
  subtract,
  ZERO,
} from '../money/decimal.js'
import type { CalculatedLine } from './calculation.js'
import { dutyWithin, type MeasuredLine, rounded, shareOf, taxIn } from './line.js'
import type { Arithmetic } from './regime.js'

/** A line with the amounts that are added up, before they become text. */
export interface ComputedLine {
  readonly line: CalculatedLine
  readonly amounts: Readonly<Record<'net' | 'tax' | 'total' | 'discount' | 'excise', Decimal>>
}

/** Brings a line and all that is taken off it to the form the authority takes: one line, or two where it does not divide. */
export function formatLine(measured: MeasuredLine, discount: Decimal): ComputedLine[] {
  const { rounding } = measured
  if (rounding.discount !== 'whole-percent' || isZero(discount) || percentOf(measured, discount)) {
    return [computeLine(measured, discount)]
  }
  return withoutDiscount(measured, subtract(measured.gross, discount)).map((part) => computeLine(part, ZERO))
}

function computeLine(measured: MeasuredLine, taken: Decimal): ComputedLine {
  const { rounding, gross, quantity, price } = measured
  const discount = round(taken, rounding.amountScale)
  const left = subtract(gross, discount)
  const grossTax = taxIn(gross, measured)
  const tax =
    rounding.discount === 'apart' ? subtract(grossTax, taxIn(discount, measured)) : taxLeft(left, measured)
  const isInclusive = rounding.prices === 'inclusive'
  const total = isInclusive ? left : { units: left.units + tax.units, scale: left.scale }
  const net = isInclusive ? subtract(total, tax) : left
  const excise = exciseLeft(measured, discount, net)
  const percent = percentOf(measured, discount)
  return {
    amounts: { net, tax, total, discount, excise },
    line: {
      index: measured.index,
      source: measured.source,
      category: measured.category,
      rate: formatShort(measured.rate),
      quantity: formatShort(quantity),
      unitPrice: formatShort(wirePrice(quantity, price, gross, rounding)),
      gross: format(gross),
      grossTax: format(grossTax),
      discount: format(discount),
      discountTax: format(subtract(grossTax, tax)),
      ...(percent ? { discountPercent: percent } : {}),
      excise: format(excise),
      discountExcise: format(subtract(measured.excise, excise)),
      total: format(total),
      tax: format(tax),
      net: format(net),
    },
  }
}

/** The tax of what is left of a line; cut, where a note says so. */
function taxLeft(left: Decimal, measured: MeasuredLine): Decimal {
  const { statedTax } = measured
  const cut = statedTax && taxIn(left, measured, 'down')
  return cut && compare(statedTax, cut) === 0 ? cut : taxIn(left, measured)
}

/**
 * The duty that is left of a line. Duty for each unit is due whatever is taken off the price (2792). A part of a line that was sold
 * for little more than its duty may come to a cent less than the duty: it takes back no more than it holds.
 */
function exciseLeft(measured: MeasuredLine, discount: Decimal, net: Decimal): Decimal {
  const { duty, excise, quantity, rounding, isCredit } = measured
  if (duty.kind === 'perUnit') return isCredit ? minimum(excise, net) : excise
  return minimum(subtract(excise, rounded(dutyWithin(discount, quantity, measured), rounding)), net)
}

/** A price that does not hold the duty for its units. */
export function dutyIssues(lines: readonly ComputedLine[]): CoreIssue[] {
  return lines
    .filter(({ amounts: { excise, net } }) => compare(excise, net) > 0)
    .map(({ line }) => ({
      rule: 'duty-within-price',
      path: `/lines/${line.index}/unitPrice`,
      message: `holds less than the excise duty on the line (${line.excise})`,
      fix: 'Correct the price, the discounts or the duty: a price with tax contains the duty.',
    }))
}

/**
 * The discount as a percentage: the caller's own, or a whole one, where it comes to the same amount. An authority that takes whole
 * ones recomputes the amount from quantity and price, not from their rounded product.
 */
function percentOf(
  { source, gross, quantity, price, rounding }: MeasuredLine,
  discount: Decimal,
): string | undefined {
  if (isZero(discount)) return undefined
  const own = source.discount && 'percent' in source.discount ? source.discount.percent : undefined
  const candidates = [own, formatShort(divide(multiply(discount, decimal('100')), gross, 0, 'half-up'))]
  const base = rounding.discount === 'whole-percent' ? multiply(quantity, price) : gross
  return candidates.find((percent) => {
    if (percent === undefined || (rounding.discount === 'whole-percent' && percent.includes('.')))
      return false
    return compare(rounded(shareOf(base, decimal(percent)), rounding), discount) === 0
  })
}

/**
 * The price to send. Where the authority may cut or round the product, a price whose product is the line under both:
 * the line divided by the quantity, rounded up in the last place. For quantities so large that this overshoots, the
 * caller's own price, which is never further off than the rounding of the line.
 */
function wirePrice(quantity: Decimal, price: Decimal, gross: Decimal, rounding: Arithmetic): Decimal {
  if (rounding.product === 'round' || compare(multiply(quantity, price), gross) === 0) return price
  const raised = divide(gross, quantity, rounding.priceScale, 'up')
  const excess = subtract(multiply(quantity, raised), gross)
  const half: Decimal = { units: 5n, scale: rounding.amountScale + 1 }
  return compare(excess, half) < 0 ? raised : price
}

/**
 * The same line at lower prices that come to `total` without a discount. Where no one price does, as many whole units as cents are
 * missing cost one cent more than the rest. They are fewer than the units there are: else the higher price would have done.
 */
function withoutDiscount(line: MeasuredLine, total: Decimal): MeasuredLine[] {
  const { quantity, rounding } = line
  const { priceScale } = rounding
  const at = (part: Decimal, price: Decimal): MeasuredLine => ({
    ...line,
    quantity: part,
    price,
    gross: rounded(multiply(part, price), rounding),
    discount: ZERO,
    excise: rounded(dutyWithin(rounded(multiply(part, price), rounding), part, line), rounding),
  })
  const even = at(quantity, divide(total, quantity, priceScale, 'half-up'))
  if (compare(even.gross, total) === 0) return [even]
  const low = divide(total, quantity, priceScale, 'down')
  const high = { units: low.units + 1n, scale: priceScale }
  const many = { units: subtract(total, at(quantity, low).gross).units, scale: 0 }
  return [at(many, high), at(subtract(quantity, many), low)]
}
