import { invalid } from '../contract.js'
import type { ItemInput } from '../device.js'
import { codesOf } from '../reference/code-classes/index.js'
import type { Rule } from './rule.js'

/*
 * An item's code is its country, type, packaging unit and quantity unit, and a number: KE2NTNO0000001. All the texts are
 * those of the gateway's validator, except where a rule says that its text is suggested.
 */

/** What stands where in the code of an item. A packaging unit has two letters or, once, three. */
function partsOf({ itemCd, pkgUnitCd }: ItemInput) {
  const units = itemCd.slice(3)
  const pkgUnit = [pkgUnitCd, ...codesOf('17')].find((code) => units.startsWith(code)) ?? ''
  return {
    country: itemCd.slice(0, 2),
    type: itemCd.slice(2, 3),
    pkgUnit,
    qtyUnit: units.slice(pkgUnit.length, pkgUnit.length + 2),
    number: units.slice(pkgUnit.length + 2),
  }
}

/** The code begins with the country of origin. Known is that it is checked; the text is suggested. */
const countryIsTheItems: Rule<ItemInput> = (item, visit) =>
  partsOf(item).country === item.orgnNatCd
    ? undefined
    : invalid(visit, "The ItemCd isn't made up of correct OrgnNatCd")

/** The type comes next. Known is that it is checked; the text is suggested. */
const typeIsTheItems: Rule<ItemInput> = (item, visit) =>
  partsOf(item).type === item.itemTyCd
    ? undefined
    : invalid(visit, "The ItemCd isn't made up of correct ItemTyCd")

/** Then a packaging unit. */
const packingUnitIsOne: Rule<ItemInput> = (item, visit) =>
  partsOf(item).pkgUnit === '' ? invalid(visit, 'Incorrect Packaging Unit Prefix') : undefined

/** The packaging unit is the item's. Known is that it is checked; the text is suggested. */
const packingUnitIsTheItems: Rule<ItemInput> = (item, visit) =>
  partsOf(item).pkgUnit === item.pkgUnitCd
    ? undefined
    : invalid(visit, "The ItemCd isn't made up of correct PkgUnitCd")

/** Then a unit of quantity, in two characters: units of one or three cannot be registered, filled up or not. */
const quantityUnitIsOne: Rule<ItemInput> = (item, visit) =>
  codesOf('10').has(partsOf(item).qtyUnit) ? undefined : invalid(visit, 'Incorrect QtyUnitCd Prefix')

/** The unit of quantity is the item's. */
const quantityUnitIsTheItems: Rule<ItemInput> = (item, visit) =>
  partsOf(item).qtyUnit === item.qtyUnitCd
    ? undefined
    : invalid(visit, "The ItemCd isn't made up of correct QtyUnitCd")

/**
 * A new item has the next number of its PIN, whatever the rest of its code, in at least seven digits. That an item which
 * is changed keeps its number is suggested.
 */
const numberIsNext: Rule<ItemInput> = (item, visit) => {
  const { items, itemCount } = visit.taxpayer
  const { number } = partsOf(item)
  const isNext = /^\d{7,}$/.test(number) && Number(number) === itemCount + 1
  if (isNext || items.has(item.itemCd)) return undefined
  return invalid(visit, `Invalid itemCd Sequence. Expected sequence ending with: ********${itemCount + 1}`)
}

/** What a code must be made of, from its beginning to its end. */
export const ITEM_CODE_RULES: readonly Rule<ItemInput>[] = [
  countryIsTheItems,
  typeIsTheItems,
  packingUnitIsOne,
  packingUnitIsTheItems,
  quantityUnitIsOne,
  quantityUnitIsTheItems,
  numberIsNext,
]
