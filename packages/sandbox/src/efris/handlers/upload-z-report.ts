import { reportOf } from '../books/reports.js'
import { accept, type Handler, type Operations } from '../contract.js'

/** T116: the report is kept as it came. Nothing is published that it could be checked against. */
export const uploadZReport: Handler<Operations['uploadZReport']> = (input, visit) => {
  visit.books.reports.zReports.push(reportOf(input ?? {}, visit))
  return accept(undefined)
}
