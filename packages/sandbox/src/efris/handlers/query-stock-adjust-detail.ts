import { formatShort } from '@risiti/core'
import type { Moved } from '../books/stock.js'
import { accept, type Handler, type Operations } from '../contract.js'
import { notFound } from '../rules/by-id.js'
import { lacks } from '../rules/members.js'
import { adjustRecord, movedGoods, worthOfRow } from '../stock-record.js'

/** T160: one reduction with its goods, and what there was of them before and after. */
export const queryStockAdjustDetail: Handler<Operations['queryStockAdjustDetail']> = (input, visit) => {
  if (input?.id === undefined) return lacks('id')
  const bookings = visit.books.stock.movements(visit.taxpayer.tin, 'reduction')
  const found = bookings.find(({ id }) => id === input.id)
  if (!found) return notFound('stock adjustment')
  return accept({
    goodsStockAdjust: { ...adjustRecord(found), branchId: found.branch.id },
    // The authority spells it so.
    goodsStocAdjustGoods: found.rows.map(rowOf),
  })
}

function rowOf(moved: Moved) {
  return {
    ...movedGoods(moved),
    stock: formatShort(moved.before),
    adjustQuantity: formatShort(moved.quantity),
    currentQuantity: formatShort(moved.after),
    adjustAmount: worthOfRow(moved),
    remarks: moved.remarks,
  }
}
