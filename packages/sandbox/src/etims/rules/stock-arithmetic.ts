import { compare, decimal, sum } from '@risiti/core'
import type { Movement } from '../device.js'
import { linesAddUp, type Mismatch, refusalFor } from './line-arithmetic.js'
import type { Rule } from './rule.js'

/** Every line adds up in one of the ways that the door takes. The texts are those of sales. */
export const stockLinesAddUp: Rule<Movement> = ({ itemList }, visit) =>
  linesAddUp(
    itemList.map((line) => ({ ...line, discount: line.totDcAmt })),
    visit,
  )

/** The root holds the sums of the lines. */
export const stockTotalsAddUp: Rule<Movement> = (movement, visit) => {
  if (visit.conduct.arithmetic.length === 0) return undefined
  const { itemList } = movement
  const total = (member: 'taxblAmt' | 'taxAmt' | 'totAmt') =>
    sum(itemList.map((line) => decimal(line[member])))
  const expected = [
    ['totItemCnt', decimal(String(itemList.length))],
    ['totTaxblAmt', total('taxblAmt')],
    ['totTaxAmt', total('taxAmt')],
    ['totAmt', total('totAmt')],
  ] as const
  const wrong = expected
    .map(([member, wanted]): Mismatch => [member, wanted, decimal(String(movement[member]))])
    .find(([, wanted, found]) => compare(wanted, found) !== 0)
  return wrong && refusalFor(wrong, '', visit)
}
