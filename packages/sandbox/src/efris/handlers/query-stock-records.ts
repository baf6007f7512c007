import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { pageOf } from '../paged.js'
import { pageIsGiven } from '../rules/query.js'
import { isWanted, keyIsGiven, keysAreShort } from '../rules/stock-query.js'
import { stockInRecord } from '../stock-record.js'

/** T145: the bookings of T131 under a batch, a supplier's document or a reference, reductions among them; newest first. */
export const queryStockRecords: Handler<Operations['queryStockRecords']> = (input, visit) => {
  const query = input ?? {}
  const refusal = firstRefusal([pageIsGiven, keyIsGiven, keysAreShort], query)
  if (refusal) return refusal
  const bookings = visit.books.stock.movements(visit.taxpayer.tin, 'increase', 'reduction')
  const hits = bookings.filter((each) => isWanted(each, query))
  return accept(
    pageOf(hits, query, visit, (each) => ({ ...stockInRecord(each), adjustType: each.head.adjustType })),
  )
}
