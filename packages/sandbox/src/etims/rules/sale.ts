import { type Outcome, refuse, type Visit } from '../contract.js'
import type { Sale } from '../device.js'
import { headerAddsUp, linesAddUp, ratesAreRight } from './arithmetic.js'

type Rule = (sale: Sale, visit: Visit) => Outcome<never> | undefined

/** 910: numbers begin at one. */
const numberIsPositive: Rule = ({ invcNo }) =>
  invcNo >= 1 ? undefined : refuse('910', `Request parameter error[<invcNo> : must be greater than 0]`)

/** 994: the number was not used before. This host does not mind gaps. */
const numberIsNew: Rule = ({ invcNo }, { device: { sales } }) =>
  sales.has(invcNo) ? refuse('994') : undefined

/** 910: the lines are numbered from one. */
const linesAreNumbered: Rule = ({ itemList }) => {
  const row = itemList.findIndex(({ itemSeq }, index) => itemSeq !== index + 1)
  if (row < 0) return undefined
  return refuse(
    '910',
    `Invalid itemSeq on item: ${row + 1}. Expected: ${row + 1}, But Found: ${itemList[row]!.itemSeq}`,
  )
}

/** 922: a credit note belongs to a sale of this device. That it is this code is inferred from its text. */
const originalIsKnown: Rule = ({ rcptTyCd, orgInvcNo }, { device: { sales } }) => {
  const isKnown = sales.get(orgInvcNo)?.sale.rcptTyCd === 'S'
  return rcptTyCd !== 'R' || isKnown ? undefined : refuse('922')
}

/** What a sale must pass, in the order in which the sandbox looks: number, reference, arithmetic. */
export const SALE_RULES: readonly Rule[] = [
  numberIsPositive,
  numberIsNew,
  linesAreNumbered,
  originalIsKnown,
  linesAddUp,
  headerAddsUp,
  ratesAreRight,
]
