import type { Discount } from '../document/amounts.js'
import type { ResolvedDocument } from '../document/document.js'
import type { Duty } from '../document/duty.js'
import { decimal, formatShort, multiply, round } from '../money/decimal.js'
import type { Regime } from './regime.js'

/** Decimals of a duty on one unit, which is not rounded before the units are counted. */
const DUTY_SCALE = 12

/**
 * Brings a document to the currency of the country at its own rate. Prices and amounts are rounded as the authority takes
 * them, so the total is that of converted prices, not the converted total. What the caller said of totals and payments is in
 * the document's currency and stays behind.
 */
export function convertDocument(document: ResolvedDocument, regime: Regime): ResolvedDocument {
  const rate = decimal(document.exchangeRate!)
  const { priceScale, amountScale } = regime.rounding
  const convert = (value: string, scale: number) => formatShort(round(multiply(decimal(value), rate), scale))
  const discountOf = (given: Discount): Discount =>
    'percent' in given ? given : { amount: convert(given.amount, amountScale) }
  const exciseOf = (excise: Duty): Duty =>
    'perUnit' in excise && excise.currency === document.currency
      ? { ...excise, perUnit: convert(excise.perUnit, DUTY_SCALE), currency: regime.currency }
      : excise
  const { totals: _, payments: __, change: ___, exchangeRate: ____, ...rest } = document
  return {
    ...rest,
    currency: regime.currency,
    ...(document.discount ? { discount: discountOf(document.discount) } : {}),
    ...(document.levies
      ? {
          levies: document.levies.map((levy) =>
            'percent' in levy ? levy : { ...levy, perUnit: convert(levy.perUnit, amountScale) },
          ),
        }
      : {}),
    lines: document.lines.map(({ totals: _, ...line }) => ({
      ...line,
      unitPrice: convert(line.unitPrice, priceScale),
      ...(line.excise ? { excise: exciseOf(line.excise) } : {}),
      ...(line.discount ? { discount: discountOf(line.discount) } : {}),
    })),
  }
}
