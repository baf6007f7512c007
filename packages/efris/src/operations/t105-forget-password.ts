import { defineOperation } from '@risiti/core'
import { empty, message, text } from '../fields.js'

/**
 * Sets a new portal password for one of the taxpayer's users, who forgot the old one. It answers nothing. The old password
 * is not asked for: whoever holds the device key can change it, and sending the same password twice does no harm. The
 * password of the device's key file is another one and stays.
 */
export const forgetPassword = defineOperation({
  code: 'T105',
  title: 'Set a forgotten password',
  area: 'session',
  encrypted: { request: true, response: false },
  resend: 'safe',
  request: () =>
    message({
      /** The user as in the portal. */
      userName: text(200),
      /** The new password, as the user will type it. */
      changedPassword: text(200),
    }),
  response: () => empty(),
})
