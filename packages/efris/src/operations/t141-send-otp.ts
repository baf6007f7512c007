import { defineOperation } from '@risiti/core'
import { message, optional, text, unpublished } from '../fields.js'

/**
 * Deliver a one-time password. No interface chapter published; only its return codes are.
 */
export const sendOtp = defineOperation({
  code: 'T141',
  title: 'Send a one-time password',
  area: 'device',
  inferred: true,
  encrypted: { request: true, response: true },
  resend: 'never',
  request: () =>
    message({
      /** 001 e-mail (contactMobile empty), 002 mobile (contactEmail empty). */
      deliveryMethod: text(3),
      contactMobile: optional(text()),
      contactEmail: optional(text()),
    }),
  response: () => unpublished(),
})
