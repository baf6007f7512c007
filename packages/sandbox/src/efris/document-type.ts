import type { InvoiceRecord } from './taxpayer.js'

/** What a document is in words. */
export type DocumentType = 'invoice' | 'receipt' | 'credit_note' | 'debit_note' | 'credit_memo'

/** What an `invoiceType` other than that of invoices and receipts stands for. */
const NOTES: Readonly<Record<string, DocumentType>> = {
  '2': 'credit_note',
  '4': 'debit_note',
  '5': 'credit_memo',
}

export function typeOf({ invoiceType, invoiceKind }: InvoiceRecord['basicInformation']): DocumentType {
  return NOTES[invoiceType] ?? (invoiceKind === '2' ? 'receipt' : 'invoice')
}
