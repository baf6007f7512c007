/** What comes before the number in the id of a delivery. */
const PREFIX = 'msg_'

/** So many hexadecimal digits hold every number. */
const DIGITS = 12

/** The id of a delivery: it tells its number, and nobody else's. @param seed hexadecimal characters, at least the last 20 of which nobody can guess. */
export function deliveryId(number: number, seed: string): string {
  return `${PREFIX}${number.toString(16).padStart(DIGITS, '0')}${seed.slice(-20)}`
}

/** The number in an id; 0, which no delivery has, where there is none. */
export function numberIn(id: string): number {
  return Number.parseInt(id.slice(PREFIX.length, PREFIX.length + DIGITS), 16) || 0
}
