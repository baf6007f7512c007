import { add } from '@risiti/core'
import { excludes, isGiven, needs, type Rule, rowRule, rule } from '../../rules.js'
import { amount } from './amounts.js'
import { type Invoice, isDiscount, type Line } from './invoice.js'

/* A discount is a line of its own (discountFlag "0") right after the line it is taken off (discountFlag "1"). */

const isDiscounted = ({ discountFlag }: Line) => discountFlag === '1'

export const DISCOUNT_RULES: readonly Rule<Line>[] = [
  needs('3076', 'discountTotal', 'on a discounted line', isDiscounted),
  excludes('1205', 'discountTotal', 'on a line that is not discounted', (line) => !isDiscounted(line)),
  excludes(
    '1214',
    'discountTaxRate',
    'on a line without discount',
    ({ discountFlag }) => discountFlag === '2',
  ),
  rule(
    '3114',
    'discountTotal',
    'must not be larger than total',
    (line) => isDiscounted(line) && add(amount(line.total), amount(line.discountTotal)).units < 0n,
  ),
]

export const DISCOUNT_PAIR_RULES: readonly Rule<Invoice>[] = [
  rowRule(
    '1172',
    'goodsDetails',
    'discountFlag',
    'must not be "0" on the first line',
    (line, index) => isDiscount(line) && index === 0,
  ),
  rowRule(
    '2787',
    'goodsDetails',
    'discountFlag',
    'must not be "0" after a line whose discountFlag is not "1"',
    (line, index, { goodsDetails }) =>
      isDiscount(line) && index > 0 && !discountedBefore(goodsDetails, index),
  ),
  rowRule(
    '1173',
    'goodsDetails',
    'discountFlag',
    'must not be "1" unless the next line has "0"',
    (line, index, { goodsDetails }) => {
      const next = goodsDetails[index + 1]
      return isDiscounted(line) && next !== undefined && !isDiscount(next)
    },
  ),
  rowRule(
    '1174',
    'goodsDetails',
    'discountFlag',
    'must not be "1" on the last line',
    (line, index, { goodsDetails }) => isDiscounted(line) && index === goodsDetails.length - 1,
  ),
  rowRule(
    '1178',
    'goodsDetails',
    'item',
    'must be the item of the line before, followed by " (Discount)"',
    (line, index, { goodsDetails }) => {
      const before = discountedBefore(goodsDetails, index)
      return isDiscount(line) && before !== undefined && line.item !== `${before.item} (Discount)`
    },
  ),
  rowRule(
    '1206',
    'goodsDetails',
    'total',
    'must be the discountTotal of the line before, letter by letter: -5.0 is not -5.00',
    (line, index, { goodsDetails }) => {
      const before = discountedBefore(goodsDetails, index)
      return isDiscount(line) && isGiven(before?.discountTotal) && line.total !== before?.discountTotal
    },
  ),
]

/** The line before, when it is a discounted one. */
function discountedBefore(lines: readonly Line[], index: number): Line | undefined {
  const before = lines[index - 1]
  return before && isDiscounted(before) ? before : undefined
}
