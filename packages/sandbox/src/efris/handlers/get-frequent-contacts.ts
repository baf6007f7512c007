import { accept, type Handler, type Operations } from '../contract.js'
import { has, is } from '../matching.js'

/** T182: the caller's contacts. */
export const getFrequentContacts: Handler<Operations['getFrequentContacts']> = (input, visit) => {
  const { buyerTin, buyerLegalName } = input ?? {}
  const own = visit.books.contacts.of(visit.taxpayer.tin)
  const found = own.filter(
    (contact) => is(buyerTin, contact.buyerTin) && has(buyerLegalName, contact.buyerLegalName),
  )
  return accept(found.map((contact) => ({ ...contact })))
}
