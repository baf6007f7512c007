import { defineOperation } from '@risiti/core'
import { CANCEL_REASONS } from '../codes.js'
import { answer, dateTime, decimal, message, oneOf, openCode, optional, text } from '../fields.js'

/**
 * Reads the cancellation of a credit note back: what T114 gave as its reason, with date and amount of the note. Ask it after
 * a lost answer of T114. A note that stands is not found here; T108 shows it, with `isInvalid` 0.
 */
export const queryInvalidCreditNote = defineOperation({
  code: 'T122',
  title: 'One cancelled credit note',
  area: 'credit',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** FDN of the note. */
      invoiceNo: text(20),
    }),
  response: () =>
    answer({
      invoiceNo: optional(text(20)),
      currency: optional(openCode(10)),
      /** When the note was issued. */
      issueDate: optional(dateTime('dd/MM/yyyy HH:mm:ss')),
      grossAmount: optional(decimal()),
      reasonCode: optional(oneOf(CANCEL_REASONS, 3)),
      reason: optional(text(1024)),
    }),
})
