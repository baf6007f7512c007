import { given } from './amounts.js'
import type { Stored } from './from-lines.js'

/** A party by its id, its names and how to reach it. */
export function partyFrom(
  party: Stored<
    | 'buyerTin'
    | 'buyerNinBrn'
    | 'buyerPassportNum'
    | 'buyerLegalName'
    | 'buyerBusinessName'
    | 'buyerAddress'
    | 'buyerEmail'
    | 'buyerMobilePhone'
    | 'buyerReferenceNo'
  >,
) {
  const taxId = idFrom(party)
  return {
    ...given({
      name: party.buyerLegalName,
      tradeName: party.buyerBusinessName,
      address: party.buyerAddress,
      email: party.buyerEmail,
      phone: party.buyerMobilePhone,
      reference: party.buyerReferenceNo,
    }),
    ...(taxId ? { taxId } : {}),
  }
}

/** The TIN goes first. A NIN begins with the letters of a citizen, a BRN is a number. */
function idFrom({
  buyerTin,
  buyerNinBrn,
  buyerPassportNum,
}: Stored<'buyerTin' | 'buyerNinBrn' | 'buyerPassportNum'>) {
  if (buyerTin) return { scheme: 'ug-tin', value: buyerTin }
  if (buyerNinBrn) return { scheme: /^[A-Z]/i.test(buyerNinBrn) ? 'ug-nin' : 'ug-brn', value: buyerNinBrn }
  return buyerPassportNum ? { scheme: 'passport', value: buyerPassportNum } : undefined
}
