import { defineOperation } from '@risiti/core'
import { empty, message, text } from '../fields.js'

/**
 * Withdraw an application that has not been decided yet.
 */
export const voidCreditDebitApplication = defineOperation({
  code: 'T120',
  title: 'Void credit / debit note application',
  area: 'credit',
  encrypted: { request: true, response: false },
  resend: 'after-lookup',
  lookup: { operation: 'getCreditApplicationDetail', by: 'businessKey' },
  request: () =>
    message({
      /** T111 id. */
      businessKey: text(20),
      /** T111 referenceNo. */
      referenceNo: text(20),
    }),
  response: () => empty(),
})
