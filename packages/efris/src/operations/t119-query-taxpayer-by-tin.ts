import { defineOperation } from '@risiti/core'
import { TAXPAYER_KINDS } from '../codes.js'
import { answer, message, oneOf, optional, text, yesNo } from '../fields.js'
import { isGiven, needs } from '../rules.js'

/**
 * Looks a taxpayer up in URA's register by TIN, or by NIN or BRN. Use it before selling to a business: a TIN that is not
 * registered, or not in order, is refused here (2261) and on the invoice (2249), and `legalName` is the name that belongs on
 * it. `taxpayerType` tells whether the buyer may be treated as a consumer: a company may not (2839).
 */
export const queryTaxpayerByTin = defineOperation({
  code: 'T119',
  title: 'Taxpayer by TIN, NIN or BRN',
  area: 'reference',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message(
      {
        tin: optional(text(20)),
        /** National identification number of a person, or registration number of a business. */
        ninBrn: optional(text(100)),
      },
      [needs('1572', 'tin', 'when ninBrn is not given', ({ ninBrn }) => !isGiven(ninBrn))],
    ),
  response: () =>
    answer({
      taxpayer: answer({
        tin: optional(text(20)),
        ninBrn: optional(text(100)),
        legalName: optional(text(256)),
        businessName: optional(text(256)),
        contactNumber: optional(text(50)),
        contactEmail: optional(text(50)),
        address: optional(text(500)),
        taxpayerType: optional(oneOf(TAXPAYER_KINDS, 3)),
        /** Whether it is a public body, to whom one sells as B2G. */
        governmentTIN: optional(yesNo()),
      }),
    }),
})
