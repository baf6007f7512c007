import { formatEat, type PARTY_SCHEMES, type PaymentMethod } from '@risiti/core'

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

/** The day of an instant in East Africa Time. */
export function dayOf(instant: string): string {
  return formatEat(new Date(instant), 'dd/MM/yyyy')
}

/** The time of an instant in East Africa Time. */
export function timeOf(instant: string): string {
  return formatEat(new Date(instant), 'HH:mm:ss')
}
