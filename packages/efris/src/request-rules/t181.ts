import { isGiven, type Rule, rule } from '../rules.js'

interface Contact {
  readonly operationType: string
  readonly id?: string | undefined
  readonly buyerType: string
  readonly buyerTin?: string | undefined
  readonly buyerNinBrn?: string | undefined
  readonly buyerLegalName?: string | undefined
  readonly buyerLinePhone?: string | undefined
  readonly buyerCitizenship?: string | undefined
  readonly buyerPassportNum?: string | undefined
}

/** One of several members must be there, when a buyer of such a type is kept; a deletion needs none. */
function knownBy(code: string, types: readonly string[], members: readonly (keyof Contact)[]): Rule<Contact> {
  const [at, ...others] = members
  const says = `is needed when ${others.join(', ')} are not given and buyerType is ${types.join(' or ')}`
  return rule(code, at!, says, (contact) => {
    const isKept = contact.operationType !== '103' && types.includes(contact.buyerType)
    return isKept && !members.some((member) => isGiven(contact[member]))
  })
}

/** What a change of the address book must say. */
export const CONTACT_RULES: readonly Rule<Contact>[] = [
  rule('3133', 'id', 'is needed to modify or delete a contact', ({ operationType, id }) => {
    return operationType !== '101' && !isGiven(id)
  }),
  knownBy('3129', ['0', '3'], ['buyerTin', 'buyerNinBrn']),
  knownBy('3130', ['1'], ['buyerTin', 'buyerNinBrn', 'buyerLegalName', 'buyerLinePhone']),
  knownBy('3131', ['2'], ['buyerCitizenship', 'buyerPassportNum', 'buyerLegalName']),
]
