import { type Decimal, decimal, formatShort, multiply, round } from '@risiti/core'
import type { Seeded } from '../../seeded.js'
import { CURRENCY_TABLE, HOME } from '../reference/currencies.js'

/** What one unit of a currency is worth in UGX, for VAT and for customs. */
export interface ExchangeRate {
  readonly currency: string
  readonly rate: string
  readonly importDutyLevy: string
  /** Spelled like this on the wire. */
  readonly inComeTax: string
  readonly exportLevy: string
}

/** A rate moves by at most this many hundredths of a percent around its middle. */
const SPREAD = 100

/** Customs reckons a little higher than VAT. */
const [IMPORT, EXPORT] = [decimal('1.011'), decimal('1.0083')]

/** The rates of each day. They follow from the seed and the day, so every day has had its rates. */
export class ExchangeRates {
  readonly #seeded: Seeded

  constructor(seeded: Seeded) {
    this.#seeded = seeded
  }

  /** The rates of one currency on a day (yyyy-MM-dd). */
  on(currency: string, day: string): ExchangeRate | undefined {
    const found = CURRENCY_TABLE.find(({ name }) => name === currency)
    if (!found) return undefined
    const middle = decimal(found.about)
    const rate = currency === HOME ? middle : round(multiply(middle, this.#movement(currency, day)), 4)
    const customs = (factor: Decimal) => formatShort(round(multiply(rate, factor), 4))
    return {
      currency,
      rate: formatShort(rate),
      importDutyLevy: currency === HOME ? '1' : customs(IMPORT),
      inComeTax: currency === HOME ? '1' : customs(IMPORT),
      exportLevy: currency === HOME ? '1' : customs(EXPORT),
    }
  }

  /** The rates of every currency on a day. */
  all(day: string): readonly ExchangeRate[] {
    return CURRENCY_TABLE.map(({ name }) => this.on(name, day)!)
  }

  /** A factor around one. */
  #movement(currency: string, day: string): Decimal {
    const steps = BigInt(`0x${this.#seeded.bytes(`rate:${currency}:${day}`).toString('hex')}`)
    return { units: 10_000n - BigInt(SPREAD) + (steps % BigInt(2 * SPREAD + 1)), scale: 4 }
  }
}
