/*
 * AES-128 decryption by look-up tables, after Chow, Eisen, Johnson and van Oorschot ("White-Box Cryptography and an AES
 * Implementation", 2002). The key is nowhere: it is inside the tables, behind random encodings.
 *
 * Format of the tables (URA's own is unpublished; this one is ours):
 *
 *   offset  bytes        what
 *   0       8            "RISITIWB"
 *   8       1            version, 1
 *   9       18 x 28672   stages
 *   516105  16 x 256     the last round: byte for byte, T[position][value]
 *
 * A stage is 16 tables of 256 words of 4 bytes, W[position][value], and 96 tables that add two nibbles, 128 bytes each:
 * for every column and every nibble of a word, high one first, three of them: first and second word, third and fourth,
 * and both sums. Entry `a << 4 | b` is a nibble: the high half of its byte when even, the low one when odd.
 *
 * Stages go in pairs, one pair for each of the nine rounds with InvMixColumns. The first of a pair takes the bytes
 * behind InvShiftRows, undoes the encodings before it, does AddRoundKey, InvSubBytes and its part of InvMixColumns, and
 * mixes the word by a secret 32 x 32 matrix. The second undoes that matrix and mixes every byte by a secret 8 x 8 one,
 * which the next round undoes. Every nibble between two tables is encoded by a secret permutation; the words of a column
 * are added by the tables of nibbles. There are no external encodings: the outside sees plain AES.
 */

const MAGIC = Buffer.from('RISITIWB')
const VERSION = 1

/** Where things lie. The generator of tables goes by it too. */
export const LAYOUT = {
  header: Buffer.concat([MAGIC, Buffer.of(VERSION)]),
  stages: 18,
  words: 16 * 256 * 4,
  adder: 128,
  adders: 96 * 128,
  last: 16 * 256,
} as const

const STAGE_BYTES = LAYOUT.words + LAYOUT.adders

export const TABLE_BYTES = LAYOUT.header.length + LAYOUT.stages * STAGE_BYTES + LAYOUT.last

const BLOCK_BYTES = 16

/** From where InvShiftRows takes the byte of each position; bytes go down the columns. */
export const INVERSE_SHIFT = Array.from({ length: 16 }, (_, at) => ((((at >> 2) - at) & 3) << 2) | (at & 3))

/** Why tables cannot be used, in words that follow "the table"; `undefined` when they can. */
export function tableFault(tables: Uint8Array): string | undefined {
  if (tables.length !== TABLE_BYTES) return `has ${tables.length} bytes, not ${TABLE_BYTES}`
  if (!MAGIC.equals(tables.subarray(0, MAGIC.length))) return 'does not begin with RISITIWB'
  return tables[MAGIC.length] === VERSION
    ? undefined
    : `is of version ${tables[MAGIC.length]}, not ${VERSION}`
}

/** Decrypts whole blocks, each for itself (ECB). The tables must have no fault; padding is left in place. */
export function decryptByTables(tables: Uint8Array, sealed: Uint8Array): Buffer {
  const plain = Buffer.alloc(sealed.length)
  for (let at = 0; at < sealed.length; at += BLOCK_BYTES) {
    plain.set(decryptBlock(tables, sealed.subarray(at, at + BLOCK_BYTES)), at)
  }
  return plain
}

function decryptBlock(tables: Uint8Array, block: Uint8Array): Uint8Array {
  let state = block
  for (let stage = 0; stage < LAYOUT.stages; stage++) {
    const input = stage % 2 === 0 ? shifted(state) : state
    state = runStage(tables, LAYOUT.header.length + stage * STAGE_BYTES, input)
  }
  const last = TABLE_BYTES - LAYOUT.last
  return shifted(state).map((value, position) => tables[last + position * 256 + value]!)
}

function shifted(state: Uint8Array): Uint8Array {
  return Uint8Array.from(INVERSE_SHIFT, (from) => state[from]!)
}

/** Each output byte is two nibbles, each the sum of that nibble of the four words of its column. */
function runStage(tables: Uint8Array, start: number, input: Uint8Array): Uint8Array {
  const output = new Uint8Array(BLOCK_BYTES)
  for (let position = 0; position < BLOCK_BYTES; position++) {
    const high = addNibbles(tables, start, input, position, 0)
    output[position] = (high << 4) | addNibbles(tables, start, input, position, 1)
  }
  return output
}

function addNibbles(
  tables: Uint8Array,
  start: number,
  input: Uint8Array,
  position: number,
  half: 0 | 1,
): number {
  const column = position & ~3
  const nibbleOf = (word: number) => {
    const at = start + ((column + word) * 256 + input[column + word]!) * 4 + (position & 3)
    return (tables[at]! >> (half === 0 ? 4 : 0)) & 15
  }
  const adder = start + LAYOUT.words + (position * 2 + half) * 3 * LAYOUT.adder
  const first = addTwo(tables, adder, nibbleOf(0), nibbleOf(1))
  const second = addTwo(tables, adder + LAYOUT.adder, nibbleOf(2), nibbleOf(3))
  return addTwo(tables, adder + 2 * LAYOUT.adder, first, second)
}

function addTwo(tables: Uint8Array, adder: number, a: number, b: number): number {
  const pair = tables[adder + (((a << 4) | b) >> 1)]!
  return (b & 1) === 0 ? pair >> 4 : pair & 15
}
