import { BANKS } from './banks.js'
import type { CodeClass } from './code-class.js'
import { COUNTRIES } from './countries.js'
import { CURRENCIES } from './currencies.js'
import { SMALL_CLASSES } from './small.js'
import { TAX_OFFICES } from './tax-offices.js'
import { TAXATION_TYPES } from './taxation.js'
import { PACKING_UNITS, QUANTITY_UNITS } from './units.js'

export type { Code, CodeClass } from './code-class.js'
export { REFUSED_PACKING_UNIT } from './units.js'

/**
 * The 21 classes of codes that the authority lists, by number. The specification prints two more, which no server was
 * seen to list: 15, the status of a taxpayer (A, D), and 31, how a record came about (A, M).
 */
export const CODE_CLASSES: readonly CodeClass[] = [
  TAXATION_TYPES,
  COUNTRIES,
  QUANTITY_UNITS,
  PACKING_UNITS,
  CURRENCIES,
  BANKS,
  TAX_OFFICES,
  ...SMALL_CLASSES,
].toSorted((a, b) => Number(a.cdCls) - Number(b.cdCls))

const CODES = new Map(CODE_CLASSES.map(({ cdCls, dtlList }) => [cdCls, new Set(dtlList.map(({ cd }) => cd))]))

/**
 * The codes that a class lists: those out of use and {@link REFUSED_PACKING_UNIT} among them.
 *
 * @throws RangeError when the authority does not list the class.
 */
export function codesOf(cdCls: string): ReadonlySet<string> {
  const codes = CODES.get(cdCls)
  if (!codes) throw new RangeError(`there is no class ${cdCls} among the listed ones`)
  return codes
}
