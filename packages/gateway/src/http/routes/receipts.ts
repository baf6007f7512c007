import { invalidDocument } from '@risiti/core'
import { z } from 'zod'
import { checkDocument } from '../../documents/check.js'
import { draftViewOf, RECEIPT_TYPES, renderView } from '../../receipts/render.js'
import { printsOf } from '../../store/statements/receipts.js'
import type { GatewayContext } from '../context.js'
import type { DocumentDesks } from '../documents/document-desk.js'
import { DOCUMENT_BODY } from '../documents/document-schemas.js'
import { PREVIEW, PRINT, PRINTS, RECEIPT } from '../examples/receipts.js'
import { DOCUMENT_ID } from '../fields.js'
import { ACCEPT, PRINT_KEY } from '../headers.js'
import { printView, viewPrint } from '../receipts/print-schemas.js'
import { ReceiptDesk } from '../receipts/receipt-desk.js'
import { drawn } from '../receipts/receipt-problems.js'
import { previewQuery, printQuery, receiptQuery } from '../receipts/receipt-query.js'
import { AUTHORITY_CODES } from '../route.js'
import type { RouteTable } from '../route-table.js'

const FORMS = {
  description:
    'A page to show or print, lines of text, a PDF, a picture, or commands for a receipt printer (ESC/POS).',
  types: RECEIPT_TYPES,
}

/** Reading and printing receipts. */
export function receiptRoutes(table: RouteTable, gateway: GatewayContext, deskOf: DocumentDesks): void {
  table
    .route({
      method: 'get',
      path: '/v1/documents/{id}/receipt',
      id: 'readReceipt',
      scope: 'documents:read',
      tag: 'Receipts',
      summary: 'Fetch a receipt, or a provisional slip',
      description:
        'A provisional slip until the document is fiscal. Once its original is printed, it says COPY. Reading it changes nothing.',
      params: { id: DOCUMENT_ID },
      query: receiptQuery,
      headers: { accept: ACCEPT },
      answers: { 200: FORMS },
      problems: {
        404: ['document-unknown', 'print-unknown'],
        409: ['document-cancelled', 'picture-too-long'],
      },
      examples: RECEIPT,
    })
    .handle(async ({ caller: { account }, params, query, headers: { accept } }) => {
      const record = await deskOf(account).find(params.id)
      const receipts = new ReceiptDesk(gateway, account)
      const { body, headers } = await receipts.draw(record, { ...query, accept })
      return { status: 200, text: body, headers }
    })

  table
    .route({
      method: 'post',
      path: '/v1/documents/{id}/prints',
      id: 'printReceipt',
      scope: 'documents:write',
      tag: 'Receipts',
      summary: 'Print a receipt: the original, or a copy',
      description:
        'A document has one original print. Every later one is a copy, and says so. Prints of a provisional slip do not count.',
      params: { id: DOCUMENT_ID },
      query: printQuery,
      headers: { key: PRINT_KEY },
      answers: {
        200: { description: 'A slip. Nothing was recorded.', schema: printView },
        201: { description: 'It is recorded.', schema: printView },
      },
      problems: {
        404: ['document-unknown'],
        409: ['document-cancelled', 'printer-missing', 'picture-too-long'],
        502: ['printer-silent', 'printer-failed'],
      },
      examples: PRINT,
    })
    .handle(async ({ caller: { account }, params, query: { to }, headers: { key } }) => {
      const record = await deskOf(account).find(params.id)
      const receipts = new ReceiptDesk(gateway, account)
      const print = to ? await receipts.print(record, key) : await receipts.record(record, key)
      return { status: print.kind === 'provisional' ? 200 : 201, body: print }
    })

  table
    .route({
      method: 'get',
      path: '/v1/documents/{id}/prints',
      id: 'listPrints',
      scope: 'documents:read',
      tag: 'Receipts',
      summary: 'See when a receipt was printed',
      params: { id: DOCUMENT_ID },
      answers: {
        200: {
          description: 'All its prints, the original first.',
          schema: z.strictObject({ prints: z.array(printView) }),
        },
      },
      problems: { 404: ['document-unknown'] },
      examples: PRINTS,
    })
    .handle(async ({ caller: { account }, params }) => {
      const { id } = await deskOf(account).find(params.id)
      const rows = await printsOf(gateway.store.read, id)
      const prints = rows.map((row) => viewPrint(id, Number(row.number), Number(row.printed_at)))
      return { status: 200, body: { prints } }
    })

  table
    .route({
      method: 'post',
      path: '/v1/documents/preview',
      id: 'previewReceipt',
      scope: 'documents:write',
      tag: 'Receipts',
      summary: 'Draw a proforma invoice, or a training receipt',
      description:
        'Takes what POST /v1/documents takes. Nothing is stored or sent, so that there is no fiscal number; what is drawn says PROFORMA or TRAINING, and that it is no official receipt.',
      query: previewQuery,
      headers: { accept: ACCEPT },
      body: DOCUMENT_BODY,
      answers: { 200: FORMS },
      problems: { 409: ['picture-too-long'], 422: [AUTHORITY_CODES] },
      examples: PREVIEW,
    })
    .handle(async ({ caller: { account }, query: { kind, ...query }, headers: { accept }, body }) => {
      const { findings, document, calculation } = await checkDocument(body.value, deskOf(account).check)
      if (findings.length > 0 || !document || !calculation) throw invalidDocument(findings)
      const authority = await gateway.authorities.of(account, document.device)
      const settings = await gateway.receipts.of(account, document.device)
      const facts = { publicUrl: gateway.publicUrl(), settings, form: kind }
      const view = draftViewOf({ document, calculation }, authority!, facts)
      const rendered = await drawn(() => renderView(view, { ...query, accept }, settings, gateway.painter))
      return { status: 200, text: rendered.body, headers: rendered.headers }
    })
}
