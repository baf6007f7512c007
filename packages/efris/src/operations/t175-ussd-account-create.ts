import { defineOperation } from '@risiti/core'
import { empty, message, text } from '../fields.js'

/**
 * Opens an account for a small taxpayer who issues receipts by USSD, from a mobile phone. The number must be the one in the
 * register (3065); taxpayers with VAT (3068) or several branches (3067) may not. It answers nothing. A repeat is refused
 * (3066), which also tells that the first call arrived.
 */
export const ussdAccountCreate = defineOperation({
  code: 'T175',
  title: 'Create a USSD account',
  area: 'agent',
  encrypted: { request: true, response: false },
  resend: 'never',
  request: () =>
    message({
      tin: text(20, 10),
      /** As in the register. */
      mobileNumber: text(30),
    }),
  response: () => empty(),
})
