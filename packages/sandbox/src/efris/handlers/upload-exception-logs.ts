import { reportOf } from '../books/reports.js'
import { accept, type Handler, type Operations } from '../contract.js'
import { exceptionsAreWhole } from '../rules/device.js'

/** T132: every row is kept, or none. */
export const uploadExceptionLogs: Handler<Operations['uploadExceptionLogs']> = (rows = [], visit) => {
  const refusal = exceptionsAreWhole(rows)
  if (refusal) return refusal
  visit.books.reports.exceptions.push(...rows.map((row) => reportOf(row, visit)))
  return accept(undefined)
}
