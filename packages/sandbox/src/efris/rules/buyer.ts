import { type Refusal, refuse } from '../contract.js'
import type { Sale } from './sale.js'

/** 3081: a public body gets no credit memo. */
export function governmentIsInvoiced({ basic, buyer }: Sale): Refusal | undefined {
  return buyer.buyerType === '3' && basic.invoiceType === '5' ? refuse('3081') : undefined
}

/**
 * 3077: a business has a TIN, unless it is not resident or does not buy in general. 2246: and one of its names; for an export
 * that code does not hold, but 2247 does: a legal name.
 */
export function businessIsNamed({ basic, buyer }: Sale): Refusal | undefined {
  if (buyer.buyerType !== '0') return undefined
  const isGeneral = (basic.invoiceIndustryCode ?? '101') === '101'
  if (buyer.buyerTin === undefined && isGeneral && buyer.nonResidentFlag !== '1') return refuse('3077')
  if (basic.invoiceIndustryCode === '102')
    return buyer.buyerLegalName === undefined ? refuse('2247') : undefined
  const isNamed = buyer.buyerLegalName !== undefined || buyer.buyerBusinessName !== undefined
  return isNamed ? undefined : refuse('2246')
}

/** 2887: something is known of a consumer. */
export function consumerIsKnown({ buyer }: Sale): Refusal | undefined {
  const { buyerTin, buyerNinBrn, buyerLegalName, buyerMobilePhone } = buyer
  const isKnown = [buyerTin, buyerNinBrn, buyerLegalName, buyerMobilePhone].some(
    (value) => value !== undefined,
  )
  return buyer.buyerType !== '1' || isKnown ? undefined : refuse('2887')
}

/** 2888: something is known of a foreigner. */
export function foreignerIsKnown({ buyer }: Sale): Refusal | undefined {
  const { buyerCitizenship, buyerPassportNum, buyerLegalName } = buyer
  const isKnown = [buyerCitizenship, buyerPassportNum, buyerLegalName].some((value) => value !== undefined)
  return buyer.buyerType !== '2' || isKnown ? undefined : refuse('2888')
}

/** 3082: a public body has a TIN. */
export function governmentHasTin({ buyer }: Sale): Refusal | undefined {
  return buyer.buyerType === '3' && buyer.buyerTin === undefined ? refuse('3082') : undefined
}

/** 2249: the buyer's TIN exists. */
export function buyerExists({ buyer, visit }: Sale): Refusal | undefined {
  return buyer.buyerTin === undefined || visit.books.buyers.has(buyer.buyerTin) ? undefined : refuse('2249')
}

/** 2839, 3083: the buyer's type fits the register. */
export function buyerTypeFits({ buyer, visit }: Sale): Refusal | undefined {
  const registered = visit.books.buyers.get(buyer.buyerTin ?? '')
  if (!registered) return undefined
  if (buyer.buyerType === '1' && registered.kind !== 'individual') return refuse('2839')
  return buyer.buyerType === '3' && registered.kind !== 'government' ? refuse('3083') : undefined
}

/** 2248: the name is the registered one. A switch: the documents print the check, and live documents bear other names. */
export function buyerNameFits({ buyer, visit }: Sale): Refusal | undefined {
  if (!visit.books.switches.buyerNames || buyer.buyerLegalName === undefined) return undefined
  const registered = visit.books.buyers.get(buyer.buyerTin ?? '')
  return registered && registered.name !== buyer.buyerLegalName ? refuse('2248') : undefined
}
