import type { Seeded } from '../seeded.js'

/* What the tables of a white box are made of: the arithmetic of AES, and random linear maps and permutations. */

/** Makes numbers below a bound that look random and follow from a seed. */
export type Random = (below: number) => number

export function randomOf(seeded: Seeded, label: string): Random {
  let bytes: Buffer = Buffer.alloc(0)
  let [at, count] = [0, 0]
  return (below) => {
    if (at >= bytes.length) [bytes, at] = [seeded.bytes(`${label}:${count++}`), 0]
    at += 4
    return bytes.readUInt32BE(at - 4) % below
  }
}

/** Product in the field of AES. */
export function multiply(a: number, b: number): number {
  let product = 0
  for (let bit = 0; bit < 8; bit++) {
    if ((b >> bit) & 1) product ^= a
    a = (a << 1) ^ (a & 0x80 ? 0x11b : 0)
  }
  return product
}

const rotated = (byte: number, bits: number) => ((byte << bits) | (byte >> (8 - bits))) & 0xff

/** The powers of 3 are all of the field but zero, so the inverse of one is another. */
const POWERS: number[] = [1]
for (let power = 1; power < 255; power++) POWERS.push(multiply(POWERS[power - 1]!, 3))
const inverseOf = (value: number) => (value === 0 ? 0 : POWERS[(255 - POWERS.indexOf(value)) % 255]!)

/** The S-box: the inverse in the field, and an affine map. */
export const SBOX = Uint8Array.from({ length: 256 }, (_, value) => {
  const inverse = inverseOf(value)
  return [1, 2, 3, 4].reduce((sum, bits) => sum ^ rotated(inverse, bits), inverse ^ 0x63)
})

export const INVERSE_SBOX = Uint8Array.from({ length: 256 }, (_, value) => SBOX.indexOf(value))

/** The eleven round keys of AES-128, 16 bytes each. */
export function roundKeys(key: Uint8Array): Uint8Array[] {
  const bytes = [...key]
  for (let constant = 1; bytes.length < 176; ) {
    const last = bytes.slice(-4)
    const isFirst = bytes.length % 16 === 0
    const word = isFirst ? [...last.slice(1), last[0]!].map((byte) => SBOX[byte]!) : last
    if (isFirst) {
      word[0]! ^= constant
      constant = multiply(constant, 2)
    }
    const before = bytes.length - 16
    bytes.push(...word.map((byte, index) => byte ^ bytes[before + index]!))
  }
  return Array.from({ length: 11 }, (_, round) => Uint8Array.from(bytes.slice(round * 16, round * 16 + 16)))
}

/** What a byte in a row adds to its column in InvMixColumns: four bytes, first row highest. */
export function inverseMixed(row: number, byte: number): number {
  const factors = [14, 9, 13, 11]
  return [0, 1, 2, 3].reduce(
    (word, at) => ((word << 8) | multiply(byte, factors[(at - row + 4) & 3]!)) >>> 0,
    0,
  )
}

/** A linear map over bits: where each bit goes, lowest bit first. */
export type LinearMap = Uint32Array

export function apply(map: LinearMap, value: number): number {
  let image = 0
  for (let bit = 0; bit < map.length; bit++) if ((value >>> bit) & 1) image ^= map[bit]!
  return image >>> 0
}

/** A linear map that can be undone, and what undoes it. */
export interface Mixing {
  readonly map: LinearMap
  readonly inverse: LinearMap
}

const units = (size: number) => Uint32Array.from({ length: size }, (_, bit) => (1 << bit) >>> 0)

export const unmixed: Mixing = { map: units(8), inverse: units(8) }

/** Draws maps until one can be undone; about one in four can. */
export function randomMixing(size: number, random: Random): Mixing {
  for (;;) {
    const half = () => random(2 ** Math.min(size, 16))
    const map = Uint32Array.from({ length: size }, () =>
      size > 16 ? ((half() << 16) | half()) >>> 0 : half(),
    )
    const inverse = invert(map)
    if (inverse) return { map, inverse }
  }
}

/** Turns a map into units by adding its members to one another; the same steps turn units into its inverse. */
function invert(map: LinearMap): LinearMap | undefined {
  const [left, right] = [map.slice(), units(map.length)]
  for (let bit = 0; bit < map.length; bit++) {
    const pivot = left.findIndex((image, index) => index >= bit && ((image >>> bit) & 1) === 1)
    if (pivot < 0) return undefined
    for (const side of [left, right]) [side[bit], side[pivot]] = [side[pivot]!, side[bit]!]
    for (let other = 0; other < map.length; other++) {
      if (other === bit || !((left[other]! >>> bit) & 1)) continue
      for (const side of [left, right]) side[other]! ^= side[bit]!
    }
  }
  return right
}

/** A permutation of the nibbles: what stands for each. */
export type Coding = Uint8Array

export const uncoded: Coding = Uint8Array.from({ length: 16 }, (_, nibble) => nibble)

export function randomCoding(random: Random): Coding {
  const coding = uncoded.slice()
  for (let last = 15; last > 0; last--) {
    const other = random(last + 1)
    ;[coding[last], coding[other]] = [coding[other]!, coding[last]!]
  }
  return coding
}
