import { defineOperation } from '@risiti/core'
import { CANCEL_REASONS } from '../codes.js'
import { answer, dateTime, decimal, message, oneOf, openCode, optional, text } from '../fields.js'

/**
 * Read back a T114 cancellation.
 */
export const queryInvalidCreditNote = defineOperation({
  code: 'T122',
  title: 'Query cancelled credit note details',
  area: 'credit',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      invoiceNo: text(20),
    }),
  response: () =>
    answer({
      invoiceNo: optional(text(20)),
      /** A value of T115 `currencyType.name`. */
      currency: optional(openCode(10)),
      issueDate: optional(dateTime('dd/MM/yyyy HH:mm:ss')),
      grossAmount: optional(decimal()),
      reasonCode: optional(oneOf(CANCEL_REASONS, 3)),
      reason: optional(text(1024)),
    }),
})
