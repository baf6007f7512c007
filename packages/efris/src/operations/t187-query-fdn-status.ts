import { defineOperation } from '@risiti/core'
import { answer, message, oneOf, optional, text } from '../fields.js'

/**
 * Customs state of an export document.
 */
export const queryFdnStatus = defineOperation({
  code: 'T187',
  title: 'Query export FDN status',
  area: 'invoice',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      invoiceNo: text(50),
    }),
  response: () =>
    answer({
      invoiceNo: optional(text(20)),
      documentStatusCode: optional(oneOf({ 101: 'FDN under processing', 102: 'Exited' }, 3)),
    }),
})
