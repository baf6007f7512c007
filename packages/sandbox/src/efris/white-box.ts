import { INVERSE_SHIFT, LAYOUT, TABLE_BYTES } from '@risiti/efris/crypto'
import type { Seeded } from '../seeded.js'
import {
  apply,
  type Coding,
  INVERSE_SBOX,
  inverseMixed,
  type Mixing,
  type Random,
  randomCoding,
  randomMixing,
  randomOf,
  roundKeys,
  uncoded,
  unmixed,
} from './white-box-math.js'

/** How the bytes between two stages are hidden: two nibble codings a byte, and a mixing of its bits below them. */
interface Hidden {
  readonly codings: readonly Coding[]
  readonly mixings: readonly Mixing[]
}

const POSITIONS = Array.from({ length: 16 }, (_, position) => position)

/**
 * Writes the tables that decrypt what is sealed with a key (AES-128). Their format and method are told where they are
 * read, in `@risiti/efris/crypto`. The matrices are any that can be undone: the paper asks for more, which makes attacks
 * harder and changes no result.
 */
export function makeTables(key: Uint8Array, seeded: Seeded, label: string): Buffer {
  const random = randomOf(seeded, label)
  const tables = Buffer.alloc(TABLE_BYTES)
  tables.set(LAYOUT.header)
  const keys = roundKeys(key)
  let hidden: Hidden = { codings: Array(32).fill(uncoded), mixings: Array(16).fill(unmixed) }
  for (let round = 0; round < 9; round++) {
    const stage = (half: 0 | 1) => tables.subarray(stageAt(round * 2 + half), stageAt(round * 2 + half + 1))
    const columns = [0, 1, 2, 3].map(() => randomMixing(32, random))
    const before = shifted(hidden)
    const mixed = writeStage(stage(0), before.codings, random, (position, value) => {
      const byte = unboxed(keys, round, position, apply(before.mixings[position]!.inverse, value))
      return apply(columns[position >> 2]!.map, inverseMixed(position & 3, byte))
    })
    const mixings = POSITIONS.map(() => randomMixing(8, random))
    const codings = writeStage(stage(1), mixed, random, (position, value) =>
      mixBytes(
        mixings,
        position,
        apply(columns[position >> 2]!.inverse, (value << (24 - 8 * (position & 3))) >>> 0),
      ),
    )
    hidden = { codings, mixings }
  }
  writeLast(tables.subarray(TABLE_BYTES - LAYOUT.last), shifted(hidden), keys)
  return tables
}

function stageAt(stage: number): number {
  return LAYOUT.header.length + stage * (LAYOUT.words + LAYOUT.adders)
}

function shifted({ codings, mixings }: Hidden): Hidden {
  return {
    codings: INVERSE_SHIFT.flatMap((from) => [codings[from * 2]!, codings[from * 2 + 1]!]),
    mixings: INVERSE_SHIFT.map((from) => mixings[from]!),
  }
}

/** InvSubBytes and AddRoundKey of one byte; the first round begins with an AddRoundKey more. */
function unboxed(keys: readonly Uint8Array[], round: number, position: number, value: number): number {
  const sealed = round === 0 ? value ^ keys[10]![INVERSE_SHIFT[position]!]! : value
  return INVERSE_SBOX[sealed]! ^ keys[9 - round]![position]!
}

/** Mixes each byte of a column's word for the round that follows. */
function mixBytes(mixings: readonly Mixing[], position: number, word: number): number {
  return [0, 1, 2, 3].reduce((mixed, row) => {
    const byte = (word >>> (24 - 8 * row)) & 0xff
    return ((mixed << 8) | apply(mixings[(position & ~3) + row]!.map, byte)) >>> 0
  }, 0)
}

/** Writes the words and the adders of one stage. Gives the codings of its 32 output nibbles. */
function writeStage(
  stage: Buffer,
  codings: readonly Coding[],
  random: Random,
  wordOf: (position: number, value: number) => number,
): Coding[] {
  const wires = POSITIONS.map((position) => {
    const outputs = Array.from({ length: 8 }, () => randomCoding(random))
    const encode = encoder(codings, position)
    for (let value = 0; value < 256; value++) {
      const at = (position * 256 + encode(value)) * 4
      stage.writeUInt32BE(encodeWord(outputs, wordOf(position, value)), at)
    }
    return outputs
  })
  return POSITIONS.flatMap((position) =>
    [0, 1].map((half) => {
      const nibble = (position & 3) * 2 + half
      const terms = [0, 1, 2, 3].map((word) => wires[(position & ~3) + word]![nibble]!)
      return writeAdders(stage, LAYOUT.words + (position * 2 + half) * 3 * LAYOUT.adder, terms, random)
    }),
  )
}

/** How the byte of a position reaches the stage. */
function encoder(codings: readonly Coding[], position: number): (value: number) => number {
  const [high, low] = [codings[position * 2]!, codings[position * 2 + 1]!]
  return (value) => (high[value >> 4]! << 4) | low[value & 15]!
}

function encodeWord(outputs: readonly Coding[], word: number): number {
  return outputs.reduce(
    (sum, coding, nibble) => ((sum << 4) | coding[(word >>> (28 - 4 * nibble)) & 15]!) >>> 0,
    0,
  )
}

/** Three tables that add four nibbles by pairs. */
function writeAdders(stage: Buffer, at: number, [a, b, c, d]: readonly Coding[], random: Random): Coding {
  const [first, second, sum] = [randomCoding(random), randomCoding(random), randomCoding(random)]
  writeAdder(stage, at, a!, b!, first)
  writeAdder(stage, at + LAYOUT.adder, c!, d!, second)
  writeAdder(stage, at + 2 * LAYOUT.adder, first, second, sum)
  return sum
}

function writeAdder(stage: Buffer, at: number, left: Coding, right: Coding, sum: Coding): void {
  for (let pair = 0; pair < 256; pair++) {
    const [a, b] = [pair >> 4, pair & 15]
    const entry = (left[a]! << 4) | right[b]!
    stage[at + (entry >> 1)]! |= sum[a ^ b]! << (entry % 2 === 0 ? 4 : 0)
  }
}

/** The last round has no InvMixColumns, and what leaves it is plain. */
function writeLast(last: Buffer, { codings, mixings }: Hidden, keys: readonly Uint8Array[]): void {
  for (const position of POSITIONS) {
    const encode = encoder(codings, position)
    for (let value = 0; value < 256; value++) {
      const byte = unboxed(keys, 9, position, apply(mixings[position]!.inverse, value))
      last[position * 256 + encode(value)] = byte
    }
  }
}
