import { compare, decimal } from '@risiti/core'
import { invalid } from '../contract.js'
import { type ComponentInput, isService } from '../device.js'
import type { Rule } from './rule.js'

/** The product is a registered item. The text is the one that stock movements get, and suggested here. */
const productIsKnown: Rule<ComponentInput> = ({ itemCd }, visit) =>
  visit.taxpayer.items.has(itemCd) ? undefined : invalid(visit, 'item code does not exist')

/** The product is goods. The text is the validator's. */
const productIsGoods: Rule<ComponentInput> = ({ itemCd }, visit) => {
  const product = visit.taxpayer.items.get(itemCd)?.value
  return product && isService(product)
    ? invalid(visit, 'You cannot create an service using an item')
    : undefined
}

/**
 * The branch has stock of the component, and so the component is known. The texts are the validator's; that there must be
 * enough for one product is suggested.
 */
const componentIsInStock: Rule<ComponentInput> = ({ cpstItemCd, cpstQty }, visit) => {
  const held = visit.device.ledger.get(cpstItemCd)
  const isEnough = held !== undefined && held.units > 0n && compare(held, decimal(cpstQty)) >= 0
  return isEnough
    ? undefined
    : invalid(visit, 'You dont have sufficient stock for this Transaction', 'Insufficient Stock')
}

/** What the gateway wants of a component. Other doors take what the table of members takes. */
export const COMPOSITION_RULES: readonly Rule<ComponentInput>[] = [
  productIsKnown,
  productIsGoods,
  componentIsInStock,
]
