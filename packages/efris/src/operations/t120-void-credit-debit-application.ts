import { defineOperation } from '@risiti/core'
import { empty, message, text } from '../fields.js'

/**
 * Withdraws an application before anybody has decided on it; its state becomes 104. One that is decided is refused (314): an
 * issued note is cancelled with T114. Nothing comes back but the return code, so after a lost answer look at
 * `approveStatus` in T111.
 */
export const voidCreditDebitApplication = defineOperation({
  code: 'T120',
  title: 'Withdraw an application',
  area: 'credit',
  encrypted: { request: true, response: false },
  resend: 'after-lookup',
  lookup: { operation: 'queryCreditNoteStatus', by: 'referenceNo' },
  request: () =>
    message({
      /** The row's `id` in T111. */
      businessKey: text(20),
      /** What T110 answered. */
      referenceNo: text(20),
    }),
  response: () => empty(),
})
