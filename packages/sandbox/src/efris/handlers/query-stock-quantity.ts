import { formatShort } from '@risiti/core'
import { accept, type Handler, type Operations, refuseFreely } from '../contract.js'
import { branchOf } from '../rules/branch.js'
import { notFound } from '../rules/by-id.js'
import { lacks } from '../rules/members.js'

/** T128: how much of one good lies in a branch, and when to warn. No codes are published for it. */
export const queryStockQuantity: Handler<Operations['queryStockQuantity']> = (input, visit) => {
  if (input?.id === undefined) return lacks('id')
  const branch = branchOf({ branchId: input.branchId }, visit)
  if (!branch) return refuseFreely('branchId: does not belong to current taxpayer!')
  const goods = [...visit.taxpayer.goods.values()].find(({ id }) => id === input.id)
  if (!goods) return notFound('item')
  const stock = formatShort(visit.books.stock.held(goods, branch))
  return accept({ stock, stockPrewarning: goods.stockPrewarning })
}
