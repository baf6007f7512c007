import { formatShort } from '@risiti/core'
import type { Moved } from '../books/stock.js'
import { accept, type Handler, type Operations } from '../contract.js'
import { idIsGiven, notFound } from '../rules/by-id.js'
import { movedGoods, stockInRecord, worthOfRow } from '../stock-record.js'

/** T148: one stock-in with its goods. */
export const queryStockRecordDetail: Handler<Operations['queryStockRecordDetail']> = (input, visit) => {
  const refusal = idIsGiven(input ?? {})
  if (refusal) return refusal
  const bookings = visit.books.stock.movements(visit.taxpayer.tin, 'increase')
  const found = bookings.find(({ id }) => id === input?.id)
  if (!found) return notFound('stock record')
  return accept({ goodsStockIn: stockInRecord(found), goodsStockInGoods: found.rows.map(rowOf) })
}

function rowOf(moved: Moved) {
  return {
    ...movedGoods(moved),
    currency: moved.goods.currency,
    quantity: formatShort(moved.quantity),
    amount: worthOfRow(moved),
  }
}
