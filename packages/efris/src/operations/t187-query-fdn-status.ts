import { defineOperation } from '@risiti/core'
import { answer, message, oneOf, optional, text } from '../fields.js'

/**
 * Tells whether exported goods have left the country: 101 while customs deal with them, 102 once they are out. Ask by the FDN
 * of a document with `invoiceIndustryCode` 102. Whatever the state, an export is not credited by T110 (2050, 3162).
 */
export const queryFdnStatus = defineOperation({
  code: 'T187',
  title: 'State of an export',
  area: 'invoice',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** FDN. */
      invoiceNo: text(50),
    }),
  response: () =>
    answer({
      invoiceNo: optional(text(20)),
      documentStatusCode: oneOf({ 101: 'under processing', 102: 'exited' }, 3),
    }),
})
