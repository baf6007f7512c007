/** What every id of a delivery begins with. */
const PREFIX = 'msg_'

/** So many hexadecimal digits hold every position of an event. */
const DIGITS = 12

/** What the digits of a test begin with: no position is so high. */
const TEST = 'f'

/** So many characters of an endpoint's id tell it from all others. */
const TELLING = 20

/** The id of the delivery of an event to an endpoint: always the same, so that it is known before anything is written. */
export function deliveryId(position: number, endpoint: string): string {
  return `${PREFIX}${position.toString(16).padStart(DIGITS, '0')}${endpoint.slice(-TELLING)}`
}

/** The same in SQL. @param position and `endpoint` are expressions. */
export function deliveryIdOf(position: string, endpoint: string): string {
  return `printf('${PREFIX}%0${DIGITS}x%s', ${position}, substr(${endpoint}, -${TELLING}))`
}

/** The id of a test. @param number of the delivery. */
export function testDeliveryId(number: number, endpoint: string): string {
  return `${PREFIX}${TEST}${number.toString(16).padStart(DIGITS - 1, '0')}${endpoint.slice(-TELLING)}`
}

/** What an id names: the position of an event, or the number of a test. Where it is none, neither is there. */
export function namedBy(id: string): { readonly position: number } | { readonly test: number } {
  const digits = id.slice(PREFIX.length, PREFIX.length + DIGITS)
  if (digits.startsWith(TEST)) return { test: Number.parseInt(digits.slice(TEST.length), 16) || 0 }
  return { position: Number.parseInt(digits, 16) || 0 }
}
