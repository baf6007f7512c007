import {
  type Duty,
  formatAmount,
  formatEat,
  type Levy,
  type PARTY_SCHEMES,
  type PaymentMethod,
} from '@risiti/core'

/** How a country calls what is spoken of before there is a fiscal document, and beside it. */
export interface CountryWords {
  /** Short name of the authority. */
  readonly authority: string
  /** The register of the seller's id: TIN or PIN. */
  readonly taxId: string
  /** What the customer gets in the end. */
  readonly document: string
  /** The country's own, in which the authority counts. */
  readonly currency: string
  /** Writes an amount as the country does. */
  readonly amount: (amount: string) => string
}

/** How each way to pay is called on a receipt. */
export const PAYMENT_WORDS: Readonly<Record<PaymentMethod, string>> = {
  cash: 'Cash',
  mobile_money: 'Mobile money',
  card: 'Card',
  credit: 'Credit',
  cheque: 'Cheque',
  bank_transfer: 'Bank transfer',
  voucher: 'Voucher',
  other: 'Other',
}

/** What the id of each register is called. */
export const ID_WORDS: Readonly<Record<(typeof PARTY_SCHEMES)[number], string>> = {
  'ug-tin': 'TIN',
  'ug-nin': 'NIN',
  'ug-brn': 'BRN',
  'ke-pin': 'PIN',
  passport: 'Passport',
}

const LEVY_WORDS: Readonly<Record<Levy['kind'], string>> = {
  over_the_top: 'Over-the-top tax',
  stamp_duty: 'Stamp duty',
  hotel_tax: 'Hotel tax',
  ucc_levy: 'UCC levy',
  other: 'Other levy',
}

/** What a levy is called, and how much it is: `Stamp duty (1%)`. */
export function levyWords(levy: Levy): string {
  const name = levy.name ?? LEVY_WORDS[levy.kind]
  if ('percent' in levy) return `${name} (${levy.percent}%)`
  return `${name} (${levy.units} x ${formatAmount(levy.perUnit)})`
}

/** The rate of a duty as it is printed: `UGX650 per litre`, or made of its parts. @param currency the country's. */
export function dutyRate(duty: Duty, currency: string): string {
  if (duty.rateName !== undefined) return duty.rateName
  if ('percent' in duty) return `${duty.percent}%`
  if (!('perUnit' in duty)) return '-'
  return `${duty.currency ?? currency} ${formatAmount(duty.perUnit)} per ${duty.unit}`
}

/** The day of an instant in East Africa Time. */
export function dayOf(instant: string): string {
  return formatEat(new Date(instant), 'dd/MM/yyyy')
}

/** The time of an instant in East Africa Time. */
export function timeOf(instant: string): string {
  return formatEat(new Date(instant), 'HH:mm:ss')
}
