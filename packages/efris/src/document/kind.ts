import type { ResolvedDocument } from '@risiti/core'
import type { Registration } from '../session.js'
import type { Industry, NoteKind } from './code-map.js'

/** True when the registration holds a value added tax (301) that was not cancelled. */
export function isRegisteredForVat(registration: Registration): boolean {
  return registration.taxType.some((tax) => tax.taxTypeCode === '301' && !tax.cancellationDate)
}

/**
 * Whether a document is a tax invoice (invoiceKind 1) or a receipt of a seller without VAT. It follows from the seller's
 * registration, not from the document's type. Where nobody told, and where an agent sells for a principal, whose registration no
 * interface tells, it follows from the lines: one that names a tax makes a tax invoice.
 */
export function isTaxInvoice(document: ResolvedDocument, registration: Registration | undefined): boolean {
  return registration && !document.ext?.ug?.principal
    ? isRegisteredForVat(registration)
    : document.lines.some(({ tax, excise }) => tax !== 'out_of_scope' || excise !== undefined)
}

/** What a document is about; general, unless it says so. */
export function industryOf({ ext }: Pick<ResolvedDocument, 'ext'>): Industry {
  return ext?.ug?.industry ?? 'general'
}

/** Which kind of note a document is, if it is one. */
export function noteKindOf({ type, ext }: Pick<ResolvedDocument, 'type' | 'ext'>): NoteKind | undefined {
  if (type === 'debit_note') return 'debit'
  if (type !== 'credit_note') return undefined
  return ext?.ug?.creditMemo ? 'memo' : 'credit'
}

/** True for a note that says which document it is about. */
export function namesOriginal({ preceding }: Pick<ResolvedDocument, 'preceding'>): boolean {
  return preceding?.id !== undefined || preceding?.fiscalNumber !== undefined
}
