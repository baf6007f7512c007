import { stationOf } from '../books/fuel-station.js'
import { accept, type Handler, type Operations } from '../contract.js'
import { rowNoise } from '../noise.js'

/** T168: the pumps where the device stands; none where there is no station. */
export const queryFuelPumpVersion: Handler<Operations['queryFuelPumpVersion']> = (_nothing, visit) => {
  const station = stationOf(visit)
  if (!station) return accept({ fuelPumpList: [], fuelDefaultBuyerList: [] })
  const { branchId, pumps, defaultBuyer } = station
  const { taxpayerId } = visit.taxpayer
  const noise = rowNoise(visit.now)
  return accept({
    fuelPumpList: pumps.map(({ id, pumpNo, version }) => ({
      id,
      branchId,
      pumpNo,
      pumpVersion: version,
      ...noise,
    })),
    fuelDefaultBuyerList: [{ ...defaultBuyer, taxpayerId, branchId, ...noise }],
  })
}
