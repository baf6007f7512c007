import { randomBytes } from 'node:crypto'

/** So many are drawn at once: a few cost as much time. */
const PAGE = 4096

let page = Buffer.alloc(0)

/** Bytes that nobody can guess, and nobody is given twice. */
export function drawBytes(count: number): Buffer {
  if (page.length < count) page = randomBytes(Math.max(PAGE, count))
  const drawn = page.subarray(0, count)
  page = page.subarray(count)
  return drawn
}
