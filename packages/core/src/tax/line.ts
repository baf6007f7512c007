import type { CoreIssue } from '../document/core-rules.js'
import { type ResolvedDocument, takesBack } from '../document/document.js'
import type { ResolvedLine, TaxCategory } from '../document/line.js'
import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  format,
  multiply,
  ONE,
  round,
  subtract,
  ZERO,
} from '../money/decimal.js'
import { type Arithmetic, type Regime, rateOn } from './regime.js'

/** A hundredth. */
const PERCENT = decimal('0.01')

/** Everything that one line is computed from. */
export interface LineInput {
  readonly line: ResolvedLine
  /** Place in the document, from 0. */
  readonly index: number
  readonly document: ResolvedDocument
  readonly regime: Regime
  /** That of the regime, as far as it holds for this document. */
  readonly rounding: Arithmetic
  readonly day: string
}

/** The excise duty of a line: a part of the price, or an amount for each unit sold. */
export type LineDuty =
  | { readonly kind: 'none' }
  | { readonly kind: 'percent'; readonly rate: Decimal }
  /** Duty on one invoiced unit in document currency, not rounded: `top / bottom`. */
  | { readonly kind: 'perUnit'; readonly top: Decimal; readonly bottom: Decimal }

/** A line before the discount on the document is shared. Amounts are in the terms of the regime's prices. */
export interface MeasuredLine {
  readonly index: number
  readonly source: ResolvedLine
  readonly category: TaxCategory
  readonly rate: Decimal
  /** One and the rate. */
  readonly factor: Decimal
  readonly duty: LineDuty
  readonly quantity: Decimal
  readonly price: Decimal
  readonly gross: Decimal
  /** The line's own discount. */
  readonly discount: Decimal
  /** True for a line of a note that takes it back. */
  readonly isCredit: boolean
  /** The tax that the caller states, where it may be the tax cut to cents. */
  readonly statedTax?: Decimal
  /** Excise duty on the whole line, before any discount. */
  readonly excise: Decimal
  readonly rounding: Arithmetic
}

/** Measures a line: price in the regime's terms, quantity times price, own discount, duty. */
export function measureLine(input: LineInput, issues: CoreIssue[]): MeasuredLine {
  const { line, index, regime, rounding, day } = input
  const rate = decimal(rateOn(regime, line.tax, day)!.rate)
  const factor = add(ONE, rate)
  const duty = dutyOf(input)
  const quantity = decimal(line.quantity)
  const terms: Terms = { factor, duty, rounding }
  const price = priceIn(line, terms)
  const gross = rounded(multiply(quantity, price), rounding)
  // Who takes whole percentages takes them of quantity times price, not of the rounded line.
  const base = rounding.discount === 'whole-percent' ? multiply(quantity, price) : gross
  const discount = ownDiscount(line, base, terms)
  const excise = rounded(dutyWithin(gross, quantity, terms), rounding)
  if (compare(discount, gross) > 0) {
    issues.push({
      rule: 'discount-within',
      path: `/lines/${index}/discount/amount`,
      message: `is more than the line itself (${format(gross)})`,
      fix: 'A discount cannot be larger than the line.',
    })
  }
  if (isTooLarge(gross) || isTooLarge(excise)) {
    issues.push({ ...TOO_LARGE, path: `/lines/${index}/unitPrice` })
  }
  return {
    index,
    source: line,
    ...creditOf(input),
    category: line.tax,
    rate,
    factor,
    duty,
    quantity,
    price,
    gross,
    discount,
    excise,
    rounding,
  }
}

/** Whether a note takes the line back, and then the tax that it states, where that may be the tax cut to cents. */
function creditOf({
  line: { totals },
  document,
  rounding,
}: LineInput): Pick<MeasuredLine, 'isCredit' | 'statedTax'> {
  const isCredit = takesBack(document)
  const mayBeCut = isCredit && rounding.creditNotes === 'net'
  return { isCredit, ...(mayBeCut && totals?.tax !== undefined ? { statedTax: decimal(totals.tax) } : {}) }
}

/** Most digits before the point of a computed amount: a quantity and a price of twelve digits each. */
const MOST_COMPUTED = 24
const LIMIT = decimal(`1${'0'.repeat(MOST_COMPUTED)}`)

/** True for an amount that nobody can mean. Sums of smaller ones can still be written and read. */
export function isTooLarge(amount: Decimal): boolean {
  return compare(amount, LIMIT) >= 0
}

/** What is wrong with such an amount. */
export const TOO_LARGE = {
  rule: 'amount-size',
  message: `comes to an amount of more than ${MOST_COMPUTED} digits before the point`,
  fix: 'Correct it: no authority takes an amount of that size.',
} as const

/** What an amount has to know to be brought from prices without tax to prices with it, and back. */
export type Terms = Pick<MeasuredLine, 'factor' | 'duty' | 'rounding'>

/** An amount of money, rounded as the authority does. */
export function rounded(value: Decimal, { amountScale, amountRounding }: Arithmetic): Decimal {
  return round(value, amountScale, amountRounding)
}

/** Brings an amount to the terms of the regime's prices. What takes something off a price takes off its share of a percentage only. */
export function inTerms(value: Decimal, includesTax: boolean, terms: Terms): Decimal {
  const { amountScale, prices } = terms.rounding
  if (includesTax === (prices === 'inclusive')) return rounded(value, terms.rounding)
  return prices === 'inclusive'
    ? rounded(multiply(value, loading(terms)), terms.rounding)
    : divide(value, loading(terms), amountScale, terms.rounding.amountRounding)
}

/** What an amount without tax is multiplied with: VAT and a percentage of duty. */
function loading({ factor, duty }: Terms): Decimal {
  return duty.kind === 'percent' ? multiply(factor, add(ONE, duty.rate)) : factor
}

function priceIn(line: ResolvedLine, terms: Terms): Decimal {
  const price = decimal(line.unitPrice)
  const { prices, priceScale } = terms.rounding
  if (line.priceIncludesTax === (prices === 'inclusive')) return round(price, priceScale)
  if (prices === 'exclusive') return divide(price, loading(terms), priceScale, 'half-up')
  const { duty } = terms
  if (duty.kind !== 'perUnit') return round(multiply(price, loading(terms)), priceScale)
  const withDuty = add(multiply(price, duty.bottom), duty.top)
  return divide(multiply(withDuty, terms.factor), duty.bottom, priceScale, 'half-up')
}

function ownDiscount({ discount, priceIncludesTax }: ResolvedLine, base: Decimal, terms: Terms): Decimal {
  if (!discount) return round(ZERO, terms.rounding.amountScale)
  return 'percent' in discount
    ? rounded(shareOf(base, decimal(discount.percent)), terms.rounding)
    : inTerms(decimal(discount.amount), priceIncludesTax, terms)
}

/** A percentage of an amount, not rounded. */
export function shareOf(whole: Decimal, percent: Decimal): Decimal {
  return multiply(multiply(whole, percent), PERCENT)
}

/** VAT in a price with tax, or on a price without; rounded. */
export function taxIn(
  amount: Decimal,
  { rate, factor, rounding }: Pick<MeasuredLine, 'rate' | 'factor' | 'rounding'>,
  amountRounding = rounding.amountRounding,
): Decimal {
  const { amountScale, derive, prices } = rounding
  if (rate.units === 0n) return round(ZERO, amountScale)
  if (prices === 'exclusive') return round(multiply(amount, rate), amountScale, amountRounding)
  return derive === 'tax'
    ? divide(multiply(amount, rate), factor, amountScale, amountRounding)
    : subtract(amount, divide(amount, factor, amountScale, amountRounding))
}

/**
 * The duty in an amount with tax: VAT is taken on a price that holds the duty, and a percentage of duty on what is left
 * (EFRIS business rules, section 5). Twelve decimals, not rounded.
 */
export function dutyWithin(amount: Decimal, quantity: Decimal, { duty, factor }: Terms): Decimal {
  if (duty.kind === 'none') return ZERO
  if (duty.kind === 'perUnit') return divide(multiply(quantity, duty.top), duty.bottom, 12, 'half-up')
  return divide(multiply(amount, duty.rate), multiply(factor, add(ONE, duty.rate)), 12, 'half-up')
}

function dutyOf({ line, document, regime }: LineInput): LineDuty {
  const { excise } = line
  if (excise === undefined) return { kind: 'none' }
  if ('percent' in excise) return { kind: 'percent', rate: multiply(decimal(excise.percent), PERCENT) }
  if (!('perUnit' in excise)) return { kind: 'none' }
  const units = multiply(decimal(excise.perUnit), decimal(excise.pieces ?? '1'))
  const bottom = decimal(excise.packages ?? '1')
  const currency = excise.currency ?? regime.currency
  if (currency === document.currency) return { kind: 'perUnit', top: units, bottom }
  return { kind: 'perUnit', top: units, bottom: multiply(bottom, decimal(document.exchangeRate!)) }
}
