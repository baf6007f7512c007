import {
  type CalculatedLine,
  decimal,
  format,
  formatShort,
  isZero,
  multiply,
  subtract,
  sum,
  type TaxCategory,
} from '@risiti/core'
import { withCents } from './amounts.js'
import { discountUnder, saleDiscount } from './discounts.js'
import { footerOf, headerOf, logoOf } from './dress.js'
import { bannerOf, isDraft, labelOf, markOf, titleOf } from './forms.js'
import { type Block, type Item, type Layout, type Pair, pair, pairs, type Section } from './layout.js'
import { noteName, originalNumber, reasonOf, signed } from './notes.js'
import { layOutProvisional } from './provisional.js'
import { foreignPairs, paymentPairs } from './settlement.js'
import { totalInWords } from './total-in-words.js'
import type { Fiscal, ReceiptView } from './view.js'
import { type CountryWords, dayOf, levyWords, timeOf } from './words.js'

/** What KRA takes; a document in another currency is converted to it. */
const HOME_CURRENCY = 'KES'

/** A band of KRA's tax table. */
interface Band {
  readonly letter: string
  /** What stands behind an amount. */
  readonly suffix: string
  readonly word: string
  /** What the table shows while nothing is sold in the band; a sale shows its own rate. */
  readonly unusedRate: string
}

/** KRA's five bands in its order. The tax table shows all of them, used or not. */
const BANDS: Readonly<Partial<Record<TaxCategory, Band>>> = {
  exempt: { letter: 'A', suffix: 'A-EX', word: 'Exempt', unusedRate: '0' },
  standard: { letter: 'B', suffix: 'B', word: 'Standard', unusedRate: '0.16' },
  zero: { letter: 'C', suffix: 'C', word: 'Zero rated', unusedRate: '0' },
  out_of_scope: { letter: 'D', suffix: 'D', word: 'Non-VAT', unusedRate: '0' },
  reduced: { letter: 'E', suffix: 'E', word: 'Reduced', unusedRate: '0.08' },
}

/** How Kenya calls things. */
export function kenyanWords(): CountryWords {
  return {
    authority: 'KRA',
    taxId: 'PIN',
    document: 'tax invoice',
    currency: HOME_CURRENCY,
    amount: withCents,
  }
}

/** Lays a Kenyan document out in the order KRA's reviewers ask for. */
export function layOutKenya(view: ReceiptView): Layout {
  const { document, fiscal, seller } = view
  const items = view.calculation.lines.map((line) => itemOf(line, view))
  if (!fiscal && !isDraft(view)) return layOutProvisional(view, kenyanWords(), items)
  const shop = seller.tradeName || seller.name
  const sections: Section[] = [
    { width: 'full', blocks: headOf(view) },
    { width: 'full', blocks: [buyerOf(view), ...noteOf(view)] },
    { width: 'full', blocks: [{ kind: 'items', items }, ...termsOf(view)] },
    { width: 'half', blocks: [totalsOf(view)] },
    { width: 'half', blocks: [paymentsOf(view)] },
    { width: 'full', heading: 'TAX DETAILS', blocks: [taxesOf(view)] },
    ...(fiscal ? proofOf(view, fiscal) : []),
    { width: 'full', heading: 'TIS INFORMATION', blocks: [traderOf(view)] },
    ...(document.note
      ? [{ width: 'full', blocks: [{ kind: 'centred', text: document.note }] } as const]
      : []),
    ...footerOf(view, document.note ? [] : ['Thank you']),
  ]
  return {
    title: `${titleOf(view, 'Tax invoice')} ${document.number} – ${shop}`,
    ...markOf(view),
    sections,
  }
}

function headOf(view: ReceiptView): Block[] {
  const { seller } = view
  const lines = [
    seller.tradeName ? seller.name : undefined,
    seller.branch && `Branch: ${seller.branch}`,
    seller.address,
    `PIN: ${seller.taxId}`,
  ]
  return [
    ...logoOf(view),
    { kind: 'name', text: seller.tradeName || seller.name },
    ...lines.filter((text) => text).map((text) => ({ kind: 'centred', text: text! }) as const),
    ...headerOf(view),
    ...bannerOf(view),
    { kind: 'title', text: titleOf(view, 'Tax invoice').toUpperCase() },
  ]
}

function buyerOf({ document: { buyer } }: ReceiptView): Block {
  const pin = buyer?.taxId?.scheme === 'ke-pin' ? buyer.taxId.value : undefined
  return pairs(pair('BUYER PIN', pin ?? 'Not given'), pair('BUYER NAME', buyer?.name))
}

/** What KRA's reviewers want of a credit note, with the line in its own words. */
function noteOf(view: ReceiptView): Block[] {
  if (!noteName(view)) return []
  return [
    pairs(
      pair('ORIGINAL CU INVOICE NO.', originalNumber(view), 'code'),
      pair('ORIGINAL DATE', view.original && dayOf(view.original.issuedAt)),
      pair('REASON', reasonOf(view)),
    ),
    { kind: 'notice', text: 'CREDIT NOTE IS APPROVED ONLY FOR ORIGINAL SALES RECEIPT' },
  ]
}

function itemOf(line: CalculatedLine, view: ReceiptView): Item {
  const { document } = view
  const amount = signed(view, withCents)
  const quantity = formatShort(decimal(line.quantity))
  const price = withCents(line.unitPrice)
  return {
    name: line.source.name,
    quantity,
    price,
    detail: `${price} x ${quantity}`,
    amount: amount(line.gross),
    suffix: BANDS[line.category]?.suffix ?? '',
    adjustments: discountUnder(line, document, amount),
  }
}

/** A customer takes a price for what is to be paid, unless told. */
function termsOf({ calculation: { prices } }: ReceiptView): Block[] {
  return prices === 'exclusive' ? [{ kind: 'notice', text: 'Prices are without VAT.' }] : []
}

function totalsOf(view: ReceiptView): Block {
  const { document, calculation } = view
  const { lines, totals, levies, currency } = calculation
  const amount = signed(view, withCents)
  const before = format(sum(lines.map((line) => decimal(line.gross))))
  const beside = sum([decimal(totals.excise), decimal(totals.levies)])
  return pairs(
    pair('TOTAL BEFORE DISCOUNT', amount(before)),
    pair('TOTAL DISCOUNT AWARDED', amount(totals.discount)),
    loud(saleDiscount(document)),
    pair('SUB TOTAL', amount(totals.net)),
    isZero(decimal(totals.excise)) ? undefined : pair('EXCISE DUTY', amount(totals.excise)),
    pair('VAT', amount(format(subtract(decimal(totals.tax), beside)))),
    ...levies.map((levy) => loud({ label: levyWords(levy.source), value: amount(levy.amount) })),
    pair('TOTAL', `${currency} ${amount(totals.gross)}`, 'total'),
    loud(view.settings?.amountInWords ? pair('In words', totalInWords(view)) : undefined),
    ...foreignPairs(view, amount, HOME_CURRENCY).map(loud),
  )
}

function paymentsOf(view: ReceiptView): Block {
  return pairs(
    ...paymentPairs(view, withCents).map(loud),
    pair('ITEMS NUMBER', String(view.calculation.lines.length)),
  )
}

/** Labels are in capitals on a Kenyan receipt. */
function loud(pair: Pair | undefined): Pair | undefined {
  return pair && { ...pair, label: pair.label.toUpperCase() }
}

function taxesOf(view: ReceiptView): Block {
  const { calculation } = view
  const amount = signed(view, withCents)
  return {
    kind: 'table',
    columns: ['BAND', 'RATE', 'TAXABLE', 'VAT'],
    rows: Object.entries(BANDS).map(([category, { letter, word, unusedRate }]) => {
      const band = calculation.bands.find((band) => band.category === category)
      return [
        `${letter} ${word}`,
        `${formatShort(multiply(decimal(band?.rate ?? unusedRate), decimal('100')))}%`,
        amount(band?.net ?? '0'),
        amount(band?.tax ?? '0'),
      ]
    }),
  }
}

function proofOf(view: ReceiptView, fiscal: Fiscal): Section[] {
  return [
    { width: 'half', heading: 'SCU INFORMATION', blocks: controlUnitOf(view, fiscal) },
    {
      width: 'half',
      blocks: [{ kind: 'qr', text: fiscal.qr, caption: 'Scan to verify with KRA', url: fiscal.verifyUrl }],
    },
  ]
}

function controlUnitOf(view: ReceiptView, fiscal: Fiscal): Block[] {
  const information = pairs(
    pair('DATE', dayOf(fiscal.issuedAt)),
    pair('TIME', timeOf(fiscal.issuedAt)),
    pair('SCU ID', fiscal.deviceId, 'code'),
    pair('CU INVOICE NUMBER', fiscal.number, 'code'),
    pair('RECEIPT NUMBER', countersOf(view, fiscal)),
    pair('INTERNAL DATA', fiscal.internalData && groupsOfFour(fiscal.internalData), 'code'),
    pair('RECEIPT SIGNATURE', fiscal.signature && groupsOfFour(fiscal.signature), 'code'),
  )
  if (fiscal.uploaded) return [information]
  return [information, { kind: 'notice', text: 'Signed by the control unit; not yet uploaded to KRA.' }]
}

/** The counter of this kind of receipt, that of all receipts, and the label of what it is: `150/152 NS`. */
function countersOf(view: ReceiptView, { receiptNumber, totalReceiptNumber }: Fiscal): string | undefined {
  if (receiptNumber === undefined) return undefined
  return `${receiptNumber}/${totalReceiptNumber ?? receiptNumber} ${labelOf(view)}`
}

function traderOf({ document }: ReceiptView): Block {
  return pairs(
    pair('TRADER RECEIPT NUMBER', document.number),
    pair('DATE', dayOf(document.issuedAt)),
    pair('TIME', timeOf(document.issuedAt)),
    pair('SERVED BY', document.operator),
  )
}

/** The form in which reviewers want codes printed. */
function groupsOfFour(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? ''
}
