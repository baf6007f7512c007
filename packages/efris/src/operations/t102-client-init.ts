import { defineOperation } from '@risiti/core'
import { answer, message, optional, text } from '../fields.js'

/**
 * Hand a white-box protected private key to a device; legacy bootstrap for EFD/TCS clients. Not used by any
 * current system-to-system client: taxpayer generates its own RSA-2048 pair and registers the public key.
 * 2020 URA sample: clientPriKey is AES-128-ECB/PKCS7 of the base64 PKCS#8 key, key = first 10 characters of
 * taxpayerID + ddMMyy.
 */
export const clientInit = defineOperation({
  code: 'T102',
  title: 'Client initialization',
  area: 'session',
  encrypted: { request: false, response: false },
  resend: 'safe',
  request: () =>
    message({
      otp: optional(text(6)),
    }),
  response: () =>
    answer({
      /** AP01 only. */
      clientPriKey: optional(text(4000)),
      /** Meant for verifying server signatures. */
      serverPubKey: optional(text(4000)),
      /** White-box table, AP01 only. */
      keyTable: optional(text(4000)),
    }),
})
