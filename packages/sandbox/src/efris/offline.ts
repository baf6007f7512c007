import { formatEat } from '@risiti/core'
import type { EfrisBooks } from './books.js'
import { asEnablerSays, qrText } from './enabler.js'
import { enter } from './enter.js'
import { answerOf, issue } from './record.js'
import type { Sale } from './rules/sale.js'
import { inShillings } from './rules/totals.js'
import type { InvoiceRecord, StoredInvoice } from './taxpayer.js'

/**
 * Interfaces that an enabler serves without the authority: the time, what it keeps copies of, and documents of its own. What it keeps is
 * unpublished; these are what a till needs to sell.
 */
export const LOCAL_INTERFACES: ReadonlySet<string> = new Set([
  ...['T101', 'T103', 'T106', 'T108', 'T109', 'T129'],
  ...['T115', 'T119', 'T121', 'T123', 'T124', 'T125', 'T126', 'T127', 'T128', 'T134', 'T138', 'T144'],
])

/**
 * Makes the document of a sale as an enabler does that numbers by itself: under the time that was sent, with a QR text that needs no
 * connection.
 */
function issueOffline(sale: Sale): StoredInvoice {
  const { visit, issuedAt: now } = sale
  const { deviceNo, deviceMAC } = visit.globalInfo
  const number = visit.books.numbers.nextOfflineNo(deviceNo!, now)
  const invoice = issue({ ...sale, visit: { ...visit, now } }, number)
  const { record } = invoice
  const summary = { ...record.summary, modeCode: '0', qrCode: qrText(record, deviceMAC!) }
  return { ...invoice, record: { ...record, summary } }
}

/** Keeps a document until it can be uploaded, and words it for the till. */
export function keepOffline(sale: Sale) {
  const { books, now } = sale.visit
  const invoice = issueOffline(sale)
  books.queue.add({ ...invoice, value: inShillings(sale) })
  const said = asEnablerSays(answerOf(invoice, now), sale)
  return { ...said, basicInformation: untold(said.basicInformation, invoice) }
}

/** A document as T108 tells of it before it is uploaded. */
export function beforeUpload(invoice: StoredInvoice, now: Date) {
  const answer = answerOf(invoice, now)
  return {
    ...answer,
    basicInformation: untold(answer.basicInformation, invoice),
    goodsDetails: answer.goodsDetails?.map(({ invoiceItemId, ...line }) => line),
  }
}

/** The time is written as it was sent, and the authority has given neither id nor rate. */
function untold(
  { currencyRate, ...basic }: InvoiceRecord['basicInformation'],
  { issuedAt }: StoredInvoice,
): InvoiceRecord['basicInformation'] {
  return { ...basic, invoiceId: '', issuedDate: formatEat(issuedAt, 'yyyy-MM-dd HH:mm:ss') }
}

/**
 * Brings the authority what waited, in the order of issue. Nothing is refused any more: buyers have the documents. A reference that was used
 * online in the meantime then has two documents, and stock may end below zero.
 */
export function uploadQueue(books: EfrisBooks, now: Date): void {
  for (const { value, ...document } of books.queue.take()) enter({ ...document, uploadedAt: now }, books)
}
