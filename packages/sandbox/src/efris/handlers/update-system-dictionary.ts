import { accept, type Handler, type Operations } from '../contract.js'
import { COUNTRY_TABLE } from '../reference/countries.js'
import { CURRENCY_TABLE } from '../reference/currencies.js'
import {
  CREDIT_NOTE_LIMITS,
  DATE_FORMAT,
  DELIVERY_TERM_TABLE,
  PAY_WAY_TABLE,
  SECTOR_TABLE,
} from '../reference/lists.js'
import { UNIT_TABLE, type Unit } from '../reference/units.js'

/** T115: the system dictionary. Customs packages and pieces are left out: no live answer with them was seen. */
export const updateSystemDictionary: Handler<Operations['updateSystemDictionary']> = () =>
  accept({
    creditNoteMaximumInvoicingDays: listOfOne(CREDIT_NOTE_LIMITS.creditNoteMaximumInvoicingDays),
    creditNoteValuePercentLimit: listOfOne(CREDIT_NOTE_LIMITS.creditNoteValuePercentLimit),
    currencyType: CURRENCY_TABLE.map(({ value, name, description }) => ({ value, name, description })),
    rateUnit: UNIT_TABLE.map(unitOf),
    payWay: [...PAY_WAY_TABLE],
    countryCode: COUNTRY_TABLE.map((name) => ({ value: name.slice(0, 2), name, description: name })),
    sector: [...SECTOR_TABLE],
    format: DATE_FORMAT,
    exportRateUnit: UNIT_TABLE.filter(({ isCustoms }) => isCustoms).map(customsUnitOf),
    deliveryTerms: [...DELIVERY_TERM_TABLE],
  })

/** The table shows an object where live answers have a list of one; clients read both as the object. */
function listOfOne<Element extends object>(element: Element): Element {
  return [element] as unknown as Element
}

/** The authority describes international units only, and by their name. */
function unitOf({ value, name, isCustoms }: Unit) {
  return { value, name, ...(isCustoms ? { description: name } : {}) }
}

function customsUnitOf({ value, name }: Unit) {
  return { value, name, validPeriodFrom: '06/09/2021', periodTo: '04/09/2031', status: '101' }
}
