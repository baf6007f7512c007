import type { ResolvedDocument } from '../document/document.js'
import { invalidDocument } from '../document/document.js'
import type { ResolvedLine, TaxCategory } from '../document/line.js'
import type { Issue } from '../errors/fiscal-error.js'
import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  format,
  formatShort,
  isZero,
  multiply,
  negate,
  ONE,
  round,
  subtract,
  sum,
  ZERO,
} from '../money/decimal.js'
import { formatEat } from '../time/zone.js'
import { categoriesOn, type Regime, rateOn } from './regime.js'

/** A hundredth. */
const PERCENT = decimal('0.01')

/** What a line comes to. All amounts include tax unless the name says otherwise, in document currency. */
export interface CalculatedLine {
  readonly source: ResolvedLine
  readonly category: TaxCategory
  /** As a fraction. */
  readonly rate: string
  readonly quantity: string
  /** Tax-inclusive price that multiplies out to `gross` under every reading of the authority's rounding rule. */
  readonly unitPrice: string
  /** Quantity times price, before the discount. */
  readonly gross: string
  readonly grossTax: string
  readonly discount: string
  readonly discountTax: string
  /** The discount as a percentage, when the caller gave one. */
  readonly discountPercent?: string
  /** After the discount. */
  readonly total: string
  readonly tax: string
  readonly net: string
}

/** Amounts that are added up, before they become text. */
type Amounts = Readonly<Record<'net' | 'tax' | 'total' | 'discount', Decimal>>

interface ComputedLine {
  readonly line: CalculatedLine
  readonly amounts: Amounts
}

/** The lines of one tax category added up. Sums of rounded lines, never recomputed. */
export interface TaxBand {
  readonly category: TaxCategory
  readonly rate: string
  readonly net: string
  readonly tax: string
  readonly gross: string
}

export interface Totals {
  readonly net: string
  readonly tax: string
  readonly gross: string
  readonly discount: string
}

export interface Calculation {
  readonly lines: readonly CalculatedLine[]
  readonly bands: readonly TaxBand[]
  readonly totals: Totals
}

/**
 * Computes tax and totals of a document under a regime, at the rates of the day of sale.
 * @throws InvalidInputError where the regime has no such rate, a number has too many decimals, or the caller's own
 * totals or payments do not agree with the lines.
 */
export function calculate(document: ResolvedDocument, regime: Regime): Calculation {
  const day = formatEat(new Date(document.issuedAt), 'yyyy-MM-dd')
  const issues: Issue[] = []
  const computed = document.lines.map((line, index) => calculateLine(line, index, regime, day, issues))
  if (issues.length > 0) throw invalidDocument(issues)
  const calculation = {
    lines: computed.map(({ line }) => line),
    bands: bandsOf(computed),
    totals: totalsOf(computed),
  }
  issues.push(...totalIssues(document, calculation), ...paymentIssues(document, calculation))
  if (issues.length > 0) throw invalidDocument(issues)
  return calculation
}

function calculateLine(
  line: ResolvedLine,
  index: number,
  regime: Regime,
  day: string,
  issues: Issue[],
): ComputedLine {
  const { rounding } = regime
  const row = rateOn(regime, line.tax, day)
  if (!row) {
    const known = categoriesOn(regime, day).map((name) => `"${name}"`)
    issues.push({
      path: `/lines/${index}/tax`,
      message: `"${line.tax}" is not a tax of ${regime.country} on ${day}`,
      fix:
        known.length > 0
          ? `Use one of ${known.join(', ')}.`
          : 'Correct "issuedAt": no tax is known that day.',
    })
  }
  issues.push(...scaleIssues(line, index, rounding))
  const rate = decimal(row?.rate ?? '0')
  const factor = add(ONE, rate)
  const quantity = decimal(line.quantity)
  const price = inclusivePrice(line, factor, rounding.priceScale)
  const amount = (value: Decimal) => round(value, rounding.amountScale, rounding.amountRounding)
  const gross = amount(multiply(quantity, price))
  const discount = amount(discountOf(line, gross, factor))
  if (isZero(gross)) {
    issues.push({
      path: `/lines/${index}/unitPrice`,
      message: `times the quantity comes to ${format(gross)}`,
      fix: 'Sell more of it on one line, or leave the line out: a line must come to more than zero.',
    })
  }
  if (compare(discount, gross) > 0) {
    issues.push({
      path: `/lines/${index}/discount/amount`,
      message: `is more than the line itself (${format(gross)})`,
      fix: 'A discount cannot be larger than the line.',
    })
  }
  const grossTax = taxWithin(gross, rate, factor, regime)
  const total = subtract(gross, discount)
  const tax =
    rounding.discount === 'apart'
      ? subtract(grossTax, taxWithin(discount, rate, factor, regime))
      : taxWithin(total, rate, factor, regime)
  const net = subtract(total, tax)
  return {
    amounts: { net, tax, total, discount },
    line: {
      source: line,
      category: line.tax,
      rate: formatShort(rate),
      quantity: formatShort(quantity),
      unitPrice: formatShort(wirePrice(quantity, price, gross, rounding)),
      gross: format(gross),
      grossTax: format(grossTax),
      discount: format(discount),
      discountTax: format(subtract(grossTax, tax)),
      ...(line.discount && 'percent' in line.discount ? { discountPercent: line.discount.percent } : {}),
      total: format(total),
      tax: format(tax),
      net: format(net),
    },
  }
}

function inclusivePrice(line: ResolvedLine, factor: Decimal, scale: number): Decimal {
  const price = decimal(line.unitPrice)
  return round(line.priceIncludesTax ? price : multiply(price, factor), scale)
}

function discountOf(line: ResolvedLine, gross: Decimal, factor: Decimal): Decimal {
  if (!line.discount) return ZERO
  if ('percent' in line.discount) return multiply(multiply(gross, decimal(line.discount.percent)), PERCENT)
  const given = decimal(line.discount.amount)
  return line.priceIncludesTax ? given : multiply(given, factor)
}

function taxWithin(gross: Decimal, rate: Decimal, factor: Decimal, regime: Regime): Decimal {
  const { amountScale, amountRounding, derive } = regime.rounding
  if (isZero(rate)) return round(ZERO, amountScale)
  return derive === 'tax'
    ? divide(multiply(gross, rate), factor, amountScale, amountRounding)
    : subtract(gross, divide(gross, factor, amountScale, amountRounding))
}

/**
 * The price to send. Where the authority may cut or round the product, a price whose product is the line under both:
 * the line divided by the quantity, rounded up in the last place. For quantities so large that this overshoots, the
 * caller's own price, which is never further off than the rounding of the line.
 */
function wirePrice(quantity: Decimal, price: Decimal, gross: Decimal, rounding: Regime['rounding']): Decimal {
  if (rounding.product === 'round' || compare(multiply(quantity, price), gross) === 0) return price
  const raised = divide(gross, quantity, rounding.priceScale, 'up')
  const excess = subtract(multiply(quantity, raised), gross)
  const half: Decimal = { units: 5n, scale: rounding.amountScale + 1 }
  return compare(excess, half) < 0 ? raised : price
}

function bandsOf(computed: readonly ComputedLine[]): TaxBand[] {
  const categories = [...new Set(computed.map(({ line }) => line.category))]
  return categories.map((category) => {
    const own = computed.filter(({ line }) => line.category === category)
    return {
      category,
      rate: own[0]!.line.rate,
      net: total(own, 'net'),
      tax: total(own, 'tax'),
      gross: total(own, 'total'),
    }
  })
}

function totalsOf(computed: readonly ComputedLine[]): Totals {
  return {
    net: total(computed, 'net'),
    tax: total(computed, 'tax'),
    gross: total(computed, 'total'),
    discount: total(computed, 'discount'),
  }
}

function total(computed: readonly ComputedLine[], name: keyof Amounts): string {
  return format(computed.map(({ amounts }) => amounts[name]).reduce(add))
}

function scaleIssues(line: ResolvedLine, index: number, rounding: Regime['rounding']): Issue[] {
  const issues: Issue[] = []
  const check = (field: 'quantity' | 'unitPrice', most: number, noun: string) => {
    if (scaleOf(line[field]) <= most) return
    issues.push({
      path: `/lines/${index}/${field}`,
      message: `has more than ${most} decimals`,
      fix: `The authority takes at most ${most} decimals: round the ${noun}, or sell in another unit.`,
    })
  }
  check('quantity', rounding.quantityScale, 'quantity')
  if (line.priceIncludesTax) check('unitPrice', rounding.priceScale, 'price')
  return issues
}

/** Decimals without the trailing zeros. */
function scaleOf(text: string): number {
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.slice(point + 1).replace(/0+$/, '').length
}

function totalIssues(document: ResolvedDocument, calculation: Calculation): Issue[] {
  return (['net', 'tax', 'gross'] as const).flatMap((name) => {
    const given = document.totals?.[name]
    if (given === undefined) return []
    const difference = subtract(decimal(given), decimal(calculation.totals[name]))
    if (isZero(difference)) return []
    return [
      {
        path: `/totals/${name}`,
        message: `is ${given}, but the lines add up to ${calculation.totals[name]} (${describe(difference)})`,
        fix: `Send ${calculation.totals[name]}, or leave the totals out. ${likelyCause(name, difference, document, calculation)}`,
      },
    ]
  })
}

function likelyCause(
  name: 'net' | 'tax' | 'gross',
  difference: Decimal,
  document: ResolvedDocument,
  calculation: Calculation,
): string {
  const tax = decimal(calculation.totals.tax)
  if (name === 'gross' && compare(difference, tax) === 0)
    return 'It looks as if tax was added to prices that include it.'
  if (
    name === 'gross' &&
    document.lines.every((line) => line.priceIncludesTax) &&
    compare(difference, negate(tax)) === 0
  ) {
    return 'It looks as if the prices are without tax: set "priceIncludesTax": false on the lines.'
  }
  return 'Lines are rounded one by one to two decimals, half up, and then added.'
}

function paymentIssues(document: ResolvedDocument, calculation: Calculation): Issue[] {
  if (!document.payments || document.payments.length === 0) return []
  const paid = sum(document.payments.map((payment) => decimal(payment.amount)))
  const difference = subtract(paid, decimal(calculation.totals.gross))
  if (isZero(difference)) return []
  return [
    {
      path: '/payments',
      message: `add up to ${formatShort(paid)}, but the total is ${calculation.totals.gross} (${describe(difference)})`,
      fix: 'Make the payments add up to the total; what is not paid yet is a payment with the method "credit".',
    },
  ]
}

function describe(difference: Decimal): string {
  const size = formatShort(difference.units < 0n ? negate(difference) : difference)
  return `${size} too ${difference.units < 0n ? 'low' : 'high'}`
}
