import { stationOf } from '../books/fuel-station.js'
import { type Refusal, refuse } from '../contract.js'
import { checkMembers, type MemberRule } from './members.js'
import type { FuelDetails, Sale } from './sale.js'

const PUMPED: readonly MemberRule<keyof FuelDetails>[] = [
  { name: 'tankNo', missing: '2902', bytes: ['2903', 50] },
  { name: 'pumpNo', missing: '2904', bytes: ['2905', 50] },
  { name: 'nozzleNo', missing: '2906', bytes: ['2907', 50] },
  { name: 'controllerNo', bytes: ['2909', 50] },
  { name: 'acquisitionEquipmentNo', bytes: ['2911', 50] },
  { name: 'levelGaugeNo', bytes: ['2913', 50] },
  { name: 'mvrn', bytes: ['2915', 32] },
]

/** 2902 to 2915: a document of a fuel station says where the fuel came from. 2929: there is a station where the device stands. */
export function fuelIsPumped({ basic, draft, visit }: Sale): Refusal | undefined {
  if (basic.invoiceIndustryCode !== '110') return undefined
  const details = draft.edcDetails ?? {}
  const refusal = checkMembers(details, PUMPED)
  if (refusal) return refusal
  const station = stationOf(visit)
  if (!station) return refuse('2929')
  const nozzle = station.nozzles.find(({ nozzleNo }) => nozzleNo === details.nozzleNo)
  if (!nozzle) return refuse('2974')
  if (nozzle.tank.tankNo !== details.tankNo) return refuse('2975')
  if (nozzle.pump.pumpNo !== details.pumpNo) return refuse('2976')
  return devicesAreOwn(details, station)
}

/** 2977 to 2979: its devices, when they are named, are those of the station. */
function devicesAreOwn(
  { controllerNo, acquisitionEquipmentNo, levelGaugeNo }: FuelDetails,
  { controller, equipment, gauge }: NonNullable<ReturnType<typeof stationOf>>,
): Refusal | undefined {
  const isOther = (named: string | undefined, own: string) => named !== undefined && named !== own
  if (isOther(controllerNo, controller.serialNo)) return refuse('2977')
  if (isOther(acquisitionEquipmentNo, equipment.serialNo)) return refuse('2978')
  return isOther(levelGaugeNo, gauge.serialNo) ? refuse('2979') : undefined
}
