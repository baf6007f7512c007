import type { Seeded } from '../../seeded.js'
import type { Taxpayer } from '../taxpayer.js'
import type { Devices } from './devices.js'

/** An electronic device of the station: controller, acquisition equipment or level gauge. */
export interface EdcDevice {
  readonly id: string
  readonly parentId: string | undefined
  readonly kind: '101' | '102' | '103'
  readonly serialNo: string
}

export interface FuelTank {
  readonly id: string
  readonly tankNo: string
  readonly goodsId: string
  price: string
  /** Since when the price holds. */
  changedAt: Date
}

export interface FuelPump {
  readonly id: string
  readonly pumpNo: string
  version: string
}

export interface FuelNozzle {
  readonly id: string
  readonly nozzleNo: string
  readonly pump: FuelPump
  readonly tank: FuelTank
  /** What it does: 1 available ... 7 locked, 10 offline. */
  status: string
}

/** The fuel station that a taxpayer keeps in one of its branches. */
export interface FuelStation {
  readonly tin: string
  readonly branchId: string
  readonly tanks: readonly FuelTank[]
  readonly pumps: readonly FuelPump[]
  readonly nozzles: readonly FuelNozzle[]
  readonly controller: EdcDevice
  readonly equipment: EdcDevice
  readonly gauge: EdcDevice
  readonly defaultBuyer: { readonly id: string; readonly legalName: string }
}

/** A make of station equipment that the authority approved, with its version. */
export interface FuelEquipment {
  readonly id: string
  readonly manufacturerCode: string
  readonly manufacturerName: string
  readonly deviceTypeCode: EdcDevice['kind']
  readonly versionNo: string
}

const MAKES: readonly Omit<FuelEquipment, 'id'>[] = [
  {
    manufacturerCode: '101',
    manufacturerName: 'Example Controls',
    deviceTypeCode: '101',
    versionNo: '2.4.1',
  },
  {
    manufacturerCode: '101',
    manufacturerName: 'Example Controls',
    deviceTypeCode: '102',
    versionNo: '1.9.0',
  },
  { manufacturerCode: '102', manufacturerName: 'Sample Gauges', deviceTypeCode: '103', versionNo: '3.0.2' },
]

export function fuelEquipment(seeded: Seeded): FuelEquipment[] {
  return MAKES.map((make, index) => ({ id: seeded.number(`make:${index}`, 18).toString(), ...make }))
}

const OPENED_AT = new Date('2025-07-01T09:00:00+03:00')

/** The station of the first seeded seller, in its first branch: two pumps, each with a nozzle for petrol and one for diesel. */
export function fuelStation(seeded: Seeded, { tin, branch, goods }: Taxpayer): FuelStation {
  const id = (label: string) => seeded.number(`station:${label}`, 18).toString()
  const tanks = ['PETROL', 'DIESEL'].map((code, index): FuelTank => {
    const { id: goodsId, unitPrice } = goods.get(code)!
    return { id: id(code), tankNo: `TANK-${index + 1}`, goodsId, price: unitPrice!, changedAt: OPENED_AT }
  })
  const pumps = ['1', '2'].map(
    (no): FuelPump => ({ id: id(`pump ${no}`), pumpNo: `PUMP-${no}`, version: String(OPENED_AT.getTime()) }),
  )
  const nozzles = pumps.flatMap((pump, row) =>
    tanks.map((tank, column): FuelNozzle => {
      const no = String(row * tanks.length + column + 1)
      return { id: id(`nozzle ${no}`), nozzleNo: `NOZZLE-${no}`, pump, tank, status: '1' }
    }),
  )
  const defaultBuyer = { id: id('buyer'), legalName: 'Fuel customer' }
  return { tin, branchId: branch.id, tanks, pumps, nozzles, ...devicesOf(id), defaultBuyer }
}

function devicesOf(id: (label: string) => string): Pick<FuelStation, 'controller' | 'equipment' | 'gauge'> {
  const parentId = id('controller')
  return {
    controller: { id: parentId, parentId: undefined, kind: '101', serialNo: 'EDC-0001' },
    equipment: { id: id('equipment'), parentId, kind: '102', serialNo: 'AE-0001' },
    gauge: { id: id('gauge'), parentId, kind: '103', serialNo: 'LG-0001' },
  }
}

/** Which device calls, and what is known of devices and stations. */
interface Calling {
  readonly books: { readonly devices: Devices; readonly stations: readonly FuelStation[] }
  readonly taxpayer: Taxpayer
  readonly globalInfo: Readonly<Record<string, string>>
}

/** The station that stands where the calling device does. */
export function stationOf({ books, taxpayer, globalInfo }: Calling): FuelStation | undefined {
  const branch = books.devices.branchOf(globalInfo.deviceNo, taxpayer)
  return books.stations.find(({ branchId }) => branchId === branch.id)
}
