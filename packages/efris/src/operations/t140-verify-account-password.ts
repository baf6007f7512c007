import { defineOperation } from '@risiti/core'
import { message, text, unpublished } from '../fields.js'

/**
 * Check a portal account and password for a TIN (first step of a virtual-device enrolment). No interface
 * chapter published; only its return codes are.
 */
export const verifyAccountPassword = defineOperation({
  code: 'T140',
  title: 'Check an account and its password',
  area: 'device',
  inferred: true,
  encrypted: { request: true, response: true },
  resend: 'never',
  request: () =>
    message({
      tin: text(20),
      password: text(500),
    }),
  response: () => unpublished(),
})
