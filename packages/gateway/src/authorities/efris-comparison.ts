import { parseEat } from '@risiti/core'
import type { InvoiceRecord } from '@risiti/efris/document'
import { type Comparison, compare, plainAmount } from '../documents/comparison.js'
import type { DocumentRecord } from '../documents/record.js'

/** The authority stamps its own time when a document arrives: of another day it is another document. */
const SAME_DATE_MS = 24 * 60 * 60_000

const TYPES: Readonly<Record<string, string>> = { 1: 'sale', 2: 'credit_note', 4: 'debit_note' }

/**
 * Compares a document with the one that EFRIS holds.
 * @param sent the texts of its attempts (T109).
 * @param copies how many EFRIS holds under the document's reference.
 */
export function comparisonOf(
  record: DocumentRecord,
  sent: readonly string[],
  stored: InvoiceRecord,
  copies: number,
): Comparison {
  const { document, calculation } = record
  const texts = sent.map((text) => JSON.parse(text) as SentInvoice)
  const date = nearest(stored.issuedAt, datesOf(texts)) ?? new Date(document.issuedAt)
  const isSameDate = Math.abs(date.getTime() - stored.issuedAt.getTime()) <= SAME_DATE_MS
  return compare(
    {
      number: document.number,
      type: 'sale',
      currency: calculation.currency,
      total: plainAmount(calculation.totals.gross),
      tax: plainAmount(calculation.totals.tax),
      ...(document.buyer?.taxId?.scheme === 'ug-tin' ? { buyer: document.buyer.taxId.value } : {}),
      date: date.toISOString(),
      lines: String(texts.at(-1)?.goodsDetails.length ?? calculation.lines.length),
      reference: record.reference,
      copies: '1',
    },
    {
      number: stored.number,
      type: TYPES[stored.invoiceType] ?? stored.invoiceType,
      currency: stored.currency,
      total: plainAmount(stored.gross),
      tax: plainAmount(stored.tax),
      ...(stored.buyerTin ? { buyer: stored.buyerTin } : {}),
      date: stored.issuedAt.toISOString(),
      lines: String(stored.lineCount),
      ...(stored.referenceNo ? { reference: stored.referenceNo } : {}),
      copies: String(copies),
    },
    new Set(isSameDate ? ['date'] : []),
  )
}

interface SentInvoice {
  readonly basicInformation: { readonly issuedDate: string }
  readonly goodsDetails: readonly unknown[]
}

function datesOf(texts: readonly SentInvoice[]): Date[] {
  return texts.flatMap(({ basicInformation }) => {
    const date = parseEat(basicInformation.issuedDate, 'yyyy-MM-dd HH:mm:ss')
    return date ? [date] : []
  })
}

function nearest(time: Date, dates: readonly Date[]): Date | undefined {
  const distance = (date: Date) => Math.abs(date.getTime() - time.getTime())
  return [...dates].sort((a, b) => distance(a) - distance(b))[0]
}
