import { defineOperation } from '@risiti/core'
import { CHECKED_TYPES } from '../codes.js'
import { answer, list, message, oneOf, optional, text } from '../fields.js'

/**
 * Compares your documents with the authority's: send the number and type of each document of this device, and get those
 * back that only one side knows. An empty answer means that both agree. Use it at the end of a day to find what was
 * lost; each number that comes back is then looked up with T108. How many pairs one call takes is the authority's setting
 * (1569).
 */
export const verifyInvoicesBatch = defineOperation({
  code: 'T117',
  title: 'Compare documents',
  area: 'invoice',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    list(
      message({
        /** FDN. */
        invoiceNo: text(20),
        invoiceType: oneOf(CHECKED_TYPES),
      }),
    ),
  response: () =>
    list(
      answer({
        invoiceNo: text(20),
        invoiceType: optional(oneOf(CHECKED_TYPES)),
      }),
    ),
})
