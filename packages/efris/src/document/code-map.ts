import type { Buyer, Levy, NoteReason, PaymentMethod, TaxCategory, UG_INDUSTRIES } from '@risiti/core'

/* What our words are in the codes of EFRIS. */

/** Tax categories of T109. Uganda has no reduced rate. */
export const TAX_CODES = {
  standard: '01',
  zero: '02',
  exempt: '03',
  deemed: '04',
  out_of_scope: '11',
  reduced: undefined,
} as const satisfies Readonly<Record<TaxCategory, string | undefined>>

/** The category of excise duty, whose rows are in no gross. */
export const EXCISE_CODE = '05'

/** Levies have categories, and rows, but no lines. */
export const LEVY_CODES = {
  over_the_top: '06',
  stamp_duty: '07',
  hotel_tax: '08',
  ucc_levy: '09',
  other: '10',
} as const satisfies Readonly<Record<Levy['kind'], string>>

/** The payment modes of T109 (PAYMENT_MODES). Uganda has no code for "other". */
export const PAYMENT_CODES = {
  credit: '101',
  cash: '102',
  cheque: '103',
  mobile_money: '105',
  card: '106',
  bank_transfer: '107',
  voucher: '111',
  other: undefined,
} as const satisfies Readonly<Record<PaymentMethod, string | undefined>>

export const BUYER_CODES = {
  business: '0',
  consumer: '1',
  foreigner: '2',
  government: '3',
} as const satisfies Readonly<Record<Buyer['kind'], string>>

export type Industry = (typeof UG_INDUSTRIES)[number]

export const INDUSTRY_CODES = {
  general: '101',
  export: '102',
  imported_service: '104',
  telecom: '105',
  stamp_duty: '106',
  hotel: '107',
  other_taxes: '108',
  airline: '109',
  fuel: '110',
  auction: '111',
  service_export: '112',
} as const satisfies Readonly<Record<Industry, string>>

export const METER_CODES = { active: '101', inactive: '102' } as const

/** Notes have reasons of their own kind; a reason that is not here is none of that kind. The first of a code is what it reads as. */
export const NOTE_REASON_CODES = {
  /** T110. Damaged and expired goods are returned goods; 103 is a wrong price, tax or discount. */
  credit: {
    returned: '101',
    damaged: '101',
    cancelled: '102',
    wrong_amount: '103',
    wrong_quantity: '103',
    wrong_tax: '103',
    waived: '104',
    other: '105',
  },
  /** T109 with invoiceType 4. */
  debit: { amount_increased: '101', requested_by_buyer: '102', other: '103' },
  /** T109 with invoiceType 5. */
  memo: { trade_discount: '101', rebate: '102', other: '103' },
} as const satisfies Readonly<Record<NoteKind, Readonly<Partial<Record<NoteReason, string>>>>>

export type NoteKind = 'credit' | 'debit' | 'memo'

/** What the name of a deemed line ends with (1177). */
export const DEEMED_SUFFIX = ' (Deemed)'

/** What the name of a discount line ends with (1178). */
export const DISCOUNT_SUFFIX = ' (Discount)'

/** A consumer needs at least one of id, name and phone (2887), so a walk-in customer gets a name. */
export const WALK_IN = 'Walk-in customer'
