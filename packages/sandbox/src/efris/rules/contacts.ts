import type { ContactFacts } from '../books/contacts.js'
import { type Refusal, refuse, refuseFreely } from '../contract.js'
import type { ReturnCode } from '../texts/index.js'

export interface ContactWish extends ContactFacts {
  readonly id?: string | undefined
}

/** By what a buyer of a type can be known: one of these members must be there. */
const KNOWN_BY: ReadonlyMap<string, readonly [ReturnCode, readonly (keyof ContactFacts)[]]> = new Map([
  ['0', ['3129', ['buyerTin', 'buyerNinBrn']]],
  ['1', ['3130', ['buyerTin', 'buyerNinBrn', 'buyerLegalName', 'buyerLinePhone']]],
  ['2', ['3131', ['buyerCitizenship', 'buyerPassportNum', 'buyerLegalName']]],
  ['3', ['3129', ['buyerTin', 'buyerNinBrn']]],
])

/** 3129, 3130, 3131: something is known of the buyer. The code for an unknown type is unpublished. */
export function contactIsKnown(facts: ContactFacts): Refusal | undefined {
  const found = KNOWN_BY.get(facts.buyerType ?? '')
  if (!found) return refuseFreely('buyerType: Invalid field value!')
  const [code, members] = found
  return members.some((member) => facts[member] !== undefined) ? undefined : refuse(code)
}
