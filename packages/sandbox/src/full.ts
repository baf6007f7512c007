/** More values than any message has: each takes memory of its own once it is read, be it as short as `0,`. */
const MOST_VALUES = 200_000

const BEGINNINGS = new Set(Array.from('[{,', (sign) => sign.charCodeAt(0)))

/** True for a JSON text that would fill the memory, though it is short enough to send. */
export function isTooFull(json: string): boolean {
  let values = 0
  for (let at = 0; at < json.length && json.length > MOST_VALUES; at += 1) {
    if (BEGINNINGS.has(json.charCodeAt(at))) values += 1
    if (values > MOST_VALUES) return true
  }
  return false
}
