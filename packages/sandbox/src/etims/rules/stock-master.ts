import { compare, type Decimal, decimal, formatShort } from '@risiti/core'
import { invalid } from '../contract.js'
import type { RemainderInput } from '../device.js'
import type { Rule } from './rule.js'

/** A movement of the item was reported before. Another run of the validator answered an expected 0.0 instead: a switch. */
const itemHasMoved: Rule<RemainderInput> = ({ itemCd }, visit) =>
  visit.device.ledger.has(itemCd) || visit.books.switches.noMovement === 'zero'
    ? undefined
    : invalid(visit, 'Stock IO is empty, consider adding items to the stock IO first')

/** What is left is what the movements leave. This one refusal comes with HTTP 200. */
const remainderIsTheLedgers: Rule<RemainderInput> = ({ itemCd, rsdQty }, { device }) => {
  const [held, stated] = [device.ledger.get(itemCd) ?? decimal('0'), decimal(rsdQty)]
  if (compare(held, stated) === 0) return undefined
  return {
    customerMessage: 'Validation failed',
    debugMessage: `rsdQty mismatch. Expected: ${spell(held)} but found: ${formatShort(stated)}`,
    status: 200,
  }
}

/** One decimal at least. */
function spell(quantity: Decimal): string {
  const short = formatShort(quantity)
  return short.includes('.') ? short : `${short}.0`
}

/** What the gateway wants of a remainder, in this order. Other doors write down what they are told. */
export const STOCK_MASTER_RULES: readonly Rule<RemainderInput>[] = [itemHasMoved, remainderIsTheLedgers]
