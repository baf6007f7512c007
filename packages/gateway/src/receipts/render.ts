import type { Authority } from '../authorities/authority.js'
import { provisionalOf } from '../documents/read.js'
import type { DocumentRecord } from '../documents/record.js'
import { Problem } from '../http/problem.js'
import { type ReceiptView, renderHtml, renderText } from './index.js'

/** What a reader asked for. `format` goes before the `Accept` header. */
export interface ReceiptRequest {
  readonly format: string | undefined
  readonly width: string | undefined
  readonly accept: string | undefined
  /** Where people reach the gateway. */
  readonly publicUrl: string
}

const TYPES = { text: 'text/plain; charset=utf-8', html: 'text/html; charset=utf-8' } as const
const WIDTHS = ['58', '80', 'a4'] as const

/**
 * Renders the receipt of a document, or its provisional slip.
 * @param original what a note is about, where this gateway holds it.
 * @throws Problem for a form that does not exist.
 */
export function renderReceipt(
  record: DocumentRecord,
  authority: Authority,
  request: ReceiptRequest,
  original: DocumentRecord | undefined,
): { readonly body: string; readonly type: string } {
  const format = formatOf(request)
  const width = WIDTHS.find((known) => known === (request.width ?? 'a4'))
  if (!width) throw unknownForm('width', `Use one of ${WIDTHS.join(', ')}.`)
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
  if (format === undefined) return /text\/plain/.test(accept) && !/text\/html/.test(accept) ? 'text' : 'html'
  if (format === 'text' || format === 'html') return format
  throw unknownForm('format', 'Use "text" or "html".')
}

function unknownForm(name: string, fix: string): Problem {
  return new Problem({
    status: 400,
    code: 'query-invalid',
    title: `There is no receipt of that ${name}.`,
    detail: 'Nothing was rendered.',
    fix,
    errors: [{ pointer: `?${name}`, message: 'is not known', fix }],
  })
}
