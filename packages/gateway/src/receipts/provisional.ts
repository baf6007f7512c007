import { footerOf, headerOf, logoOf } from './dress.js'
import { markOf } from './forms.js'
import { type Item, type Layout, pair, pairs, type Section } from './layout.js'
import { noteName, originalNumber, reasonOf, signed } from './notes.js'
import { foreignPairs, paymentPairs } from './settlement.js'
import type { Provisional, ReceiptView } from './view.js'
import { type CountryWords, dayOf, timeOf } from './words.js'

/** What each kind of slip is called, and what it says of itself. */
const NAMES = {
  receipt: { title: 'PROVISIONAL RECEIPT', name: 'Provisional receipt', notice: 'NOT CONFIRMED YET' },
  'slip-not-a-tax-document': {
    title: 'PROVISIONAL SLIP',
    name: 'Provisional slip',
    notice: 'NOT A TAX DOCUMENT',
  },
} as const satisfies Record<Provisional['kind'], unknown>

/**
 * The slip for a sale that the authority has not answered for. It has no tax and no fiscal number, so that nobody can take
 * it for the document that follows; its QR code leads to a page that says what became of the sale.
 */
export function layOutProvisional(view: ReceiptView, words: CountryWords, items: readonly Item[]): Layout {
  const { document, calculation, seller, provisional } = view
  const { title, name, notice } = NAMES[provisional.kind]
  const shop = seller.tradeName || seller.name
  const note = noteName(view)
  const subject = note?.toLowerCase() ?? 'sale'
  const wanted = note ? subject : words.document
  const amount = signed(view, words.amount)
  const sections: Section[] = [
    {
      width: 'full',
      blocks: [
        ...logoOf(view),
        { kind: 'name', text: shop },
        ...(seller.address ? [{ kind: 'centred', text: seller.address } as const] : []),
        { kind: 'centred', text: `${words.taxId}: ${seller.taxId}` },
        ...headerOf(view),
        { kind: 'title', text: title },
        { kind: 'notice', text: notice, loud: true },
      ],
    },
    {
      width: 'full',
      blocks: [
        pairs(
          pair('Document', note),
          pair('Number', document.number),
          pair('Date', dayOf(document.issuedAt)),
          pair('Time', timeOf(document.issuedAt)),
          pair('Served by', document.operator),
          pair('Buyer', document.buyer?.name),
          pair('Original', originalNumber(view), 'code'),
          pair('Reason', reasonOf(view)),
        ),
      ],
    },
    {
      width: 'full',
      heading: 'Goods and services',
      blocks: [
        { kind: 'items', items: items.map((item) => ({ ...item, suffix: '' })) },
        pairs(
          pair('TOTAL', `${calculation.currency} ${amount(calculation.totals.gross)}`, 'total'),
          ...foreignPairs(view, amount, words.currency),
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
          text: `${words.authority} has not confirmed this ${subject} yet, so ${note ? 'it has no fiscal number' : `there is no ${words.document} for it`} so far.`,
        },
        {
          kind: 'notice',
          text: `The seller sends the ${subject} to ${words.authority}. Scan the code, or open the address, to see whether it is confirmed. Once it is, the ${wanted} has a fiscal number and a QR code of ${words.authority}: ask for it and give the number ${document.number}.`,
        },
        {
          kind: 'qr',
          text: provisional.verifyUrl,
          caption: `Scan to see whether this ${subject} is confirmed`,
          url: provisional.verifyUrl,
        },
        ...(document.note ? [{ kind: 'notice', text: document.note } as const] : []),
      ],
    },
    ...footerOf(view),
  ]
  return { title: `${name} ${document.number} – ${shop}`, ...markOf(view), sections }
}
