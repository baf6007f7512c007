import { defineOperation } from '@risiti/core'
import { BUYER_TYPES } from '../codes.js'
import { contactMembers } from '../contact.js'
import { answer, list, message, oneOf, optional, text } from '../fields.js'

/**
 * Reads the address book that URA keeps for the taxpayer, or those contacts that fit. Use it to fill in the buyer of a
 * document, and to find the id by which T181 changes or deletes a contact. How names are compared is unpublished.
 */
export const getFrequentContacts = defineOperation({
  code: 'T182',
  title: 'Frequent contacts',
  area: 'reference',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () => message({ buyerTin: optional(text(20)), buyerLegalName: optional(text(256)) }),
  response: () =>
    list(
      answer({
        /** What T181 changes or deletes the contact by. */
        id: text(18),
        buyerType: optional(oneOf(BUYER_TYPES)),
        ...contactMembers(),
      }),
    ),
})
