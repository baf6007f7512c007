import { CURRENCY_TABLE } from './reference/currencies.js'
import { DELIVERY_TERM_TABLE, PAY_WAY_TABLE } from './reference/lists.js'
import { UNIT_TABLE } from './reference/units.js'

/** Units of measure: the values of `rateUnit` in the authority's system dictionary (T115). */
export const UNITS: ReadonlySet<string> = new Set(UNIT_TABLE.map(({ value }) => value))

/** Units that customs count in (T115 `exportRateUnit`). */
export const CUSTOMS_UNITS: ReadonlySet<string> = new Set(
  UNIT_TABLE.filter(({ isCustoms }) => isCustoms).map(({ value }) => value),
)

/** On which terms exports are delivered (T115 `deliveryTerms`). */
export const DELIVERY_TERMS: readonly string[] = DELIVERY_TERM_TABLE.map(({ value }) => value)

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

/** A tax category as answers name it, and the rate that it must have, where it has one of its own. */
interface TaxCategory {
  readonly name: string
  readonly rate?: string
  readonly rateName?: string
}

export const TAX_CATEGORIES: Readonly<Record<string, TaxCategory>> = {
  '01': { name: 'A: Standard', rate: '0.18', rateName: '18%' },
  '02': { name: 'B: Zero', rate: '0', rateName: '0%' },
  '03': { name: 'C: Exempt', rate: '-', rateName: '-' },
  '04': { name: 'D: Deemed', rate: '0.18', rateName: '18%' },
  '05': { name: 'E: Excise Duty' },
  '06': { name: 'Over the Top Service (OTT)' },
  '07': { name: 'Stamp Duty' },
  '08': { name: 'Local Hotel Service Tax' },
  '09': { name: 'UCC Levy' },
  '10': { name: 'Others' },
  '11': { name: 'F: VAT Out of Scope', rate: '0', rateName: '0%' },
}

/** Every category code that exists. */
export const TAX_CATEGORY_CODES = Object.keys(TAX_CATEGORIES).sort()
