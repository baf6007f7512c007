import { defineOperation } from '@risiti/core'
import { base64, empty, message, text } from '../fields.js'

/**
 * Register the taxpayer public key certificate. 2200 when the thumbprint was not registered at the tax
 * office first; 2179 requires RSA 2048; 2099 duplicate; 2098 expired.
 */
export const certificateUpload = defineOperation({
  code: 'T136',
  title: 'Certificate public key upload',
  area: 'session',
  encrypted: { request: false, response: false },
  resend: 'safe',
  request: () =>
    message({
      /** Ends with .crt or .cer. */
      fileName: text(256),
      /** FileName encrypted with AES, key = first 10 characters of TIN + yymmdd (16 characters). */
      verifyString: text(),
      /** Certificate. */
      fileContent: base64(),
    }),
  response: () => empty(),
})
