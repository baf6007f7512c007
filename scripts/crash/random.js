import { createHash } from 'node:crypto'

/** Whole numbers below a bound that follow from a text. */
export function randomOf(text) {
  let count = 0
  return (bound) => {
    const hash = createHash('sha256').update(`${text} ${count++}`).digest()
    return hash.readUInt32BE() % bound
  }
}
