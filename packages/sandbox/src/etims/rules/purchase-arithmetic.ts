import { compare, type Decimal, decimal, sum } from '@risiti/core'
import type { PurchaseInput } from '../device.js'
import type { Band } from '../reference/band.js'
import { refusalOfLines, refusalOfMismatch } from './line-arithmetic.js'
import type { Rule } from './rule.js'

const BANDS: readonly Band[] = ['A', 'B', 'C', 'D', 'E']

/**
 * The lines that are sent add up, whatever the supplier's said: those that KRA lists do not in band B. The misspelling is
 * the validator's.
 */
export const purchaseLinesAddUp: Rule<PurchaseInput> = ({ itemList }, visit) =>
  refusalOfLines(itemList, visit, { splyAmt: 'splyAmnt' })

/** The root holds the sums of the lines that are sent, band by band; the supplier's sale may have had more. */
export const purchaseTotalsAddUp: Rule<PurchaseInput> = (purchase, visit) => {
  const wrong = expectedOf(purchase)
    .map(([member, expected]) => ({ member, expected, found: decimal(String(purchase[member])) }))
    .find(({ expected, found }) => compare(expected, found) !== 0)
  return wrong && refusalOfMismatch(wrong, visit)
}

function expectedOf({ itemList }: PurchaseInput): (readonly [keyof PurchaseInput, Decimal])[] {
  const total = (member: 'taxblAmt' | 'taxAmt' | 'totAmt', band?: Band) => {
    const counted = itemList.filter(({ taxTyCd }) => band === undefined || taxTyCd === band)
    return sum(counted.map((line) => decimal(line[member])))
  }
  return [
    ['totItemCnt', decimal(String(itemList.length))],
    ...BANDS.flatMap((band) => [
      [`taxblAmt${band}`, total('taxblAmt', band)] as const,
      [`taxAmt${band}`, total('taxAmt', band)] as const,
    ]),
    ['totTaxblAmt', total('taxblAmt')],
    ['totTaxAmt', total('taxAmt')],
    ['totAmt', total('totAmt')],
  ]
}
