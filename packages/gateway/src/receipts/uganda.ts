import {
  type CalculatedLine,
  decimal,
  formatAmount,
  formatShort,
  isZero,
  multiply,
  type TaxBand,
  type TaxCategory,
} from '@risiti/core'
import { writerFor } from './amounts.js'
import { discountUnder, saleDiscount } from './discounts.js'
import { footerOf, headerOf, logoOf } from './dress.js'
import { bannerOf, isDraft, markOf, titleOf } from './forms.js'
import { type Block, type Item, type Layout, pair, pairs, type Section } from './layout.js'
import { originalNumber, reasonOf, signed } from './notes.js'
import { layOutProvisional } from './provisional.js'
import { foreignPairs, paymentPairs, type Writer } from './settlement.js'
import { totalInWords } from './total-in-words.js'
import type { Fiscal, ReceiptView } from './view.js'
import { type CountryWords, dayOf, dutyRate, ID_WORDS, levyWords, timeOf } from './words.js'

/** What amounts are in where nothing else is said. */
const HOME_CURRENCY = 'UGX'

/** The letter of excise duty, which stands beside a line's letter of VAT. */
const EXCISE_LETTER = 'E'

/** URA's letter and word for each category of VAT. */
const TAXES: Readonly<Partial<Record<TaxCategory, { letter: string; word: string }>>> = {
  standard: { letter: 'A', word: 'Standard' },
  zero: { letter: 'B', word: 'Zero' },
  exempt: { letter: 'C', word: 'Exempt' },
  deemed: { letter: 'D', word: 'Deemed' },
  out_of_scope: { letter: 'F', word: 'Out of scope' },
}

/** Numbers given without a connection have twenty digits, others twelve. */
const OFFLINE_NUMBER_LENGTH = 20

/** URA's page does not show it before that. */
const NOT_UPLOADED: Block = { kind: 'notice', text: 'Numbered offline; not yet uploaded to URA.' }

/** How Uganda calls things. */
export function ugandanWords({ taxInvoice }: ReceiptView): CountryWords {
  return {
    authority: 'URA',
    taxId: 'TIN',
    document: taxInvoice ? 'tax invoice' : 'receipt',
    currency: HOME_CURRENCY,
    amount: formatAmount,
  }
}

/** Lays a Ugandan document out in the sections A to F of URA's own print. */
export function layOutUganda(view: ReceiptView): Layout {
  const { document, fiscal, seller, taxInvoice } = view
  const items = itemsOf(view)
  if (!fiscal && !isDraft(view)) return layOutProvisional(view, ugandanWords(view), items)
  const shop = seller.tradeName || seller.name
  const title = titleOf(view, taxInvoice ? 'Tax invoice' : 'Receipt')
  const sections: Section[] = [
    {
      width: 'full',
      blocks: [
        ...logoOf(view),
        { kind: 'name', text: shop },
        ...headerOf(view),
        ...bannerOf(view),
        { kind: 'title', text: title.toUpperCase() },
      ],
    },
    { width: 'half', letter: 'A', heading: 'Seller', blocks: [sellerOf(view)] },
    { width: 'half', letter: 'B', heading: 'URA information', blocks: [authorityOf(view, fiscal)] },
    { width: 'full', letter: 'C', heading: 'Buyer', blocks: [buyerOf(view)] },
    { width: 'full', letter: 'D', heading: 'Goods and services', blocks: [{ kind: 'items', items }] },
    { width: 'full', letter: 'E', heading: 'Tax details', blocks: [taxesOf(view)] },
    { width: 'half', letter: 'F', heading: 'Summary', blocks: [summaryOf(view, fiscal)] },
    ...(fiscal ? [proofOf(fiscal)] : []),
    ...footerOf(view),
  ]
  return {
    title: `${title} ${document.number} – ${shop}`,
    ...markOf(view),
    sections,
  }
}

function proofOf(fiscal: Fiscal): Section {
  return {
    width: 'half',
    blocks: [
      { kind: 'qr', text: fiscal.qr, caption: 'Scan to verify with URA', url: fiscal.verifyUrl },
      ...(fiscal.uploaded ? [] : [NOT_UPLOADED]),
    ],
  }
}

function sellerOf({ seller, document }: ReceiptView): Block {
  return pairs(
    pair('BRN', seller.registrationNo),
    pair('TIN', seller.taxId),
    pair('Legal name', seller.name),
    pair('Trade name', seller.tradeName),
    pair('Branch', seller.branch),
    pair('Address', seller.address),
    pair('Seller’s reference', document.number),
    pair('Served by', document.operator),
  )
}

function authorityOf(view: ReceiptView, fiscal: Fiscal | undefined): Block {
  const issuedAt = fiscal?.issuedAt ?? view.document.issuedAt
  return pairs(
    pair('Document type', titleOf(view, view.taxInvoice ? 'Invoice' : 'Receipt')),
    pair('Issued date', dayOf(issuedAt)),
    pair('Time', timeOf(issuedAt)),
    pair('Device number', fiscal?.deviceId, 'code'),
    pair('Fiscal document number', fiscal?.number, 'code'),
    pair('Verification code', fiscal?.verificationCode, 'code'),
    pair('Original fiscal document number', originalNumber(view), 'code'),
    pair('Original issued date', view.original && dayOf(view.original.issuedAt)),
    pair('Reason', reasonOf(view)),
  )
}

function buyerOf({ document: { buyer } }: ReceiptView): Block {
  if (!buyer) return pairs(pair('Name', 'Walk-in customer'))
  return pairs(
    buyer.taxId && pair(ID_WORDS[buyer.taxId.scheme], buyer.taxId.value),
    pair('Name', buyer.name),
    pair('Address', buyer.address),
    pair('Phone', buyer.phone),
    pair('Email', buyer.email),
  )
}

function itemsOf(view: ReceiptView): Item[] {
  const { document, calculation, taxInvoice } = view
  const amount = signed(view, writerFor(calculation.lines.flatMap((line) => [line.gross, line.discount])))
  return calculation.lines.map((line) => {
    const quantity = `${withOwnDecimals(line.quantity)} ${line.source.unit}`
    const price = formatAmount(line.unitPrice)
    return {
      name: line.source.name,
      quantity,
      price,
      detail: `${quantity} x ${price}`,
      amount: amount(line.gross),
      suffix: lettersOf(line, taxInvoice),
      adjustments: discountUnder(line, document, amount),
    }
  })
}

function lettersOf({ category, source }: CalculatedLine, taxInvoice: boolean): string {
  const vat = taxInvoice ? TAXES[category]?.letter : undefined
  const letters = [vat, source.excise && EXCISE_LETTER].filter((letter) => letter !== undefined)
  return letters.length === 0 ? '' : ` ${letters.join('')}`
}

function taxesOf(view: ReceiptView): Block {
  const { calculation, taxInvoice } = view
  const { bands, duties, levies, totals } = calculation
  if (!taxInvoice && isZero(decimal(totals.tax))) {
    return { kind: 'notice', text: 'The seller is not registered for VAT. No VAT is charged.' }
  }
  const amounts = [
    ...[...bands, ...duties].flatMap(({ net, tax, gross }) => [net, tax, gross]),
    ...levies.map((levy) => levy.amount),
  ]
  const amount = signed(view, writerFor(amounts))
  return {
    kind: 'table',
    columns: ['Tax category', 'Net', 'Tax', 'Gross'],
    rows: [
      ...[...bands].sort(byLetter).map((band) => [bandName(band), ...sumsOf(band, amount)]),
      ...duties.map((duty) => [
        `${EXCISE_LETTER}: ${duty.excise.name} (${dutyRate(duty.excise, HOME_CURRENCY)})`,
        ...sumsOf(duty, amount),
      ]),
      ...levies.map((levy) => [levyWords(levy.source), '-', amount(levy.amount), amount(levy.amount)]),
    ],
  }
}

function bandName({ category, rate }: TaxBand): string {
  const tax = TAXES[category]
  return `${tax ? `${tax.letter}: ${tax.word}` : category} (${category === 'exempt' ? '-' : percentOf(rate)})`
}

function sumsOf({ net, tax, gross }: Pick<TaxBand, 'net' | 'tax' | 'gross'>, amount: Writer): string[] {
  return [amount(net), amount(tax), amount(gross)]
}

function byLetter(a: TaxBand, b: TaxBand): number {
  const order = Object.keys(TAXES)
  return order.indexOf(a.category) - order.indexOf(b.category)
}

function summaryOf(view: ReceiptView, fiscal: Fiscal | undefined): Block {
  const { document, calculation } = view
  const { currency, totals } = calculation
  const amount = signed(view, writerFor([totals.net, totals.tax, totals.gross]))
  const some = (label: string, text: string) =>
    isZero(decimal(text)) ? undefined : pair(label, amount(text))
  return pairs(
    some('Discount given', totals.discount),
    saleDiscount(document),
    pair('Net amount', amount(totals.net)),
    pair('Tax amount', amount(totals.tax)),
    some('incl. excise duty', totals.excise),
    some('incl. levies', totals.levies),
    pair('Gross amount', `${currency} ${amount(totals.gross)}`, 'total'),
    pair('In words', totalInWords(view)),
    some('VAT deemed paid', totals.deemed),
    ...paymentPairs(view, amount, 'Paid: '),
    pair('Currency', currency),
    ...foreignPairs(view, amount, HOME_CURRENCY),
    pair('Number of items', String(calculation.lines.length)),
    pair('Mode', fiscal && modeOf(fiscal)),
    pair('Remarks', document.note),
  )
}

function modeOf({ uploaded, number }: Fiscal): 'Offline' | 'Online' {
  return !uploaded || number.length === OFFLINE_NUMBER_LENGTH ? 'Offline' : 'Online'
}

/** `0.18` is `18%`. */
function percentOf(rate: string): string {
  return `${formatShort(multiply(decimal(rate), decimal('100')))}%`
}

/** Writes a quantity: thousands separated, with exactly the decimals it has. */
function withOwnDecimals(quantity: string): string {
  const [whole = '0', fraction] = quantity.split('.')
  return fraction ? `${formatAmount(whole)}.${fraction}` : formatAmount(whole)
}
