import { formatShort } from '@risiti/core'
import type { Moved, Movement } from '../books/stock.js'
import { accept, type Handler, type Operations } from '../contract.js'
import { notFound } from '../rules/by-id.js'
import { lacks } from '../rules/members.js'
import { movedGoods, transferDate, worthOfRow } from '../stock-record.js'

/** T184: one transfer with its goods, and what the source had of them before and after. */
export const queryStockTransferDetail: Handler<Operations['queryStockTransferDetail']> = (input, visit) => {
  if (input?.id === undefined) return lacks('id')
  const bookings = visit.books.stock.movements(visit.taxpayer.tin, 'transfer')
  const found = bookings.find(({ id }) => id === input.id)
  if (!found) return notFound('stock transfer')
  return accept({ goodsStockTransfer: headOf(found), goodsStockTransferItem: found.rows.map(rowOf) })
}

function headOf(movement: Movement) {
  const { head, branch, destination } = movement
  return {
    sourceBranchId: branch.id,
    destinationBranchId: destination?.id,
    transferDate: transferDate(movement),
    transferTypeCode: head.transferTypeCode,
    remarks: head.remarks,
  }
}

function rowOf(moved: Moved) {
  return {
    ...movedGoods(moved),
    currency: moved.goods.currency,
    bookQuantity: formatShort(moved.before),
    transferQuantity: formatShort(moved.quantity),
    transferAmount: worthOfRow(moved),
    currentQuantity: formatShort(moved.after),
    remarks: moved.remarks,
  }
}
