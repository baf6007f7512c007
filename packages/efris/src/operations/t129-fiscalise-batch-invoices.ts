import { defineOperation } from '@risiti/core'
import { answer, list, message, optional, text } from '../fields.js'

/**
 * Upload several T109 documents in one call; each carries its own signature and result. Outer code 1613 =
 * look at the per-document codes; 1612 = too many documents (limit set on the server, value not published).
 */
export const fiscaliseBatchInvoices = defineOperation({
  code: 'T129',
  title: 'Batch invoice upload',
  area: 'invoice',
  encrypted: { request: true, response: true },
  resend: 'after-lookup',
  lookup: { operation: 'queryAllInvoices', by: 'referenceNo' },
  request: () =>
    list(
      message({
        /** T109 JSON as text. */
        invoiceContent: text(),
        /** Signature over that text. */
        invoiceSignature: text(),
      }),
    ),
  response: () =>
    list(
      answer({
        /** T109 response JSON as text. */
        invoiceContent: optional(text()),
        invoiceReturnCode: optional(text()),
        invoiceReturnMessage: optional(text()),
      }),
    ),
})
