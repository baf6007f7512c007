import { formatEat } from '@risiti/core'
import {
  type EdcDevice,
  type FuelNozzle,
  type FuelPump,
  type FuelStation,
  type FuelTank,
  stationOf,
} from '../books/fuel-station.js'
import { accept, type Handler, type Operations, refuse } from '../contract.js'
import { MADE } from '../fuel.js'

/** T169: a pump, and all that hangs on it. 2921 for a pump that is not in the station. */
export const queryPumpNozzleTank: Handler<Operations['queryPumpNozzleTank']> = (input, visit) => {
  const station = stationOf(visit)
  const pump = station?.pumps.find(({ id }) => id === input?.id)
  if (!station || !pump) return refuse('2921')
  const nozzles = station.nozzles.filter((nozzle) => nozzle.pump === pump)
  const tanks = station.tanks.filter((tank) => nozzles.some((nozzle) => nozzle.tank === tank))
  const devices = [station.controller, station.equipment, station.gauge]
  return accept({
    fuelPump: pumpOf(pump, station),
    fuelNozzleList: nozzles.map((nozzle, index) => nozzleOf(nozzle, index, station)),
    fuelTankList: tanks.map((tank) => tankOf(tank, station)),
    fuelEdcDeviceList: devices.map((device) => deviceOf(device, station)),
  })
}

function pumpOf({ id, pumpNo, version }: FuelPump, { branchId, equipment }: FuelStation) {
  return {
    ...MADE,
    id,
    branchId,
    pumpNo,
    enableStatusCode: '101',
    pumpSerialNumber: `SN-${pumpNo}`,
    acquisitionEquipmentId: equipment.id,
    acquisitionEquipmentNo: equipment.serialNo,
    pumpVersion: version,
  }
}

/** A nozzle is locked when T172 said so. */
function nozzleOf(
  { id, nozzleNo, pump, tank, status }: FuelNozzle,
  index: number,
  { branchId, equipment }: FuelStation,
) {
  return {
    ...MADE,
    id,
    branchId,
    nozzleNo,
    enableStatusCode: '101',
    nozzleSerialNumber: `SN-${nozzleNo}`,
    tankId: tank.id,
    tankNo: tank.tankNo,
    pumpId: pump.id,
    pumpNo: pump.pumpNo,
    acquisitionEquipmentId: equipment.id,
    acquisitionEquipmentNo: equipment.serialNo,
    aeChannelNo: `CH-${index + 1}`,
    lockedStatusCode: status === '7' ? '101' : '102',
  }
}

function tankOf({ id, tankNo, goodsId, price, changedAt }: FuelTank, { branchId, gauge }: FuelStation) {
  return {
    ...MADE,
    id,
    branchId,
    tankNo,
    enableStatusCode: '101',
    tankSerialNumber: `SN-${tankNo}`,
    probeNo: `PROBE-${tankNo}`,
    levelGaugId: gauge.id,
    levelGaugNo: gauge.serialNo,
    commodityGoodsId: goodsId,
    presentPrice: price,
    tankVersion: formatEat(changedAt, 'yyyyMMddHHmmss'),
  }
}

function deviceOf({ id, parentId, kind, serialNo }: EdcDevice, { branchId }: FuelStation) {
  return {
    ...MADE,
    id,
    parentId,
    branchId,
    edcDeviceTypeCode: kind,
    edcDsn: serialNo,
    enableStatusCode: '101',
  }
}
