import { GOODS } from './item-classes/goods.js'
import { classesOf, type ItemClass, levelOf } from './item-classes/item-class.js'
import { MADE_UP, madeUpClass, madeUpIndex } from './item-classes/padding.js'
import { SERVICES } from './item-classes/services.js'
import { VAT_ACT } from './item-classes/vat-act.js'

export type { ItemClass } from './item-classes/item-class.js'

/** Classes that are listed and no longer in use. */
const RETIRED: readonly string[] = ['39101612', '3910161200']

/** A tree as the authority's production hosts list it, by code: eight digits down to level 4, ten at level 5. */
export const ITEM_CLASS_TREE: readonly ItemClass[] = [...GOODS, ...SERVICES, ...VAT_ACT]
  .flatMap(classesOf)
  .map((row) => (RETIRED.includes(row.itemClsCd) ? { ...row, useYn: 'N' } : row))

const TREE = new Map(ITEM_CLASS_TREE.map((row) => [row.itemClsCd, row]))

/**
 * The codes that the authority's gateway sandbox lists. Its list has 26 rows of ten digits at every level, of which six
 * are known: the root, four of the live animals (goats last) and the zero rated goods. The others are ours.
 */
const GATEWAY_CODES: readonly string[] = `
1000000000|1010000000|1010150000|1010150100|1010150200|1010150600|1010150700|1010150800|1010151100|1010151600
1010160000|1010160100|1411150700|1510150200|2510150300|3011160100|4319150100|5018190100|5020230100|5020230600
5310160200|8111210100|9901100000|9901200000|9901300000|9902100000
`
  .trim()
  .split(/[|\n]/)

/** The short list of the gateway sandbox, by code. A class outside it is refused there. */
export const GATEWAY_ITEM_CLASSES: readonly ItemClass[] = GATEWAY_CODES.map((code) => {
  const above = code.slice(0, 8)
  const row = TREE.get(code) ?? TREE.get(above)!
  return { ...row, itemClsCd: code, itemClsLvl: levelOf(above) }
})

/** A list of classes, some of which may be made only when they are asked for. */
export interface ItemClassList {
  /** How many rows it has. */
  readonly size: number
  /** The rows from number `start`, counted from 0, up to, not including, number `end`. */
  readonly slice: (start: number, end: number) => ItemClass[]
  /** The class of a code; `undefined` when it is not listed. */
  readonly find: (code: string) => ItemClass | undefined
}

/**
 * The rows, filled up with made-up classes to a size. The same size gives the same list; rows that are given are never
 * cut. It holds no made-up row, so that a list of the authority's real size costs nothing until it is read.
 *
 * @throws RangeError when there are not so many made-up classes: they are about 440,000.
 */
export function itemClassList(rows: readonly ItemClass[], size = rows.length): ItemClassList {
  const made = Math.max(size - rows.length, 0)
  if (made > MADE_UP) throw new RangeError(`${made} classes are more than the ${MADE_UP} made-up ones`)
  const real = new Map(rows.map((row) => [row.itemClsCd, row]))
  const length = rows.length + made
  return {
    size: length,
    slice(start, end) {
      const count = Math.max(Math.min(end, length) - start, 0)
      return Array.from(
        { length: count },
        (_, at) => rows[start + at] ?? madeUpClass(start + at - rows.length),
      )
    },
    find(code) {
      const index = madeUpIndex(code)
      return real.get(code) ?? (index !== undefined && index < made ? madeUpClass(index) : undefined)
    },
  }
}
