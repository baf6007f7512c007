import { formatShort } from '@risiti/core'
import { accept, type Handler, type Operations, refuse } from '../contract.js'
import { idIsGiven, notFound } from '../rules/by-id.js'
import { branchOf } from '../rules/goods-inquiry.js'

/** T128: how much of one good lies in a branch, and when to warn. The codes for a wrong branch are those of T127; inferred. */
export const queryStockQuantity: Handler<Operations['queryStockQuantity']> = (input, visit) => {
  const refusal = idIsGiven(input ?? {})
  if (refusal) return refusal
  const { id, branchId } = input ?? {}
  if (Buffer.byteLength(branchId ?? '') > 18) return refuse('2836')
  const branch = branchOf({ branchId }, visit)
  if (!branch) return refuse('2837')
  const goods = [...visit.taxpayer.goods.values()].find((each) => each.id === id)
  if (!goods) return notFound('goods')
  const stock = formatShort(visit.books.stock.held(goods, branch))
  return accept({ stock, stockPrewarning: goods.stockPrewarning })
}
