import { defineOperation } from '@risiti/core'
import { BUYER_TYPES } from '../codes.js'
import { empty, message, oneOf, openCode, optional, text } from '../fields.js'

/**
 * Maintain the server-side address book. Number limited by T103 frequentContactsLimit (3132).
 */
export const uploadFrequentContacts = defineOperation({
  code: 'T181',
  title: 'Upload frequent contacts',
  area: 'reference',
  encrypted: { request: true, response: false },
  resend: 'after-lookup',
  lookup: { operation: 'getFrequentContacts', by: 'buyerTin' },
  request: () =>
    message({
      operationType: oneOf({ 101: 'add', 102: 'modify', 103: 'delete' }, 3),
      id: optional(text(18)),
      buyerType: oneOf(BUYER_TYPES),
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
  response: () => empty(),
})
