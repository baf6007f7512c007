import { formatEat, parseEat } from '@risiti/core'
import { BRANCH_PATTERN, PIN_PATTERN } from './fields.js'

/** The `lastReqDt` that asks for a whole list: older than anything KRA keeps. */
export const SINCE_THE_BEGINNING = '20180101000000'

/** Whether a text has the form of a PIN: a letter, nine digits, a letter. Whether it is registered only KRA knows. */
export function isPin(text: string): boolean {
  return PIN_PATTERN.test(text)
}

/** Whether a text has the form of a branch id: two digits. */
export function isBranchId(text: string): boolean {
  return BRANCH_PATTERN.test(text)
}

/** A time as requests carry it, `yyyyMMddHHmmss` in Nairobi: `cfmDt`, `stockRlsDt`, `rfdDt`, `lastReqDt` and others. */
export function nairobiStamp(time: Date): string {
  return formatEat(time, 'yyyyMMddHHmmss')
}

/** The day of a time as requests carry it, `yyyyMMdd` in Nairobi: `salesDt`, `pchsDt`, `ocrnDt`, `itemExprDt`. */
export function nairobiDay(time: Date): string {
  return formatEat(time, 'yyyyMMdd')
}

/** What lists print behind the seconds. The same receipt has no fraction elsewhere, so it is dropped. */
const FRACTION = /\.\d{1,9}$/

/**
 * Reads a time that KRA wrote, to the second. It has three forms: `yyyyMMddHHmmss`, `yyyy-MM-dd HH:mm:ss`, and the second
 * with tenths (`.0`). `undefined` when the text is none of them or the time cannot exist.
 */
export function parseKraTime(text: string): Date | undefined {
  return parseEat(text, 'yyyyMMddHHmmss') ?? parseEat(text.replace(FRACTION, ''), 'yyyy-MM-dd HH:mm:ss')
}
