import { defineOperation } from '@risiti/core'
import { answer, message, optional, text } from '../fields.js'

/**
 * Fetches the authority's public key and, for devices whose private key the authority keeps (appId AP01: cash registers
 * and till controllers), that private key, protected by a white box. Systems that make their own key (AP04) do not need
 * it. It needs no signature, since such a device has nothing to sign with yet. Give what comes back to a
 * `KeyClient.forWhiteBox`. How the authority protects the key today is unpublished: see WHITE_BOXES.
 */
export const clientInit = defineOperation({
  code: 'T102',
  title: 'Fetch device keys',
  area: 'session',
  encrypted: { request: false, response: false },
  resend: 'safe',
  request: () =>
    message({
      /** One-time password, where the authority's deployment asks for one; T141 sends it. */
      otp: optional(text(6)),
    }),
  response: () =>
    answer({
      /** The device's private key, protected. AP01 only. */
      clientPriKey: optional(text(4000)),
      /** The authority's public key: base64 of its SPKI form. It verifies the signatures of answers. */
      serverPubKey: optional(text(4000)),
      /** The table that opens `clientPriKey`. AP01 only. */
      keyTable: optional(text(4000)),
    }),
})
