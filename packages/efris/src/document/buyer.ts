import type { Buyer, ResolvedDocument } from '@risiti/core'
import type { Registration } from '../session.js'
import { given } from './amounts.js'
import { BUYER_CODES, METER_CODES, WALK_IN } from './code-map.js'
import { industryOf } from './kind.js'
import { cut } from './seller.js'
import type { Invoice } from './wire.js'

/** Who buys. Who imports a service sells it to itself (2826). */
export function buyerOf(document: ResolvedDocument, registration: Registration): Invoice['buyerDetails'] {
  if (industryOf(document) === 'imported_service') return importerOf(registration)
  const { buyer } = document
  const ug = document.ext?.ug
  return {
    ...(buyer ? partyOf(buyer) : { buyerType: BUYER_CODES.consumer, buyerLegalName: WALK_IN }),
    ...given({
      buyerCitizenship: ug?.citizenship,
      buyerSector: ug?.sector,
      deliveryTermsCode: ug?.deliveryTerms,
    }),
    ...(ug?.nonResident === undefined ? {} : { nonResidentFlag: ug.nonResident ? '1' : '0' }),
  }
}

/** A party by its id, its names and how to reach it. */
function partyOf(buyer: Buyer) {
  const { scheme, value } = buyer.taxId ?? {}
  return {
    buyerType: BUYER_CODES[buyer.kind],
    ...given({
      buyerTin: scheme === 'ug-tin' ? value : undefined,
      buyerNinBrn: scheme === 'ug-nin' || scheme === 'ug-brn' ? value : undefined,
      buyerPassportNum: scheme === 'passport' ? value : undefined,
      buyerLegalName: buyer.name,
      buyerBusinessName: buyer.tradeName,
      buyerAddress: buyer.address,
      buyerEmail: buyer.email,
      buyerMobilePhone: buyer.phone,
      buyerReferenceNo: buyer.reference,
    }),
  }
}

function importerOf({ taxpayer }: Registration): Invoice['buyerDetails'] {
  return {
    buyerType: BUYER_CODES.business,
    buyerTin: taxpayer.tin,
    ...given({
      buyerNinBrn: taxpayer.ninBrn,
      buyerLegalName: cut(taxpayer.legalName, 256),
      buyerBusinessName: cut(taxpayer.businessName, 256),
      buyerEmail: taxpayer.contactEmail,
      buyerMobilePhone: cut(taxpayer.contactMobile, 30),
    }),
  }
}

/** What a utility serves, or a landlord lets. */
export function premisesOf({ ext }: ResolvedDocument): Pick<Invoice, 'buyerExtend'> {
  const property = ext?.ug?.property
  if (!property) return {}
  return {
    buyerExtend: given({
      propertyType: property.type,
      district: property.district,
      municipalityCounty: property.municipality,
      divisionSubcounty: property.subcounty,
      town: property.town,
      cellVillage: property.village,
      effectiveRegistrationDate: property.registeredOn,
      meterStatus: property.meter && METER_CODES[property.meter],
    }),
  }
}
