import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { pageOf } from '../paged.js'
import { pageIsGiven } from '../rules/query.js'
import { daysAreReadable, isWanted } from '../rules/stock-query.js'
import { adjustRecord } from '../stock-record.js'

/** T149: reductions in all branches, newest first. */
export const queryStockAdjustRecords: Handler<Operations['queryStockAdjustRecords']> = (input, visit) => {
  const query = input ?? {}
  const refusal = firstRefusal([pageIsGiven, daysAreReadable], query)
  if (refusal) return refusal
  const bookings = visit.books.stock.movements(visit.taxpayer.tin, 'reduction')
  const hits = bookings.filter((each) => isWanted(each, query))
  return accept(
    pageOf(hits, query, visit, (each) => ({
      ...adjustRecord(each),
      id: each.id,
      referenceNo: each.referenceNo,
    })),
  )
}
