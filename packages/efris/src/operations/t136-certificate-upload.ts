import { defineOperation } from '@risiti/core'
import { base64, empty, message, optional, text } from '../fields.js'

/**
 * Uploads the certificate of a new device key, which takes the place of the one before: from the next message on the
 * authority expects signatures of the new key, and T104 wraps session keys for it. This very message is signed with the
 * old one. Register the certificate's fingerprint with the tax office first (2200). Most taxpayers upload through the
 * portal instead.
 *
 * `certificateUpload(fileName, verifyString, fileContent)` does the same as a request with these members.
 */
export const certificateUpload = defineOperation({
  code: 'T136',
  title: 'Upload a certificate',
  area: 'session',
  encrypted: { request: false, response: false },
  resend: 'safe',
  positional: ['fileName', 'verifyString', 'fileContent'],
  request: () =>
    message({
      /** Must end in .crt or .cer. */
      fileName: text(256),
      /**
       * Proof of today's date: the file name, encrypted with ten characters of the TIN and the day in Kampala as yyMMdd. Leave
       * it out: the client makes it. VERIFY_STRINGS has the readings there are.
       */
      verifyString: optional(text()),
      /** Base64 of the certificate file, PEM or DER: X.509 with an RSA key of 2048 bits, not expired. */
      fileContent: base64(),
    }),
  response: () => empty(),
})
