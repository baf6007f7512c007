import { decimal, formatEat, isZero } from '@risiti/core'
import { invalid, refuse } from '../contract.js'
import { type Movement, nextNumber } from '../device.js'
import { codesOf } from '../reference/code-classes/index.js'
import { lineTotalIsMissing } from './missing-members.js'
import { classesWereFetched } from './prerequisites.js'
import type { Rule } from './rule.js'
import { stockLinesAddUp, stockTotalsAddUp } from './stock-arithmetic.js'

/** Every line is valued: nothing is said of a total of 0 but that it is missing. */
const linesAreValued: Rule<Movement> = ({ itemList }, visit) => {
  const row = itemList.findIndex(({ totAmt }) => isZero(decimal(totAmt)))
  return row < 0 ? undefined : invalid(visit, lineTotalIsMissing(row))
}

/** The kind of movement is one of code class 12. Suggested, text and all. */
const kindIsListed: Rule<Movement> = ({ sarTyCd }, visit) =>
  codesOf('12').has(sarTyCd) ? undefined : invalid(visit, 'Invalid sarTyCd')

/** It did not happen after today in Nairobi. Known is that it is checked; the text is suggested. */
const dayHasCome: Rule<Movement> = ({ ocrnDt }, visit) =>
  ocrnDt <= formatEat(visit.now, 'yyyyMMdd') ? undefined : invalid(visit, 'ocrnDt cannot be a future date')

/** The number is the next of the branch. The text is the validator's. */
const numberIsNext: Rule<Movement> = ({ sarNo }, visit) => {
  const next = nextNumber(visit.device.movements)
  return sarNo === next ? undefined : invalid(visit, `Invalid sarNo: Expected: ${next} but found: ${sarNo}`)
}

/** 994, or 899 of a local unit: the number was not used before. That gaps pass, as with sales, is suggested. */
const numberIsNew: Rule<Movement> = ({ sarNo }, { conduct: { duplicateCode }, device }) =>
  duplicateCode !== undefined && device.movements.has(sarNo) ? refuse(duplicateCode) : undefined

/** Every item is registered. The text is the validator's in another's words. */
const itemsAreKnown: Rule<Movement> = ({ itemList }, visit) =>
  itemList.every(({ itemCd }) => visit.taxpayer.items.has(itemCd ?? ''))
    ? undefined
    : invalid(visit, 'item code does not exist')

/** Every line counts in the unit of its item. The text is the validator's in another's words. */
const unitsAreTheItems: Rule<Movement> = ({ itemList }, visit) =>
  itemList.every(
    ({ itemCd, qtyUnitCd }) => visit.taxpayer.items.get(itemCd ?? '')?.value.qtyUnitCd === qtyUnitCd,
  )
    ? undefined
    : invalid(visit, 'Incorrect Quantity Unit Code')

/** What a movement must pass at the gateway, in the order in which the sandbox looks. */
export const STRICT_STOCK_IO_RULES: readonly Rule<Movement>[] = [
  linesAreValued,
  classesWereFetched,
  kindIsListed,
  dayHasCome,
  numberIsNext,
  itemsAreKnown,
  unitsAreTheItems,
  stockLinesAddUp,
  stockTotalsAddUp,
]

/** What it must pass elsewhere: there is no order, and goods need not be known. */
export const STOCK_IO_RULES: readonly Rule<Movement>[] = [numberIsNew, stockLinesAddUp, stockTotalsAddUp]
