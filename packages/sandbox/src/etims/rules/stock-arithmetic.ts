import { compare, decimal, sum } from '@risiti/core'
import type { Movement } from '../device.js'
import { type Amount, refusalOfLines, refusalOfMismatch } from './line-arithmetic.js'
import type { Rule } from './rule.js'

/** Every line adds up in one of the ways that the door takes. The texts are those of sales. */
export const stockLinesAddUp: Rule<Movement> = ({ itemList }, visit) =>
  refusalOfLines(
    itemList.map((line) => ({ ...line, dcAmt: line.totDcAmt })),
    visit,
  )

/** The root holds the sums of the lines. */
export const stockTotalsAddUp: Rule<Movement> = (movement, visit) => {
  if (visit.conduct.arithmetic.length === 0) return undefined
  const { itemList } = movement
  const total = (member: Amount) => sum(itemList.map((line) => decimal(line[member])))
  const wrong = (
    [
      ['totItemCnt', decimal(String(itemList.length))],
      ['totTaxblAmt', total('taxblAmt')],
      ['totTaxAmt', total('taxAmt')],
      ['totAmt', total('totAmt')],
    ] as const
  )
    .map(([member, expected]) => ({ member, expected, found: decimal(String(movement[member])) }))
    .find(({ expected, found }) => compare(expected, found) !== 0)
  return wrong && refusalOfMismatch(wrong, visit)
}
