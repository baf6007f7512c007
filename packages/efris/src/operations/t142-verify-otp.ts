import { defineOperation } from '@risiti/core'
import { message, text, unpublished } from '../fields.js'

/**
 * Check the one-time password. No interface chapter published; only its return codes are.
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
      otp: text(6),
    }),
  response: () => unpublished(),
})
