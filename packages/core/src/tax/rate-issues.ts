import type { CoreIssue } from '../document/core-rules.js'
import type { ResolvedDocument } from '../document/document.js'
import type { ResolvedLine } from '../document/line.js'
import { categoriesOn, type Regime, rateOn } from './regime.js'

/** What keeps a document from being computed at all: taxes that do not exist that day, too many decimals, no exchange rate. */
export function rateIssues(document: ResolvedDocument, regime: Regime, day: string): CoreIssue[] {
  return [
    ...document.lines.flatMap((line, index) => [
      ...categoryIssues(line, index, regime, day),
      ...scaleIssues(line, index, regime),
    ]),
    ...exchangeIssues(document, regime),
  ]
}

function categoryIssues({ tax }: ResolvedLine, index: number, regime: Regime, day: string): CoreIssue[] {
  if (rateOn(regime, tax, day)) return []
  const known = categoriesOn(regime, day).map((name) => `"${name}"`)
  return [
    {
      rule: 'tax-exists',
      path: `/lines/${index}/tax`,
      message: `"${tax}" is not a tax of ${regime.country} on ${day}`,
      fix:
        known.length > 0
          ? `Use one of ${known.join(', ')}.`
          : 'Correct "issuedAt": no tax is known that day.',
    },
  ]
}

function scaleIssues(line: ResolvedLine, index: number, { rounding }: Regime): CoreIssue[] {
  const issueOf = (field: 'quantity' | 'unitPrice', most: number, noun: string): CoreIssue[] =>
    scaleOf(line[field]) <= most
      ? []
      : [
          {
            rule: field === 'quantity' ? 'quantity-decimals' : 'price-decimals',
            path: `/lines/${index}/${field}`,
            message: `has more than ${most} decimals`,
            fix: `The authority takes at most ${most} decimals: round the ${noun}, or sell in another unit.`,
          },
        ]
  const isWritten = line.priceIncludesTax === (rounding.prices === 'inclusive')
  return [
    ...issueOf('quantity', rounding.quantityScale, 'quantity'),
    ...(isWritten ? issueOf('unitPrice', rounding.priceScale, 'price') : []),
  ]
}

/** Decimals without the trailing zeros. */
function scaleOf(text: string): number {
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.slice(point + 1).replace(/0+$/, '').length
}

/** Where amounts have to be brought from one currency to another, the document says at which rate. */
function exchangeIssues(document: ResolvedDocument, regime: Regime): CoreIssue[] {
  const { currency, exchangeRate, lines } = document
  if (currency === regime.currency) {
    if (exchangeRate === undefined) return foreignDuties(lines, [currency], regime)
    const message = `is a rate for ${currency}, which is the currency of the country`
    return [{ rule: 'exchange-rate', path: '/exchangeRate', message, fix: 'Leave it out.' }]
  }
  const isNeeded = regime.foreignCurrency === 'converted' || lines.some((line) => bearsUnitDuty(line, regime))
  if (isNeeded && exchangeRate === undefined) {
    return [
      {
        rule: 'exchange-rate',
        path: '/exchangeRate',
        message: `is missing: amounts in ${currency} are needed in ${regime.currency}`,
        fix: `Say how many ${regime.currency} one ${currency} costs, such as "3840.65".`,
      },
    ]
  }
  return foreignDuties(lines, [currency, regime.currency], regime)
}

function bearsUnitDuty({ excise }: ResolvedLine, regime: Regime): boolean {
  return (
    excise !== undefined && 'perUnit' in excise && (excise.currency ?? regime.currency) === regime.currency
  )
}

function foreignDuties(
  lines: readonly ResolvedLine[],
  known: readonly string[],
  regime: Regime,
): CoreIssue[] {
  return lines.flatMap(({ excise }, index) => {
    if (excise === undefined || !('perUnit' in excise)) return []
    const currency = excise.currency ?? regime.currency
    if (known.includes(currency)) return []
    return [
      {
        rule: 'duty-currency',
        path: `/lines/${index}/excise/currency`,
        message: `is ${currency}, for which the document has no rate`,
        fix: `Give the duty in ${known.join(' or ')}.`,
      },
    ]
  })
}
