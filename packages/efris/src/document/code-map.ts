import type { PaymentMethod } from '@risiti/core'

/** The category of each tax in T109: 01 standard, 02 zero-rated, 03 exempt. */
export const TAX_CODES: Readonly<Record<string, '01' | '02' | '03'>> = {
  standard: '01',
  zero: '02',
  exempt: '03',
}

/** The payment modes of T109 (PAYMENT_MODES). Uganda has no code for "other". */
export const PAYMENT_CODES: Readonly<Record<PaymentMethod, string | undefined>> = {
  credit: '101',
  cash: '102',
  cheque: '103',
  mobile_money: '105',
  card: '106',
  bank_transfer: '107',
  voucher: '111',
  other: undefined,
}

/** What the name of a discount line ends with (1178). */
export const DISCOUNT_SUFFIX = ' (Discount)'
