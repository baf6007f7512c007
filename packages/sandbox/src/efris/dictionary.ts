import { CURRENCY_TABLE } from './reference/currencies.js'
import { PAY_WAY_TABLE } from './reference/lists.js'
import { UNIT_TABLE } from './reference/units.js'

/** Units of measure: the values of `rateUnit` in the authority's system dictionary (T115). */
export const UNITS: ReadonlySet<string> = new Set(UNIT_TABLE.map(({ value }) => value))

/** Currencies by name (T115 `currencyType`). */
export const CURRENCIES: ReadonlySet<string> = new Set(CURRENCY_TABLE.map(({ name }) => name))

/** The currencies as goods name them: values of T115 `currencyType`, 101 for UGX. */
export const CURRENCY_VALUES = CURRENCY_TABLE.map(({ value }) => value)

/** Ways to pay (T115 `payWay`). */
export const PAYMENT_MODES = PAY_WAY_TABLE.map(({ value }) => value)

/** Industries of an invoice. */
export const INDUSTRIES = [
  '101',
  '102',
  '104',
  '105',
  '106',
  '107',
  '108',
  '109',
  '110',
  '111',
  '112',
] as const

/** Where a document came from. */
export const DATA_SOURCES = ['101', '102', '103', '104', '105', '106', '107', '108'] as const

/** How answers name the tax categories that the sandbox covers, and the rate each must have. */
export const TAX_CATEGORIES: Readonly<Record<string, { name: string; rate: string; rateName: string }>> = {
  '01': { name: 'A: Standard', rate: '0.18', rateName: '18%' },
  '02': { name: 'B: Zero', rate: '0', rateName: '0%' },
  '03': { name: 'C: Exempt', rate: '-', rateName: '-' },
}

/** Every category code that exists. */
export const TAX_CATEGORY_CODES = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11'] as const
