import type { Authority } from '../authorities/authority.js'
import { provisionalOf } from '../documents/read.js'
import type { DocumentRecord } from '../documents/record.js'
import type { DeviceReceiptSettings } from './device-receipts.js'
import { PAGE_POLICY } from './html.js'
import { type ReceiptView, renderHtml, renderText } from './index.js'
import type { Painter } from './painting/painter.js'
import type { PaperWidth } from './text.js'
import type { Form } from './view.js'

/** The forms of a receipt. */
export const FORMATS = ['html', 'pdf', 'png', 'escpos', 'text'] as const

export type Format = (typeof FORMATS)[number]

/** How a receipt is wanted. `format` goes before the `Accept` header. */
export interface ReceiptRequest {
  readonly format?: Format | undefined
  readonly width?: PaperWidth | undefined
  readonly accept: string | undefined
}

/** A form: its media type, the paper where nothing else is said, and who draws it. */
interface FormOfReceipt {
  readonly type: string
  readonly paper: PaperWidth
  readonly draw: (
    view: ReceiptView,
    width: PaperWidth,
    settings: DeviceReceiptSettings,
    painter: Painter,
  ) => Promise<string | Uint8Array>
}

const FORMS: Readonly<Record<Format, FormOfReceipt>> = {
  html: { type: 'text/html; charset=utf-8', paper: 'a4', draw: async (view) => renderHtml(view) },
  text: {
    type: 'text/plain; charset=utf-8',
    paper: 'a4',
    draw: async (view, width) => renderText(view, { width }),
  },
  pdf: {
    type: 'application/pdf',
    paper: 'a4',
    draw: (view, width, _, painter) => painter.paint({ form: 'pdf', view, width }),
  },
  png: {
    type: 'image/png',
    paper: '80',
    draw: (view, width, _, painter) => painter.paint({ form: 'png', view, width }),
  },
  escpos: {
    type: 'application/vnd.escpos',
    paper: '80',
    draw: (view, width, { printer }, painter) => {
      const options = { width, how: printer?.how, columns: columnsOf(width, printer) }
      return painter.paint({ form: 'escpos', view, options })
    },
  },
}

/** The characters of the device's printer, where that has such paper. */
function columnsOf(width: PaperWidth, printer: DeviceReceiptSettings['printer']): number | undefined {
  return printer?.paper === width ? printer.columns : undefined
}

/** The media types of a receipt. */
export const RECEIPT_TYPES = ['text', 'html', 'pdf', 'png', 'escpos'].map(
  (format) => FORMS[format as Format].type.split(';')[0]!,
)

/** A receipt that is ready to be sent. */
export interface RenderedReceipt {
  readonly body: string | Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Renders what there is to show, in the form that is wanted. What takes long is drawn by the painter.
 * @throws PictureTooLongError @throws PainterBusyError
 */
export async function renderView(
  view: ReceiptView,
  request: ReceiptRequest,
  settings: DeviceReceiptSettings,
  painter: Painter,
): Promise<RenderedReceipt> {
  const format = formatOf(request)
  const { type, paper, draw } = FORMS[format]
  const printer = format === 'escpos' ? settings.printer?.paper : undefined
  const body = await draw(view, request.width ?? printer ?? settings.paper ?? paper, settings, painter)
  return { body, headers: { 'content-type': type, 'content-security-policy': PAGE_POLICY } }
}

/** What of a view is not in the document: who sells, who asks, and what is made of it. */
export interface ViewFacts {
  readonly publicUrl: string
  readonly settings: DeviceReceiptSettings
  readonly form?: Form | undefined
  /** What a note is about, where this gateway holds it. */
  readonly original?: DocumentRecord | undefined
}

/** Everything that a receipt or a slip of a document shows. */
export function receiptViewOf(record: DocumentRecord, authority: Authority, facts: ViewFacts): ReceiptView {
  const { original } = facts
  return {
    ...viewOf(record, authority, facts),
    provisional: provisionalOf(record, authority, facts.publicUrl),
    ...(record.fiscal ? { fiscal: record.fiscal } : {}),
    ...(original?.fiscal ? { original: original.fiscal } : {}),
  }
}

/** Everything that is shown of a document that nobody sold: an offer, or an exercise. */
export function draftViewOf(
  draft: Pick<DocumentRecord, 'document' | 'calculation'>,
  authority: Authority,
  facts: ViewFacts,
): ReceiptView {
  const provisional = { kind: authority.regime.provisional, verifyUrl: facts.publicUrl }
  return { ...viewOf(draft, authority, facts), provisional }
}

function viewOf(
  { document, calculation }: Pick<DocumentRecord, 'document' | 'calculation'>,
  authority: Authority,
  { settings, form }: ViewFacts,
) {
  return {
    country: authority.country,
    production: authority.production,
    seller: authority.seller(),
    document,
    calculation,
    taxInvoice: authority.issuesTaxInvoices(),
    settings: settings.view,
    ...(form ? { form } : {}),
  }
}

/** The first form that the caller likes best; a page where it is all the same. */
function formatOf({ format, accept = '' }: ReceiptRequest): Format {
  if (format) return format
  const liked = accept
    .split(',')
    .map((part) => ({ type: part.split(';')[0]!.trim().toLowerCase(), liking: likingOf(part) }))
    .filter(({ liking }) => liking > 0)
    .toSorted((a, b) => b.liking - a.liking)
  for (const { type } of liked) {
    const found = FORMATS.find((name) => FORMS[name].type.split(';')[0] === type)
    if (found) return found
  }
  return 'html'
}

function likingOf(part: string): number {
  const quality = /;\s*q=([\d.]+)/i.exec(part)?.[1]
  return quality === undefined ? 1 : Number(quality)
}
