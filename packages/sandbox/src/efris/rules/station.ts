import { stationOf } from '../books/fuel-station.js'
import { firstRow, type Refusal, type Rule, refuse, type Sent } from '../contract.js'
import { isFuel } from '../fuel.js'
import type { Asked } from './asked.js'
import { isNotZero, isTime } from './forms.js'
import { checkMembers, type MemberRule } from './members.js'

type Update = Asked<'uploadTankAndPump'>
type TankRow = NonNullable<Sent<'uploadTankAndPump'>['tankList']>[number]
type PumpRow = NonNullable<Sent<'uploadTankAndPump'>['pumpList']>[number]

const TANK: readonly MemberRule<keyof TankRow>[] = [
  {
    name: 'presentPrice',
    missing: '3031',
    digits: ['3032', 12, 8],
    negative: '3035',
    form: ['3034', isNotZero],
  },
  { name: 'updateDateStr', missing: '3004', form: ['3005', isTime] },
]

const PUMP: readonly MemberRule<keyof PumpRow>[] = [
  { name: 'pumpId', missing: '2998', bytes: ['2999', 18] },
  { name: 'pumpVersion', missing: '3000', bytes: ['3001', 15] },
]

/** 2996, 2997: there is a price and a pump at least. */
function listsAreFilled({ sent }: Update): Refusal | undefined {
  if (!sent.tankList?.length) return refuse('2996')
  return sent.pumpList?.length ? undefined : refuse('2997')
}

/** 3002, 3004, 3005, 3031, 3032, 3034, 3035: each price is one, of a fuel of the taxpayer. */
function tanksHoldFuel({ sent, visit }: Update): Refusal | undefined {
  const fuels = [...visit.taxpayer.goods.values()].filter(({ goodsCategoryId }) => isFuel(goodsCategoryId))
  return firstRow(sent.tankList ?? [], (tank, row) => {
    const refusal = checkMembers(tank, TANK, row)
    if (refusal || fuels.some(({ id }) => id === tank.goodsId)) return refusal
    return refuse('3002', { row, fill: [['***', tank.goodsId ?? '']] })
  })
}

/** 2998 to 3001, 3003: each pump is one of the station. */
function pumpsAreOwn({ sent, visit }: Update): Refusal | undefined {
  return firstRow(sent.pumpList ?? [], (pump, row) => {
    const refusal = checkMembers(pump, PUMP, row)
    if (refusal || stationOf(visit)?.pumps.some(({ id }) => id === pump.pumpId)) return refusal
    return refuse('3003', { row, fill: [['***', pump.pumpId!]] })
  })
}

/** What a T165 must pass: 2996 to 3005, 3031, 3032, 3034, 3035. */
export const UPDATE_RULES: readonly Rule<Update>[] = [listsAreFilled, tanksHoldFuel, pumpsAreOwn]

const NOZZLE: readonly MemberRule<keyof Sent<'uploadNozzleStatus'>>[] = [
  { name: 'nozzleId', missing: '2984', bytes: ['2985', 18] },
  { name: 'nozzleNo', missing: '2986', bytes: ['2987', 50] },
  {
    name: 'status',
    missing: '2989',
    bytes: ['2990', 3],
    among: ['2991', ['1', '2', '3', '4', '5', '6', '7', '10']],
  },
]

/** 2988: the number is that of the nozzle. */
function nozzleMatches({ sent, visit }: Asked<'uploadNozzleStatus'>): Refusal | undefined {
  const nozzle = stationOf(visit)?.nozzles.find(({ id }) => id === sent.nozzleId)
  return nozzle?.nozzleNo === sent.nozzleNo ? undefined : refuse('2988')
}

const nozzleIsDescribed: Rule<Asked<'uploadNozzleStatus'>> = ({ sent }) => checkMembers(sent, NOZZLE)

/** What a T172 must pass: 2984 to 2991. */
export const NOZZLE_RULES: readonly Rule<Asked<'uploadNozzleStatus'>>[] = [nozzleIsDescribed, nozzleMatches]
