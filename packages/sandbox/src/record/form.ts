import { parseEat } from '@risiti/core'

/** A value of a message. Numbers come as they were written. */
export interface Value {
  readonly value: unknown
  readonly isNumber: boolean
}

/** How times are written, by any of the two authorities. */
const TIMES = [
  'dd/MM/yyyy HH:mm:ss',
  'dd/MM/yyyy',
  'yyyy-MM-dd HH:mm:ss.0',
  'yyyy-MM-dd HH:mm:ss',
  'yyyy-MM-ddTHH:mm:ss',
  'yyyy-MM-dd',
  'yyyy/MM/dd HH:mm:ss',
  'yyyyMMddHHmmss',
  'yyyyMMdd',
]

/** Of what form a value is: `null`, `list`, `number with decimals`, `text: dd/MM/yyyy` and the like. */
export function formOf({ value, isNumber }: Value): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  if (typeof value !== 'string') return typeof value
  if (isNumber) return `number${decimalsOf(value)}`
  if (value === '') return 'empty text'
  const time = TIMES.find((pattern) => isTime(value, pattern))
  if (time) return `text: ${time}`
  return /^-?\d+(\.\d+)?$/.test(value) ? `text: number${decimalsOf(value)}` : 'text'
}

function decimalsOf(digits: string): string {
  if (!digits.includes('.')) return ''
  return digits.endsWith('0') ? ' with zeros at its end' : ' with decimals'
}

/** A number of eight digits is seldom a day. */
function isTime(text: string, pattern: string): boolean {
  const instant = parseEat(text, pattern)
  return instant !== undefined && instant.getUTCFullYear() > 2000 && instant.getUTCFullYear() < 2100
}

/** Forms that the same member takes with other values: `5000` and `762.71`, or `1001` and `SODA`. */
const ALIKE: readonly (readonly [string, string])[] = [
  ['number', 'number with decimals'],
  ['number with decimals', 'number with zeros at its end'],
  ['text: number', 'text: number with decimals'],
  ['text: number with decimals', 'text: number with zeros at its end'],
  ['text: number', 'text'],
  ['text: number', 'text: yyyyMMdd'],
  ['text: number', 'text: yyyyMMddHHmmss'],
]

/** Whether two values may be of one kind. */
export function isSameForm(one: string, other: string): boolean {
  return one === other || ALIKE.some((pair) => pair.includes(one) && pair.includes(other))
}
