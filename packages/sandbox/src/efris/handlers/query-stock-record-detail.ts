import { formatShort } from '@risiti/core'
import type { Moved } from '../books/stock.js'
import { accept, type Handler, type Operations, refuse } from '../contract.js'
import { notFound } from '../rules/by-id.js'
import { movedGoods, stockInRecord, worthOfRow } from '../stock-record.js'

/** T148: one stock-in with its goods. */
export const queryStockRecordDetail: Handler<Operations['queryStockRecordDetail']> = (input, visit) => {
  const { id } = input ?? {}
  if (id === undefined) return refuse('2881')
  if (Buffer.byteLength(id) > 18) return refuse('2882')
  const bookings = visit.books.stock.movements(visit.taxpayer.tin, 'increase')
  const found = bookings.find((each) => each.id === id)
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
