import { branchClass, type ItemClass, leafClass } from './item-class.js'

/*
 * Made-up classes that bring a list to the size of the authority's. They are laid out by arithmetic: a row is made when
 * it is asked for, and a code tells which row it is.
 */

/** Segments that no real goods have. */
const SEGMENTS = [61, 62, 63, 65, 66, 67, 68, 69]

/** The first number of a part at each level, and how many rows stand in one class of that level, itself included. */
const LEVELS = [
  { first: 0, rows: 54_931 },
  { first: 10, rows: 1831 },
  { first: 15, rows: 61 },
  { first: 1, rows: 2 },
]

/** How many made-up classes there are: 8 segments of 30 families of 30 classes of 30 commodities of one leaf. */
export const MADE_UP = SEGMENTS.length * LEVELS[0]!.rows

const KINDS = ['Small', 'Large', 'Coarse', 'Fine', 'Light', 'Heavy', 'Short', 'Long']
const THINGS = ['brackets', 'hinges', 'valves', 'gaskets', 'brushes', 'bearings', 'filters', 'couplings']
const STUFFS = ['brass', 'steel', 'rubber', 'oak', 'bamboo', 'glass', 'linen', 'copper']

/** The made-up class of a number from 0 to {@link MADE_UP} - 1; parents come before children. */
export function madeUpClass(index: number): ItemClass {
  const code = codeOf(index)
  const name = nameOf(code.slice(0, 8))
  return code.length === 10 ? leafClass(code, name, 'B') : branchClass(code, name)
}

/** The number of a made-up class; `undefined` when there is no such class. */
export function madeUpIndex(code: string): number | undefined {
  const parts = partsOf(code)
  const index = parts.reduce((sum, part, level) => sum + part * (LEVELS[level]?.rows ?? 1) + 1, -1)
  return index >= 0 && index < MADE_UP && codeOf(index) === code ? index : undefined
}

function codeOf(index: number): string {
  let code = ''
  let left = index
  for (const [level, { first, rows }] of LEVELS.entries()) {
    const part = Math.floor(left / rows)
    code += twoDigits(level === 0 ? SEGMENTS[part]! : first + part)
    left %= rows
    if (left === 0) return code.padEnd(8, '0')
    left -= 1
  }
  return code + twoDigits(left)
}

/** How many of its kind come before each part of a code. */
function partsOf(code: string): number[] {
  const pairs = (code.length === 10 ? code : code.replace(/(00)+$/, '')).match(/\d\d/g) ?? []
  return pairs
    .map(Number)
    .map((pair, level) => (level === 0 ? SEGMENTS.indexOf(pair) : pair - (LEVELS[level]?.first ?? 0)))
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

function nameOf(code: string): string {
  const number = Number(code)
  const word = (words: readonly string[], place: number) => words[Math.floor(number / place) % words.length]
  return `${word(KINDS, 1)} ${word(THINGS, 8)} of ${word(STUFFS, 64)}, made up (${code})`
}
