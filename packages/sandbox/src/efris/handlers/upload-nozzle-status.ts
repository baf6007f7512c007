import { stationOf } from '../books/fuel-station.js'
import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { NOZZLE_RULES } from '../rules/station.js'

/** T172: what a nozzle does now. T169 shows whether it is locked. */
export const uploadNozzleStatus: Handler<Operations['uploadNozzleStatus']> = (input, visit) => {
  const sent = input ?? {}
  const refusal = firstRefusal(NOZZLE_RULES, { sent, visit })
  if (refusal) return refusal
  stationOf(visit)!.nozzles.find(({ id }) => id === sent.nozzleId)!.status = sent.status!
  return accept(undefined)
}
