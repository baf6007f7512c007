import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Contents, Entry, Shelf } from './shelf.js'

/** Acts are packed when there are so many of them, or when their texts are so long. */
const [PACKED_AT_ENTRIES, PACKED_AT_LENGTH] = [256, 256 * 1024]

interface Pile {
  readonly packs: Buffer[]
  /** What is not packed yet, by place. */
  loose: Map<number, Entry>
  looseLength: number
}

/** Keeps acts as long as the process lives. Sales are much alike: packed, one takes a few dozen bytes. */
export class MemoryShelf implements Shelf {
  readonly contents = undefined
  readonly isSlow = false
  readonly #piles = new Map<number, Pile>()

  append(line: number, entries: readonly Entry[]): void {
    const pile = this.#piles.get(line) ?? { packs: [], loose: new Map(), looseLength: 0 }
    this.#piles.set(line, pile)
    if (pile.loose.size >= PACKED_AT_ENTRIES || pile.looseLength >= PACKED_AT_LENGTH) pack(pile)
    for (const entry of entries) {
      pile.loose.set(entry.place, entry)
      pile.looseLength += entry.text.length
    }
  }

  settle(line: number, place: number, facts: string | undefined): void {
    const pile = this.#piles.get(line)
    const entry = pile?.loose.get(place)
    if (!pile || !entry) return
    if (facts !== undefined) pile.loose.set(place, { place, text: entry.text, facts })
    else if (pile.loose.delete(place)) pile.looseLength -= entry.text.length
  }

  rewrite({ lines }: Contents): void {
    for (const line of this.#piles.keys()) if (!lines.some(({ id }) => id === line)) this.#piles.delete(line)
  }

  *read(line: number, upTo: number): Iterable<Entry> {
    const { packs = [], loose = new Map<number, Entry>() } = this.#piles.get(line) ?? {}
    for (const bytes of packs) for (const entry of unpack(bytes)) if (entry.place <= upTo) yield entry
    for (const entry of loose.values()) if (entry.place <= upTo) yield entry
  }

  close(): void {
    this.#piles.clear()
  }
}

function pack(pile: Pile): void {
  const entries = [...pile.loose.values()]
  const text = JSON.stringify(entries.map((entry) => [entry.place, entry.text, entry.facts]))
  pile.packs.push(deflateRawSync(text, { level: 1 }))
  pile.loose = new Map()
  pile.looseLength = 0
}

function unpack(bytes: Buffer): Entry[] {
  const rows = JSON.parse(inflateRawSync(bytes).toString()) as [number, string, string?][]
  return rows.map(([place, text, facts]) => ({ place, text, facts }))
}
