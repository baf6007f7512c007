import { Seeded } from '../../seeded.js'
import { plain } from './categories.js'
import type { Category } from './category.js'

/* The authority's tree has some 74,000 categories. Made-up ones bring a sandbox to that size. */

/** Segments that no real goods have. */
const SEGMENTS = [61, 62, 63, 65, 66, 67, 68, 69]
const FAMILIES = 90
const CLASSES = 30
const COMMODITIES = 30

/** How many spare codes there are, those of segments, families and classes among them. */
const SPARE = SEGMENTS.length * (1 + FAMILIES * (1 + CLASSES * (1 + COMMODITIES)))

const KINDS = ['Small', 'Large', 'Coarse', 'Fine', 'Light', 'Heavy', 'Short', 'Long']
const THINGS = ['brackets', 'hinges', 'valves', 'gaskets', 'brushes', 'bearings', 'filters', 'couplings']
const STUFFS = ['brass', 'steel', 'rubber', 'oak', 'bamboo', 'glass', 'linen', 'copper']

/** So many made-up categories, parents before children. The same count and seed make the same ones. */
export function* padCategories(count: number, seed: string): Generator<Category, void> {
  if (count > SPARE) throw new RangeError(`${count} categories are more than the ${SPARE} spare codes`)
  const base = new Seeded(seed).bytes('categories').readUInt32BE()
  let left = count
  for (const code of spareCodes()) {
    if (left <= 0) return
    left -= 1
    yield plain(code, nameOf(code, base + Number(code)))
  }
}

function* spareCodes(): Generator<string, void> {
  for (const segment of SEGMENTS) {
    yield `${segment}000000`
    for (const family of range(10, FAMILIES)) {
      yield `${segment}${family}0000`
      for (const kind of range(15, CLASSES)) {
        yield `${segment}${family}${kind}00`
        for (const commodity of range(1, COMMODITIES))
          yield `${segment}${family}${kind}${String(commodity).padStart(2, '0')}`
      }
    }
  }
}

function* range(first: number, count: number): Generator<number, void> {
  for (let at = first; at < first + count; at += 1) yield at
}

function nameOf(code: string, number: number): string {
  const word = (words: readonly string[], place: number) => words[Math.floor(number / place) % words.length]
  return `${word(KINDS, 1)} ${word(THINGS, 8)} of ${word(STUFFS, 64)}, made up (${code})`
}
