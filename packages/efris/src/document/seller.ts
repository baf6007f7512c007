import { ConfigurationError, type ResolvedDocument } from '@risiti/core'
import type { Registration } from '../session.js'
import { given } from './amounts.js'
import type { Invoice } from './wire.js'

/** The seller as the register has it. @throws ConfigurationError when it lacks what every document needs. */
export function sellerOf(
  { ext }: ResolvedDocument,
  { registration, referenceNo }: { readonly registration: Registration; readonly referenceNo: string },
): Invoice['sellerDetails'] {
  const { taxpayer } = registration
  const { legalName = '', contactEmail: emailAddress = '' } = taxpayer
  if (!legalName || emailAddress.length < 6)
    throw incompleteSeller(legalName ? 'an e-mail address' : 'a name')
  return {
    tin: taxpayer.tin,
    ...given({
      ninBrn: taxpayer.ninBrn,
      businessName: cut(taxpayer.businessName, 256),
      mobilePhone: cut(taxpayer.contactMobile, 30),
      placeOfBusiness: cut(taxpayer.placeOfBusiness, 500),
      branchId: ext?.ug?.branch?.id,
      branchName: ext?.ug?.branch?.name,
    }),
    legalName: cut(legalName, 256),
    emailAddress,
    referenceNo,
    isCheckReferenceNo: '1',
  }
}

function incompleteSeller(lacks: string): ConfigurationError {
  return new ConfigurationError({
    code: 'seller-incomplete',
    message: `The registration of the seller lacks ${lacks}, without which no document is accepted (1103, 1115).`,
    cause: 'URA answered so to T103.',
    fix: 'Complete the registration in the portal; it is read again once a day, and when the client is made anew.',
  })
}

/** The register holds longer texts than a document takes; the authority prints its own. */
export function cut(text = '', maxBytes: number): string {
  let kept = text
  while (Buffer.byteLength(kept) > maxBytes) kept = [...kept].slice(0, -1).join('')
  return kept
}
