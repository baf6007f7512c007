import type { TaxCategory } from '../document/line.js'
import type { Rounding } from '../money/decimal.js'

/** A tax rate that holds between two dates. A change of rate is one more row. */
export interface TaxRate {
  readonly category: TaxCategory
  /** As a fraction: `"0.18"`. */
  readonly rate: string
  /** First day, `yyyy-MM-dd`, in the regime's zone. */
  readonly from: string
  /** Last day, when it has ended. */
  readonly to?: string
  /** The law or document it comes from. */
  readonly source: string
}

/** How an authority computes: what is rounded, how, and in which form it takes prices and discounts. */
export interface Arithmetic {
  /** Decimals of every amount. */
  readonly amountScale: number
  readonly amountRounding: Rounding
  /** What prices and discounts are written with. The others are brought to it. */
  readonly prices: 'inclusive' | 'exclusive'
  /** Which part of a tax-inclusive line is rounded; the other is the difference, so the three always agree. */
  readonly derive: 'tax' | 'net'
  /**
   * How a discount is stated. `apart`: as a line of its own, whose tax is rounded like any other. `within`: on its line, whose
   * tax is taken from what is left. `whole-percent`: on its line, as a whole percentage; any other discount lowers the price,
   * and where the price cannot be lowered evenly, the line becomes two.
   */
  readonly discount: 'apart' | 'within' | 'whole-percent'
  /**
   * How a credit note is stated. `same`: like any other document. `net`: without discounts, at the prices that were paid, each tax
   * taken of what the line comes to; and cut to cents where the rounded tax would be more than is left of the original's.
   */
  readonly creditNotes: 'same' | 'net'
  /** How the authority checks quantity times price: `round` half up, or not known whether it cuts or rounds. */
  readonly product: 'round' | 'cut-or-round'
  /** Most decimals of a unit price on the wire. */
  readonly priceScale: number
  /** Most decimals of a quantity. */
  readonly quantityScale: number
  /** Where these rules come from. */
  readonly source: string
}

/** A country's tax rules as data. Passed to the calculator, never registered anywhere. */
export interface Regime {
  readonly country: 'UG' | 'KE'
  readonly currency: string
  /** Amounts in another currency stay as they are, or are brought to `currency` at the document's own rate. */
  readonly foreignCurrency: 'kept' | 'converted'
  /** IANA zone of the authority. */
  readonly zone: string
  readonly rates: readonly TaxRate[]
  readonly rounding: Arithmetic
  /** What a slip may be called before the authority has answered. */
  readonly provisional: 'receipt' | 'slip-not-a-tax-document'
}

/** The rate of a category on a day, or `undefined` when the regime has none. @param day `yyyy-MM-dd`. */
export function rateOn(regime: Regime, category: TaxCategory, day: string): TaxRate | undefined {
  return regime.rates.find(
    (row) => row.category === category && row.from <= day && (row.to === undefined || day <= row.to),
  )
}

/** The categories a regime knows on a day. */
export function categoriesOn(regime: Regime, day: string): TaxCategory[] {
  return [
    ...new Set(regime.rates.filter((row) => rateOn(regime, row.category, day)).map((row) => row.category)),
  ]
}
