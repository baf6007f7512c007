import type { CoreIssue } from '../document/core-rules.js'
import { invalidDocument, type ResolvedDocument, takesBack } from '../document/document.js'
import { formatEat } from '../time/zone.js'
import type { Calculation } from './calculation.js'
import { convertDocument } from './convert.js'
import { shareDiscount } from './discount.js'
import { dutyIssues, formatLine } from './forms.js'
import { type LineInput, measureLine } from './line.js'
import { rateIssues } from './rate-issues.js'
import type { Arithmetic, Regime } from './regime.js'
import { statedIssues } from './stated.js'
import { bandsOf, dutiesOf, leviesOf, totalsOf } from './totals.js'

/**
 * Computes tax and totals of a document under a regime, at the rates of the day of sale in the authority's zone; a note, at those
 * of the day of its original, where it says which that was. Each line is rounded by itself; everything else is a sum of rounded
 * lines.
 * @throws InvalidInputError where the regime has no such rate, a number has too many decimals, or the caller's own
 * totals or payments do not agree with the lines.
 */
export function calculate(document: ResolvedDocument, regime: Regime): Calculation {
  const { calculation, issues } = compareStated(document, regime)
  if (issues.length > 0) throw invalidDocument(issues)
  return calculation
}

/**
 * The same, with what the caller says otherwise beside it.
 * @throws InvalidInputError where nothing can be computed.
 */
export function compareStated(
  document: ResolvedDocument,
  regime: Regime,
): { readonly calculation: Calculation; readonly issues: readonly CoreIssue[] } {
  const isConverted = document.currency !== regime.currency && regime.foreignCurrency === 'converted'
  const own = compute(document, isConverted ? withFinePrices(regime) : regime, document.currency)
  const issues = statedIssues(document, own)
  if (!isConverted) return { calculation: own, issues }
  const converted = compute(convertDocument(document, regime), regime, regime.currency)
  // A line still points at what the caller wrote, also when it is read back from a store.
  const lines = converted.lines.map((line) => ({ ...line, source: document.lines[line.index]! }))
  return { calculation: { ...converted, lines, documentTotals: own.totals }, issues }
}

/** A price that is not sent as it is may be finer than the authority takes it. */
function withFinePrices(regime: Regime): Regime {
  return { ...regime, rounding: { ...regime.rounding, priceScale: 10 } }
}

function compute(document: ResolvedDocument, regime: Regime, currency: string): Calculation {
  const day = formatEat(new Date(document.preceding?.issuedAt ?? document.issuedAt), 'yyyy-MM-dd')
  const rounding = roundingOf(document, regime)
  const refused = rateIssues(document, regime, day)
  if (refused.length > 0) throw invalidDocument(refused)
  const issues: CoreIssue[] = []
  const inputs = document.lines.map(
    (line, index): LineInput => ({ line, index, document, regime, rounding, day }),
  )
  const measured = inputs.map((input) => measureLine(input, issues))
  const discounts = shareDiscount(document, measured, issues)
  if (issues.length > 0) throw invalidDocument(issues)
  const computed = measured.flatMap((line, index) => formatLine(line, discounts[index]!))
  issues.push(...dutyIssues(computed))
  const levies = leviesOf(document, computed, rounding, issues)
  if (issues.length > 0) throw invalidDocument(issues)
  return {
    currency,
    prices: rounding.prices,
    lines: computed.map(({ line }) => line),
    bands: bandsOf(computed),
    duties: dutiesOf(computed),
    levies,
    totals: totalsOf(computed, levies),
  }
}

/** A note that is stated net has no discount that stands apart. */
function roundingOf(document: ResolvedDocument, { rounding }: Regime): Arithmetic {
  const isNet = rounding.creditNotes === 'net' && takesBack(document)
  return isNet && rounding.discount === 'apart' ? { ...rounding, discount: 'within' } : rounding
}
