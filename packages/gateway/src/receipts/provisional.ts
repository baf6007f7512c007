import { type Item, type Layout, markOf, pair, pairs, type Section } from './layout.js'
import { foreignPairs, paymentPairs } from './settlement.js'
import type { ReceiptView } from './view.js'
import { dayOf, timeOf } from './words.js'

/** How a country calls what a provisional slip speaks of. */
export interface ProvisionalWords {
  /** Short name of the authority. */
  readonly authority: string
  /** The register of the seller's id: TIN or PIN. */
  readonly taxId: string
  /** What the customer gets in the end. */
  readonly document: string
  /** The country's own, in which the authority counts. */
  readonly currency: string
  /** Writes an amount as the country does. */
  readonly amount: (amount: string) => string
}

/**
 * The slip for a sale that the authority has not answered for. It has no tax, no fiscal number and no QR code, so that
 * nobody can take it for the document that follows.
 */
export function layOutProvisional(
  view: ReceiptView,
  words: ProvisionalWords,
  items: readonly Item[],
): Layout {
  const { document, calculation, seller } = view
  const shop = seller.tradeName || seller.name
  const sections: Section[] = [
    {
      width: 'full',
      blocks: [
        { kind: 'name', text: shop },
        ...(seller.address ? [{ kind: 'centred', text: seller.address } as const] : []),
        { kind: 'centred', text: `${words.taxId}: ${seller.taxId}` },
        { kind: 'title', text: 'PROVISIONAL SLIP' },
        { kind: 'notice', text: 'NOT A TAX DOCUMENT', loud: true },
      ],
    },
    {
      width: 'full',
      blocks: [
        pairs(
          pair('Number', document.number),
          pair('Date', dayOf(document.issuedAt)),
          pair('Time', timeOf(document.issuedAt)),
          pair('Served by', document.operator),
          pair('Buyer', document.buyer?.name),
        ),
      ],
    },
    {
      width: 'full',
      heading: 'Goods and services',
      blocks: [
        { kind: 'items', items: items.map((item) => ({ ...item, suffix: '' })) },
        pairs(
          pair('TOTAL', `${calculation.currency} ${words.amount(calculation.totals.gross)}`, 'total'),
          ...foreignPairs(view, words.amount, words.currency),
          ...paymentPairs(view, words.amount),
        ),
      ],
    },
    {
      width: 'full',
      heading: 'What happens next',
      blocks: [
        {
          kind: 'notice',
          text: `${words.authority} has not confirmed this sale yet, so there is no ${words.document} for it so far.`,
        },
        {
          kind: 'notice',
          text: `The seller sends the sale to ${words.authority}. Once it is confirmed, the ${words.document} has a fiscal number and a QR code. Ask for it and give the number ${document.number}.`,
        },
        ...(document.note ? [{ kind: 'notice', text: document.note } as const] : []),
      ],
    },
  ]
  return { title: `Provisional slip ${document.number} – ${shop}`, ...markOf(view), sections }
}
