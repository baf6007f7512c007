import { defineOperation } from '@risiti/core'
import { empty, message, text } from '../fields.js'

/**
 * Set a new portal password for a user.
 */
export const forgetPassword = defineOperation({
  code: 'T105',
  title: 'Forget password',
  area: 'session',
  encrypted: { request: true, response: false },
  resend: 'never',
  request: () =>
    message({
      userName: text(200),
      changedPassword: text(200),
    }),
  response: () => empty(),
})
