import { reportOf } from '../books/reports.js'
import { accept, type Handler, type Operations } from '../contract.js'
import { disconnectionsAreWhole } from '../rules/shift.js'

/** T164: every row is kept, or none. */
export const uploadEdcDisconnect: Handler<Operations['uploadEdcDisconnect']> = (rows = [], visit) => {
  const refusal = disconnectionsAreWhole(rows)
  if (refusal) return refusal
  visit.books.reports.disconnections.push(...rows.map((row) => reportOf(row, visit)))
  return accept(undefined)
}
