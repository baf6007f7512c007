import { randomBytes } from 'node:crypto'

/** So many are drawn at once: a few cost as much time. */
const STOCK = 4096

let stock = Buffer.alloc(0)

/** Bytes that nobody can guess, and nobody is given twice. @param count a few dozen. */
export function drawBytes(count: number): Buffer {
  if (stock.length < count) stock = randomBytes(STOCK)
  const drawn = stock.subarray(0, count)
  stock = stock.subarray(count)
  return drawn
}
