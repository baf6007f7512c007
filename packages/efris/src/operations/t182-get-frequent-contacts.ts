import { defineOperation } from '@risiti/core'
import { BUYER_TYPES } from '../codes.js'
import { answer, list, message, oneOf, openCode, optional, text } from '../fields.js'

/**
 * Read the server-side address book.
 */
export const getFrequentContacts = defineOperation({
  code: 'T182',
  title: 'Get frequent contacts',
  area: 'reference',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      buyerTin: optional(text(20)),
      buyerLegalName: optional(text(256)),
    }),
  response: () =>
    list(
      answer({
        id: optional(text(18)),
        buyerType: optional(oneOf(BUYER_TYPES)),
        buyerTin: optional(text(20)),
        buyerNinBrn: optional(text(100)),
        buyerLegalName: optional(text(256)),
        buyerBusinessName: optional(text(256)),
        buyerEmail: optional(text(50)),
        buyerLinePhone: optional(text(30)),
        buyerAddress: optional(text(500)),
        /** A value of T115 `countryCode.name`. */
        buyerCitizenship: optional(openCode(128)),
        buyerPassportNum: optional(text(30)),
      }),
    ),
})
