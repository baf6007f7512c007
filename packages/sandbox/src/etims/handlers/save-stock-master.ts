import { decimal } from '@risiti/core'
import { accept, type Handler, type Operations } from '../contract.js'
import { refusalOf } from '../rules/rule.js'
import { STOCK_MASTER_RULES } from '../rules/stock-master.js'

/** Takes down what is said to be left of an item. The movements go on counting by themselves. */
export const saveStockMaster: Handler<Operations['saveStockMaster']> = (input, visit) => {
  const { conduct, device } = visit
  const refusal = conduct.isStrict ? refusalOf(STOCK_MASTER_RULES, input, visit) : undefined
  if (refusal) return refusal
  device.stated.set(input.itemCd, decimal(input.rsdQty))
  return accept(visit, null)
}
