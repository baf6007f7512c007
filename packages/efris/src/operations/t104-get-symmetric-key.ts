import { defineOperation } from '@risiti/core'
import { answer, base64, empty, optional, text } from '../fields.js'

/**
 * Fetches the AES key that seals later messages, wrapped for the device's own RSA key. It lives 24 hours (402 after
 * that), and the newest key wins.
 */
export const getSymmetricKey = defineOperation({
  code: 'T104',
  title: 'Get symmetric key',
  area: 'session',
  encrypted: { request: false, response: false },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    answer({
      /**
       * Sic; base64 of a 256-byte RSA PKCS#1 v1.5 block; decrypts to 24 ASCII characters = base64 of a 16-byte AES
       * key.
       */
      passowrdDes: base64(),
      /** Base64url without padding (342 characters, 256 bytes); no known client verifies it. */
      sign: optional(text()),
    }),
})
