import { randomBytes } from 'node:crypto'

/** So many are drawn at once: a few cost as much time. */
const PAGE = 4096

let page = Buffer.alloc(0)

/** Bytes that nobody can guess, and nobody is given twice. @param count a few dozen. */
export function drawBytes(count: number): Buffer {
  if (page.length < count) page = randomBytes(PAGE)
  const drawn = page.subarray(0, count)
  page = page.subarray(count)
  return drawn
}
