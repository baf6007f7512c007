import { defineOperation } from '@risiti/core'
import { answer, list, message, optional, text } from '../fields.js'

/**
 * Fiscalises several documents in one call, each the text of a T109 request. Every document stands for itself: it is signed by
 * itself, and accepted or refused by itself. When one fails the call is refused as a whole (1613) although the others are
 * fiscalised, so look at the code of every row and send only those again that failed. How many documents one call takes is
 * the authority's setting (1612). Give every document a `referenceNo` of its own: it is what T106 finds after a lost
 * answer.
 */
export const fiscaliseBatchInvoices = defineOperation({
  code: 'T129',
  title: 'Fiscalise a batch of documents',
  area: 'invoice',
  encrypted: { request: true, response: true },
  resend: 'after-lookup',
  lookup: { operation: 'queryAllInvoices', by: 'referenceNo' },
  request: () =>
    list(
      message({
        /** The T109 request as JSON text. */
        invoiceContent: text(),
        /** The device's signature over that very text. Leave it out, and the client signs. */
        invoiceSignature: optional(text()),
      }),
    ),
  response: () =>
    list(
      answer({
        /** The T109 answer as JSON text, where there is one. */
        invoiceContent: optional(text()),
        /** What T109 would have answered: 00 is a success. */
        invoiceReturnCode: text(),
        invoiceReturnMessage: optional(text()),
      }),
    ),
})
