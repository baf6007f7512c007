import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { pageOf } from '../paged.js'
import { branchOf } from '../rules/branch.js'
import { pageIsGiven } from '../rules/query.js'
import { daysAreReadable, isWanted, keywordsAreShort } from '../rules/stock-query.js'
import { stockInRecord } from '../stock-record.js'

/** T147: what came into the branch where the device stands, newest first. */
export const queryStockRecordsAlt: Handler<Operations['queryStockRecordsAlt']> = (input, visit) => {
  const query = input ?? {}
  const refusal = firstRefusal([pageIsGiven, keywordsAreShort, daysAreReadable], query)
  if (refusal) return refusal
  const branch = branchOf({}, visit)!
  const bookings = visit.books.stock.movements(visit.taxpayer.tin, 'increase')
  const hits = bookings.filter((each) => each.branch.id === branch.id && isWanted(each, query))
  return accept(pageOf(hits, query, visit, (each) => ({ ...stockInRecord(each), id: each.id })))
}
