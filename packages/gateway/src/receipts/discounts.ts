import { type CalculatedLine, decimal, formatAmount, isZero, type ResolvedDocument } from '@risiti/core'
import { type Pair, pair } from './layout.js'
import type { Writer } from './settlement.js'

/**
 * What is narrated under an item whose price was reduced. An authority that takes whole percentages only gets a lower price
 * instead of any other discount: then there is no amount, but the customer is told.
 */
export function discountUnder(line: CalculatedLine, document: ResolvedDocument, write: Writer): Pair[] {
  const own = line.source.discount !== undefined
  if (isZero(decimal(line.discount))) {
    return own || document.discount ? [{ label: 'Price after discount', value: '' }] : []
  }
  const percent = line.discountPercent === undefined ? '' : ` ${line.discountPercent}%`
  return [
    { label: own ? `Discount${percent}` : `Share of discount${percent}`, value: write(`-${line.discount}`) },
  ]
}

/** The discount on the whole sale, as it was given; its shares stand under the items. */
export function saleDiscount({ discount, currency }: ResolvedDocument): Pair | undefined {
  if (!discount) return undefined
  const value =
    'percent' in discount ? `${discount.percent}%` : `${currency} ${formatAmount(discount.amount)}`
  return pair('Discount on the whole sale', value)
}
