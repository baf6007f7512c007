import type { ResolvedDocument } from '#src/document/document.js'
import type { ResolvedLine } from '#src/document/line.js'
import type { Regime } from '#src/tax/regime.js'

/** The members of a line that tax depends on. */
export type LineFacts = Pick<ResolvedLine, 'quantity' | 'unitPrice' | 'tax' | 'discount'> & {
  readonly priceIncludesTax?: boolean
}

/** A complete document of lines of which only what matters to tax is given. */
export function saleOf(
  regime: Regime,
  lines: readonly LineFacts[],
  more: Partial<ResolvedDocument> = {},
): ResolvedDocument {
  return {
    type: 'receipt',
    number: '1',
    device: 'till',
    currency: regime.currency,
    issuedAt: '2026-11-23T10:15:00+03:00',
    operator: 'Cashier',
    lines: lines.map((line, index) => ({
      item: `ITEM-${index + 1}`,
      name: `Item ${index + 1}`,
      unit: 'PCE',
      classification: { scheme: regime.country === 'UG' ? 'ug-commodity' : 'ke-item-class', code: '1' },
      priceIncludesTax: true,
      ...line,
    })),
    ...more,
  }
}
