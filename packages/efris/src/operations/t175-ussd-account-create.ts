import { defineOperation } from '@risiti/core'
import { empty, message, text } from '../fields.js'

/**
 * Open a USSD invoicing account.
 */
export const ussdAccountCreate = defineOperation({
  code: 'T175',
  title: 'Account creation for USSD taxpayer',
  area: 'agent',
  encrypted: { request: true, response: false },
  resend: 'never',
  request: () =>
    message({
      tin: text(20, 10),
      mobileNumber: text(30),
    }),
  response: () => empty(),
})
