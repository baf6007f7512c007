import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { LOCATION_RULES } from '../rules/device.js'

/** The authority's LocationCountLimit. */
const MOST = 10

/** T170: where a device of the caller was, as its calls said: the last position of each day, newest first. */
export const queryEdcLocation: Handler<Operations['queryEdcLocation']> = (input, visit) => {
  const sent = input ?? {}
  const refusal = firstRefusal(LOCATION_RULES, { sent, visit })
  if (refusal) return refusal
  const { deviceNo, positions } = visit.books.devices.find(sent.deviceNumber)!
  const { startDate = '', endDate = '9999' } = sent
  const days = [...positions].filter(([day]) => day >= startDate && day <= endDate)
  days.sort(([a], [b]) => (a < b ? 1 : -1))
  return accept(
    days
      .slice(0, MOST)
      .map(([recordDate, position]) => ({ deviceNumber: deviceNo, ...position, recordDate })),
  )
}
