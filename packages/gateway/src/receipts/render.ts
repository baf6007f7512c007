import type { Authority } from '../authorities/authority.js'
import { provisionalOf } from '../documents/read.js'
import type { DocumentRecord } from '../documents/record.js'
import { type ReceiptView, renderHtml, renderText } from './index.js'

/** What a reader asked for. `format` goes before the `Accept` header. */
export interface ReceiptRequest {
  readonly format: keyof typeof TYPES | undefined
  readonly width: '58' | '80' | 'a4'
  readonly accept: string | undefined
  /** Where people reach the gateway. */
  readonly publicUrl: string
}

const TYPES = { text: 'text/plain; charset=utf-8', html: 'text/html; charset=utf-8' } as const

/**
 * Renders the receipt of a document, or its provisional slip.
 * @param original what a note is about, where this gateway holds it.
 */
export function renderReceipt(
  record: DocumentRecord,
  authority: Authority,
  request: ReceiptRequest,
  original: DocumentRecord | undefined,
): { readonly body: string; readonly type: string } {
  const format = formatOf(request)
  const { width } = request
  const view = receiptViewOf(record, authority, request.publicUrl, original)
  return { body: format === 'text' ? renderText(view, { width }) : renderHtml(view), type: TYPES[format] }
}

/** Everything that a receipt, a slip or the public page of a document shows. */
export function receiptViewOf(
  record: DocumentRecord,
  authority: Authority,
  publicUrl: string,
  original: DocumentRecord | undefined,
): ReceiptView {
  return {
    country: authority.country,
    production: authority.production,
    seller: authority.seller(),
    document: record.document,
    calculation: record.calculation,
    taxInvoice: authority.issuesTaxInvoices(),
    provisional: provisionalOf(record, authority, publicUrl),
    ...(record.fiscal ? { fiscal: record.fiscal } : {}),
    ...(original?.fiscal ? { original: original.fiscal } : {}),
  }
}

function formatOf({ format, accept = '' }: ReceiptRequest): keyof typeof TYPES {
  return format ?? (/text\/plain/.test(accept) && !/text\/html/.test(accept) ? 'text' : 'html')
}
