import type { Rule } from '@risiti/core'
import type { Registration } from '../../session.js'

/** Goods as they are registered with the authority (T130; T127 lists them). */
export interface RegisteredGoods {
  readonly name: string
  /** Commodity category code. */
  readonly category: string
  /** Unit of measure, a value of T115 `rateUnit`. */
  readonly unit: string
  /** Code of the excise duty that they bear; null when they bear none. Without it, nobody told. */
  readonly exciseDuty?: string | null | undefined
  /** Invoiced units (`packageScaledValue`) that hold `pieces` units of the duty. Without them, one of each. */
  readonly packages?: string | undefined
  /** `pieceScaledValue`. */
  readonly pieces?: string | undefined
  readonly isService?: boolean | undefined
  /** Whether their category is zero rated today: `isZeroRate` of T127 or T124. */
  readonly isZeroRated?: boolean | undefined
  /** Whether it is exempt: `isExempt`. */
  readonly isExempt?: boolean | undefined
}

/** One way in which a duty is charged, as T125 writes it. */
export interface ListedRate {
  /** `type`: 101 a percentage, 102 an amount by the unit, 103 nil. */
  readonly kind: string
  /** Percent as a plain number (`10`), an amount per unit, or a text where it is nil. */
  readonly rate: string
  readonly unit?: string | undefined
}

/** An excise duty that URA lists (T125). */
export interface ListedDuty {
  readonly isGroup: boolean
  /** What is in force today; empty where that is not known, and then rates are not judged. */
  readonly rates: readonly ListedRate[]
}

/** What is left of a line of the original. */
export interface LineBalance {
  readonly quantity: string
  /** With tax, in the currency of the document. */
  readonly amount: string
}

/** What the rules may know besides the document. What is left out is not judged. */
export interface UgandaFacts {
  /** What T103 says of the seller. */
  readonly registration?: Registration | undefined
  /** Goods by the code that lines call them by, as far as they are known; null for what was looked for and is not registered. */
  readonly goods?: ReadonlyMap<string, RegisteredGoods | null> | undefined
  /** The authority's time, when the document bears the time of the sale and not that of its sending. */
  readonly now?: Date | undefined
  /** Days after the original in which a note is taken: T115 `creditNoteMaximumInvoicingDays`. Needs `now`. */
  readonly noteDays?: number | undefined
  /** What is left of the original, by line from 1 (T186, or our own books). */
  readonly left?: ReadonlyMap<number, LineBalance> | undefined
  /** Currencies that documents may be in: T115 `currencyType`, by name. */
  readonly currencies?: ReadonlySet<string> | undefined
  /** All excise duties that URA lists, and groups of them, by code: T125. */
  readonly duties?: ReadonlyMap<string, ListedDuty> | undefined
  /** Units that customs count in: T115 `exportRateUnit`. */
  readonly customsUnits?: ReadonlySet<string> | undefined
}

export type UgandaRule = Rule<UgandaFacts>

type Ug = NonNullable<NonNullable<Parameters<UgandaRule['find']>[0]['document']['ext']>['ug']>

/** What a document says that only Uganda knows. */
export function ugOf({ ext }: Parameters<UgandaRule['find']>[0]['document']): Ug {
  return ext?.ug ?? {}
}
