import { parseEat } from '@risiti/core'
import { stationOf } from '../books/fuel-station.js'
import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { UPDATE_RULES } from '../rules/station.js'

/** T165: new prices for every tank of a fuel, and new versions of pumps. T168 and T169 show both. */
export const uploadTankAndPump: Handler<Operations['uploadTankAndPump']> = (input, visit) => {
  const sent = input ?? {}
  const refusal = firstRefusal(UPDATE_RULES, { sent, visit })
  if (refusal) return refusal
  const { tanks, pumps } = stationOf(visit)!
  for (const { goodsId, presentPrice, updateDateStr } of sent.tankList!) {
    for (const tank of tanks.filter((each) => each.goodsId === goodsId)) {
      tank.price = presentPrice!
      tank.changedAt = parseEat(updateDateStr!, 'yyyy-MM-dd HH:mm:ss')!
    }
  }
  for (const { pumpId, pumpVersion } of sent.pumpList!) {
    pumps.find(({ id }) => id === pumpId)!.version = pumpVersion!
  }
  return accept(undefined)
}
