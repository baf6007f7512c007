import { reportOf } from '../books/reports.js'
import { accept, type Handler, type Operations } from '../contract.js'
import { shiftIsWhole } from '../rules/shift.js'

/** T163: the shift is kept. No printed code says that its nozzle or goods must exist, so nothing asks. */
export const uploadShiftInfo: Handler<Operations['uploadShiftInfo']> = (input, visit) => {
  const shift = input ?? {}
  const refusal = shiftIsWhole(shift)
  if (refusal) return refusal
  visit.books.reports.shifts.push(reportOf(shift, visit))
  return accept(undefined)
}
