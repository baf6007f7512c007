import {
  accept,
  type Handler,
  type Operations,
  type Refusal,
  refuse,
  refuseFreely,
  type Visit,
} from '../contract.js'
import { type ContactWish, contactIsKnown } from '../rules/contacts.js'

/** T181: adds, changes or deletes a contact of the caller. The code for an unknown operation is unpublished. */
export const uploadFrequentContacts: Handler<Operations['uploadFrequentContacts']> = (input, visit) => {
  const { operationType, ...wish } = input ?? {}
  const operation = OPERATIONS.get(operationType ?? '')
  if (!operation) return refuseFreely('operationType: Invalid field value!')
  return operation(wish, visit) ?? accept(undefined)
}

type Operation = (wish: ContactWish, visit: Visit) => Refusal | undefined

const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['101', add],
  ['102', modify],
  ['103', remove],
])

/** 3132: the address book has room. */
function add({ id: _, ...facts }: ContactWish, { books, taxpayer }: Visit): Refusal | undefined {
  const refusal = contactIsKnown(facts)
  if (refusal) return refusal
  const limit = taxpayer.rights.frequentContactsLimit
  if (books.contacts.of(taxpayer.tin).length >= Number(limit)) return refuse('3132', { fill: [['X', limit]] })
  books.contacts.add(taxpayer.tin, facts)
  return undefined
}

/** 3133: the contact is in the caller's address book. What is not sent is gone afterwards. */
function modify({ id = '', ...facts }: ContactWish, { books, taxpayer }: Visit): Refusal | undefined {
  if (!books.contacts.has(taxpayer.tin, id)) return refuse('3133')
  const refusal = contactIsKnown(facts)
  if (!refusal) books.contacts.put(taxpayer.tin, id, facts)
  return refusal
}

/** 3133 again. */
function remove({ id = '' }: ContactWish, { books, taxpayer }: Visit): Refusal | undefined {
  if (!books.contacts.has(taxpayer.tin, id)) return refuse('3133')
  books.contacts.remove(taxpayer.tin, id)
  return undefined
}
