import { invalid } from '../contract.js'
import type { ItemInput } from '../device.js'
import { codesOf, REFUSED_PACKING_UNIT } from '../reference/code-classes/index.js'
import { ITEM_CODE_RULES } from './item-code.js'
import { classesWereFetched } from './prerequisites.js'
import type { Rule } from './rule.js'

/** What the refusal of a packaging unit lists: all that are served, but for one. */
const PACKING_UNITS = [...codesOf('17')].filter((code) => code !== REFUSED_PACKING_UNIT)

/** The class is one of those that this device is served. */
const classIsListed: Rule<ItemInput> = ({ itemClsCd }, visit) =>
  visit.books.itemClasses[visit.conduct.itemClasses].find(itemClsCd)
    ? undefined
    : invalid(
        visit,
        'Ensure you use a valid item classification code from the Get Item Classification List endpoint',
      )

/** The packaging unit is one of 52. The misspelling is the validator's. */
const packingUnitIsTaken: Rule<ItemInput> = ({ pkgUnitCd }, visit) =>
  PACKING_UNITS.includes(pkgUnitCd)
    ? undefined
    : invalid(
        visit,
        `The Package unit code can ony be among the following list: [${PACKING_UNITS.join(', ')}]`,
      )

/** What the gateway wants of an item. Other doors take what the tables of members take. */
export const ITEM_RULES: readonly Rule<ItemInput>[] = [
  classesWereFetched,
  classIsListed,
  packingUnitIsTaken,
  ...ITEM_CODE_RULES,
]
