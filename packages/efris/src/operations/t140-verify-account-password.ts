import { defineOperation } from '@risiti/core'
import { message, text, unpublished } from '../fields.js'

/**
 * Checks the portal password of a taxpayer: the first step of registering a virtual device, before T141 to T143. Inferred:
 * the authority published no chapter on it, and the members are those that the texts of its return codes name. What it
 * answers besides the code is unknown.
 */
export const verifyAccountPassword = defineOperation({
  code: 'T140',
  title: 'Check an account and its password',
  area: 'device',
  inferred: true,
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      tin: text(20),
      /** The portal password; whether it travels as it is or hashed is unpublished. */
      password: text(500),
    }),
  response: () => unpublished(),
})
