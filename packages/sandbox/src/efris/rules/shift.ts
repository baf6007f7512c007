import { firstRow, type Refusal, type Sent } from '../contract.js'
import { isTime } from './forms.js'
import { checkMembers, lacks, type MemberRule } from './members.js'

/*
 * The authority prints every number with three texts: not positive, not zero, not negative. Only the last can be meant of a
 * meter or a count, so it is the one raised. Codes of `modifyType` and `edcOrderNum` name members of no table.
 */

const SHIFT: readonly MemberRule<keyof Sent<'uploadShiftInfo'>>[] = [
  { name: 'shiftNo', missing: '2933', bytes: ['2934', 20] },
  { name: 'startVolume', missing: '2935', digits: ['2936', 12, 2], negative: '2939' },
  { name: 'endVolume', missing: '2940', digits: ['2941', 12, 2], negative: '2944' },
  { name: 'fuelType', missing: '2945', bytes: ['2946', 200] },
  { name: 'goodsId', missing: '2947', bytes: ['2948', 18] },
  { name: 'goodsCode', missing: '2949', bytes: ['2950', 50] },
  // The text speaks of 12 digits; the field table of 50.
  { name: 'invoiceNumber', missing: '2951', digits: ['2952', 50, 0], negative: '2955' },
  { name: 'nozzleNo', missing: '2956', bytes: ['2957', 50] },
  { name: 'pumpNo', missing: '2958', bytes: ['2959', 50] },
  { name: 'tankNo', missing: '2960', bytes: ['2961', 50] },
  { name: 'userName', missing: '2962', bytes: ['2963', 500] },
  { name: 'userCode', missing: '2964', bytes: ['2965', 100] },
  { name: 'startTime', missing: '2966', form: ['2967', isTime] },
  { name: 'endTime', missing: '2968', form: ['2969', isTime] },
]

/** What a T163 must pass: 2933 to 2969. */
export function shiftIsWhole(shift: Sent<'uploadShiftInfo'>): Refusal | undefined {
  return (
    checkMembers(shift, SHIFT) ?? (shift.invoiceAmount === undefined ? lacks('invoiceAmount') : undefined)
  )
}

const DISCONNECTION: readonly MemberRule<keyof Sent<'uploadEdcDisconnect'>[number]>[] = [
  { name: 'disconnectedType', missing: '2924', bytes: ['2925', 3], among: ['2926', ['101', '102']] },
  { name: 'disconnectedTime', missing: '2927', form: ['2928', isTime] },
]

/** What a T164 must pass: 2924 to 2928, and a device in every row. */
export function disconnectionsAreWhole(rows: Sent<'uploadEdcDisconnect'>): Refusal | undefined {
  return firstRow(
    rows,
    (row, index) =>
      checkMembers(row, DISCONNECTION, index) ??
      (row.deviceNumber === undefined ? lacks('deviceNumber') : undefined),
  )
}
