import type { Rule } from '@risiti/core'
import type { OriginalSale } from '../buyer.js'

/** An item as it was registered (`saveItem`); a row of `selectItems` is one. */
export interface RegisteredItem {
  readonly itemClsCd: string
  readonly qtyUnitCd: string
  /** The band. */
  readonly taxTyCd: string
}

/** What of a line of a sale has not been credited yet. */
export interface LineLeft {
  readonly quantity: string
  /** Decimal text in KES, with tax. */
  readonly amount: string
  /** The same without tax. Where prices go without it, this counts: taxes of several notes may come to a cent more or less. */
  readonly net?: string
}

/** The sale that a credit note is about, and what is left of it. */
export interface CreditedSale extends OriginalSale {
  /** A credit note cannot be credited. */
  readonly type?: 'S' | 'R'
  /** By line of the sale, the first is 1. */
  readonly left?: ReadonlyMap<number, LineLeft>
}

/** What is known besides the document. A rule does not judge what nobody told. */
export interface KenyaFacts {
  /** The items that are registered for the PIN, by code, as far as it is known how. */
  readonly items?: ReadonlyMap<string, Partial<RegisteredItem>>
  /** The classes that KRA served to the device. */
  readonly itemClasses?: ReadonlySet<string>
  /** The original of a credit note; null when it was looked for and is not there. */
  readonly original?: CreditedSale | null
}

export type KenyaRule = Rule<KenyaFacts>
