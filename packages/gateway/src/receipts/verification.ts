import { markOf } from './forms.js'
import { writeHtml } from './html.js'
import { type Block, type Layout, pair, pairs } from './layout.js'
import { foreignPairs } from './settlement.js'
import type { ReceiptView } from './view.js'
import { type CountryWords, dayOf, timeOf } from './words.js'

/** What became of a sale, as far as its customer is concerned. */
export type Standing = 'waiting' | 'confirmed' | 'refused' | 'cancelled'

/** How a country calls things, and what the page is about. */
interface SubjectWords extends CountryWords {
  readonly subject: string
}

/** A note is called by its name, anything else is a sale. */
const NOTES: Readonly<Record<string, string>> = { credit_note: 'credit note', debit_note: 'debit note' }

/** What a page says of each standing. */
const SAYS: Readonly<
  Record<Standing, (words: SubjectWords, view: ReceiptView) => { title: string; notices: readonly string[] }>
> = {
  waiting: ({ authority, document, subject }, { provisional }) => ({
    title: `NOT YET CONFIRMED BY ${authority}`,
    notices: [
      `The seller sends this ${subject} to ${authority}. Look at this page again later: once the ${subject} is confirmed, it shows the fiscal number.`,
      ...(provisional.kind === 'receipt' ? [] : [`Until then there is no ${document} for it.`]),
    ],
  }),
  confirmed: ({ authority, document }, { fiscal }) => ({
    title: fiscal?.uploaded === false ? `SIGNED FOR ${authority}` : `CONFIRMED BY ${authority}`,
    notices: [
      ...(fiscal?.uploaded === false
        ? [
            `The seller's own unit signed it, and uploads it to ${authority} by itself: until then the page of ${authority} does not show it.`,
          ]
        : []),
      `Ask the seller for the ${document}, and give the seller's number.`,
    ],
  }),
  refused: ({ authority, document, subject }, { document: { number } }) => ({
    title: `REFUSED BY ${authority}`,
    notices: [
      `${authority} did not take this ${subject} as it was sent, so there is no ${document} for it. The seller has to correct it.`,
      `Ask the seller, and give the number ${number}.`,
    ],
  }),
  cancelled: ({ authority, document, subject }, { document: { number } }) => ({
    title: 'CANCELLED',
    notices: [
      `The seller withdrew this ${subject}. There is no ${document} of ${authority} for it, and there will be none.`,
      `If you have paid, ask the seller, and give the number ${number}.`,
    ],
  }),
}

/** What anybody may see who holds the slip: whose sale it is, what it came to, and what became of it. */
export function layOutVerification(view: ReceiptView, standing: Standing, words: CountryWords): Layout {
  const { seller } = view
  const shop = seller.tradeName || seller.name
  const note = NOTES[view.document.type]
  const subject = note ? { document: note, subject: note } : { subject: 'sale' }
  const { title, notices } = SAYS[standing]({ ...words, ...subject }, view)
  return {
    title: `${title} – ${shop}`,
    ...markOf(view),
    sections: [
      {
        width: 'full',
        blocks: [
          { kind: 'name', text: shop },
          { kind: 'centred', text: `${words.taxId}: ${seller.taxId}` },
          { kind: 'notice', text: title, loud: true },
        ],
      },
      { width: 'full', blocks: [factsOf(view, words)] },
      {
        width: 'full',
        blocks: [...notices.map((text): Block => ({ kind: 'notice', text })), ...linkOf(view, words)],
      },
    ],
  }
}

function factsOf(view: ReceiptView, words: CountryWords): Block {
  const { document, calculation, fiscal } = view
  const at = fiscal?.issuedAt ?? document.issuedAt
  return pairs(
    pair('Fiscal number', fiscal?.number, 'code'),
    pair("Seller's number", document.number),
    pair('Date', dayOf(at)),
    pair('Time', timeOf(at)),
    pair('TOTAL', `${calculation.currency} ${words.amount(calculation.totals.gross)}`, 'total'),
    ...foreignPairs(view, words.amount, words.currency),
  )
}

function linkOf({ fiscal }: ReceiptView, { authority }: CountryWords): Block[] {
  return fiscal ? [{ kind: 'link', text: `Check it with ${authority}`, url: fiscal.verifyUrl }] : []
}

/** The page for a code that belongs to no sale. */
export function renderUnknown(): string {
  return writeHtml({
    title: 'No such slip',
    sections: [
      {
        width: 'full',
        blocks: [
          { kind: 'notice', text: 'THERE IS NO SALE BEHIND THIS CODE', loud: true },
          {
            kind: 'notice',
            text: 'The address may be incomplete: scan the code again. If it leads here again, the slip is not one of this seller.',
          },
        ],
      },
    ],
  })
}
