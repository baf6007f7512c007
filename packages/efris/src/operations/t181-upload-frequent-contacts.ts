import { defineOperation } from '@risiti/core'
import { BUYER_TYPES } from '../codes.js'
import { contactMembers } from '../contact.js'
import { empty, message, oneOf, optional, text } from '../fields.js'
import { CONTACT_RULES } from '../request-rules/t181.js'

/**
 * Adds, changes or deletes a buyer in the address book that URA keeps for the taxpayer; T182 reads it. There is room for as
 * many as `frequentContactsLimit` of T103 says (3132). A new contact's id is not answered: T182 tells it. An addition whose
 * answer was lost must be looked for first, since a repeat makes a second contact.
 */
export const uploadFrequentContacts = defineOperation({
  code: 'T181',
  title: 'Change frequent contacts',
  area: 'reference',
  encrypted: { request: true, response: false },
  resend: 'after-lookup',
  lookup: { operation: 'getFrequentContacts', by: 'buyerTin' },
  request: () =>
    message(
      {
        operationType: oneOf({ 101: 'add', 102: 'modify', 103: 'delete' }, 3),
        /** The id that T182 tells. */
        id: optional(text(18)),
        buyerType: oneOf(BUYER_TYPES),
        ...contactMembers(),
      },
      CONTACT_RULES,
    ),
  response: () => empty(),
})
