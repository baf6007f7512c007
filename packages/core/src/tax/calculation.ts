import type { Levy } from '../document/duty.js'
import type { ResolvedLine, TaxCategory } from '../document/line.js'
import type { Arithmetic } from './regime.js'

/* What a document comes to. Every amount is a decimal text with the regime's decimals, in the currency of the calculation. */

/** What a line comes to. */
export interface CalculatedLine {
  /** Place of the line in the document, from 0. Two may have the same: a line whose discount does not divide becomes two. */
  readonly index: number
  readonly source: ResolvedLine
  readonly category: TaxCategory
  /** VAT as a fraction. */
  readonly rate: string
  readonly quantity: string
  /** Price of one unit, with or without tax as `prices` of the calculation says, such that quantity times price is `gross`. */
  readonly unitPrice: string
  /** Quantity times price, before the discount. */
  readonly gross: string
  /** VAT in `gross`, or on it. */
  readonly grossTax: string
  /** All that is taken off, the line's share of a discount on the document included; in the terms of `gross`. */
  readonly discount: string
  readonly discountTax: string
  /** The discount as a percentage, when it is one. */
  readonly discountPercent?: string
  /** Excise duty in `total`; a part of `net`. */
  readonly excise: string
  /** Excise duty in the discount: `excise` is what `gross` bears less this. */
  readonly discountExcise: string
  /** After the discount, with VAT and excise duty. */
  readonly total: string
  /** VAT. */
  readonly tax: string
  /** `total` without VAT; excise duty is in it. */
  readonly net: string
}

/** The lines of one tax category and rate added up. Sums of rounded lines, never recomputed. */
export interface TaxBand {
  readonly category: TaxCategory
  readonly rate: string
  readonly net: string
  readonly tax: string
  readonly gross: string
}

/** The lines that bear one excise duty added up. */
export interface DutyBand {
  /** A line that bears it; says code, rate and unit. */
  readonly excise: NonNullable<ResolvedLine['excise']>
  /** Price without VAT and without the duty. */
  readonly net: string
  readonly tax: string
  /** Price without VAT, with the duty. */
  readonly gross: string
}

/** What a levy comes to. */
export interface CalculatedLevy {
  readonly source: Levy
  readonly amount: string
}

/** The sums of a document. */
export interface Totals {
  /** Without any tax. */
  readonly net: string
  /** VAT, excise duty and levies; without VAT that is deemed paid. */
  readonly tax: string
  /** What is to be paid: `net` and `tax`. */
  readonly gross: string
  readonly discount: string
  /** The part of `tax` that is excise duty. */
  readonly excise: string
  /** The part of `tax` that is levies. */
  readonly levies: string
  /** VAT that counts as paid, and is in no other sum. */
  readonly deemed: string
}

/** A document, computed. */
export interface Calculation {
  /** ISO 4217: the document's, or the country's where the authority takes no other. */
  readonly currency: string
  readonly prices: Arithmetic['prices']
  readonly lines: readonly CalculatedLine[]
  readonly bands: readonly TaxBand[]
  readonly duties: readonly DutyBand[]
  readonly levies: readonly CalculatedLevy[]
  readonly totals: Totals
  /** The same in the currency of the document, where that is another one. */
  readonly documentTotals?: Totals
}
