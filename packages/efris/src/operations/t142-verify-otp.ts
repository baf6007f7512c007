import { defineOperation } from '@risiti/core'
import { message, text, unpublished } from '../fields.js'

/**
 * Checks the one-time password that T141 sent. It may be spent by the first check, so a lost answer cannot be asked for
 * again: send a new one instead. Inferred: the authority published no chapter on it, and the members are those that the
 * texts of its return codes name.
 */
export const verifyOtp = defineOperation({
  code: 'T142',
  title: 'Check a one-time password',
  area: 'device',
  inferred: true,
  encrypted: { request: true, response: true },
  resend: 'never',
  request: () =>
    message({
      tin: text(20),
      /** As the taxpayer received it. */
      otp: text(6),
    }),
  response: () => unpublished(),
})
