import { defineOperation } from '@risiti/core'
import { CHECKED_TYPES } from '../codes.js'
import { answer, list, message, oneOf, optional, text } from '../fields.js'

/**
 * Send number/type pairs and get back those the server does not know or knows differently. Empty result
 * means everything matched. Compares within the calling TIN and deviceNo only. Size of the list is capped
 * by a server setting (1569).
 */
export const verifyInvoicesBatch = defineOperation({
  code: 'T117',
  title: 'Invoice checks (reconciliation)',
  area: 'invoice',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    list(
      message({
        invoiceNo: text(20),
        invoiceType: oneOf(CHECKED_TYPES),
      }),
    ),
  response: () =>
    list(
      answer({
        invoiceNo: optional(text(20)),
        invoiceType: optional(oneOf(CHECKED_TYPES)),
      }),
    ),
})
