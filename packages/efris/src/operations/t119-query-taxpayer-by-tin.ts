import { defineOperation } from '@risiti/core'
import { TAXPAYER_KINDS } from '../codes.js'
import { answer, message, oneOf, optional, text, yesNo } from '../fields.js'

/**
 * Look up a buyer in the taxpayer register.
 */
export const queryTaxpayerByTin = defineOperation({
  code: 'T119',
  title: 'Query taxpayer by TIN or NIN/BRN',
  area: 'reference',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** Tin or ninBrn must be given (1572). */
      tin: optional(text(20)),
      ninBrn: optional(text(100)),
    }),
  response: () =>
    answer({
      taxpayer: optional(
        answer({
          tin: optional(text(20)),
          ninBrn: optional(text(100)),
          legalName: optional(text(256)),
          businessName: optional(text(256)),
          contactNumber: optional(text(50)),
          contactEmail: optional(text(50)),
          address: optional(text(500)),
          taxpayerType: optional(oneOf(TAXPAYER_KINDS, 3)),
          governmentTIN: optional(yesNo()),
        }),
      ),
    }),
})
