import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EtimsBooks } from '#src/etims/books.js'
import { MADE_UP } from '#src/etims/reference/item-classes/padding.js'
import {
  GATEWAY_ITEM_CLASSES,
  ITEM_CLASS_TREE,
  type ItemClass,
  itemClassList,
} from '#src/etims/reference/item-classes.js'
import { faultsOf } from './rows.js'

const SIZE = 200_000
const REAL = ITEM_CLASS_TREE.length
const codesOf = (rows: readonly ItemClass[]) => rows.map(({ itemClsCd }) => itemClsCd)
const seededClasses = [...new EtimsBooks('risiti').taxpayers.values()].flatMap(({ items }) =>
  [...items.values()].map(({ value }) => value.itemClsCd),
)
const lists = [
  ['tree', ITEM_CLASS_TREE],
  ['list of the gateway sandbox', GATEWAY_ITEM_CLASSES],
] as const

/** The class above: one level up among eight digits, and the first eight digits of a leaf. */
function parentOf({ itemClsCd, itemClsLvl }: ItemClass): string {
  return itemClsLvl === 5 ? itemClsCd.slice(0, 8) : itemClsCd.slice(0, 2 * itemClsLvl - 2).padEnd(8, '0')
}

/** Whether every row stands after the one above it, and no code stands twice. */
function isTree(rows: readonly ItemClass[]): boolean {
  const seen = new Set<string>()
  return rows.every((row) => {
    const isPlaced = row.itemClsLvl === 1 || seen.has(parentOf(row))
    const isNew = !seen.has(row.itemClsCd)
    seen.add(row.itemClsCd)
    return isPlaced && isNew
  })
}

describe.each(lists)('the %s', (_name, rows) => {
  test('has every member of each row, none too long, and each code once, in order', () => {
    for (const row of rows) {
      const faults = faultsOf(row, {
        itemClsCd: { text: 10 },
        itemClsNm: { text: 200 },
        itemClsLvl: { whole: 1 },
        taxTyCd: { text: 5, mayBeNull: true },
        mjrTgYn: { text: 1, mayBeNull: true },
        useYn: { text: 1 },
      })
      expect([row.itemClsCd, faults]).toEqual([row.itemClsCd, []])
    }
    expect(codesOf(rows)).toEqual([...new Set(codesOf(rows))].toSorted())
  })

  test('has the classes of the seeded items', () => {
    expect(codesOf(rows)).toEqual(expect.arrayContaining(seededClasses))
  })

  test('does not have the class of what suppliers sell', () => {
    expect(codesOf(rows)).not.toContain('5059690800')
  })
})

describe('the tree', () => {
  test('is a tree of five levels: bands are on the leaves, which have ten digits', () => {
    expect(isTree(ITEM_CLASS_TREE)).toBe(true)
    expect(new Set(ITEM_CLASS_TREE.map(({ itemClsLvl }) => itemClsLvl))).toEqual(new Set([1, 2, 3, 4, 5]))
    for (const { itemClsCd, itemClsLvl, taxTyCd, mjrTgYn } of ITEM_CLASS_TREE)
      expect([itemClsCd, itemClsCd.length, taxTyCd !== null, mjrTgYn]).toEqual(
        itemClsLvl === 5 ? [itemClsCd, 10, true, 'N'] : [itemClsCd, 8, false, null],
      )
  })

  test('has leaves of every band that a class can be of, and one that is out of use', () => {
    const bands = new Set(ITEM_CLASS_TREE.map(({ taxTyCd }) => taxTyCd))
    expect(bands).toEqual(new Set([null, 'A', 'B', 'C', 'E']))
    const retired = ITEM_CLASS_TREE.filter(({ useYn }) => useYn === 'N')
    expect(codesOf(retired)).toEqual(['39101612', '3910161200'])
  })
})

test('the gateway sandbox lists 26 classes of ten digits', () => {
  expect(GATEWAY_ITEM_CLASSES).toHaveLength(26)
  for (const { itemClsCd } of GATEWAY_ITEM_CLASSES) expect(itemClsCd).toMatch(/^\d{10}$/)
  expect(GATEWAY_ITEM_CLASSES.find(({ itemClsCd }) => itemClsCd === '1010150800')).toEqual({
    itemClsCd: '1010150800',
    itemClsNm: 'Goats',
    itemClsLvl: 4,
    taxTyCd: 'A',
    mjrTgYn: 'N',
    useYn: 'Y',
  })
})

describe('a list filled up to a size', () => {
  const list = itemClassList(ITEM_CLASS_TREE, SIZE)

  test('begins with the real classes and ends at its size', () => {
    expect(list.size).toBe(SIZE)
    expect(list.slice(0, REAL)).toEqual(ITEM_CLASS_TREE)
    expect(list.slice(SIZE - 2, SIZE + 1000)).toHaveLength(2)
    expect(list.slice(SIZE, SIZE + 1000)).toEqual([])
    expect(list.slice(7, 3)).toEqual([])
  })

  test('is read in pages of 1000, and all pages together are a tree without a code twice', () => {
    const pages = Array.from({ length: SIZE / 1000 }, (_, page) => list.slice(page * 1000, (page + 1) * 1000))
    expect(pages.every((page) => page.length === 1000)).toBe(true)
    expect(isTree(pages.flat())).toBe(true)
    expect(new Set(pages.flat().map(({ itemClsNm }) => itemClsNm.length <= 200))).toEqual(new Set([true]))
  })

  test('is the same for the same size, and a shorter one is its beginning', () => {
    const shorter = itemClassList(ITEM_CLASS_TREE, 5000)
    expect(shorter.slice(0, 6000)).toEqual(list.slice(0, 5000))
    expect(itemClassList(ITEM_CLASS_TREE, SIZE).slice(150_000, 150_100)).toEqual(list.slice(150_000, 150_100))
  })

  test('finds every row by its code', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: SIZE - 1 }), (index) => {
        const [row] = list.slice(index, index + 1)
        expect(list.find(row!.itemClsCd)).toEqual(row)
      }),
      { numRuns: 1000 },
    )
  })

  test('finds nothing under another code', () => {
    const [next] = itemClassList(ITEM_CLASS_TREE, SIZE + 1).slice(SIZE, SIZE + 1)
    const strangers = [
      '',
      '6',
      '61',
      '610',
      '61000001',
      '61999999',
      '6110150101',
      '6110150131',
      '64000000',
      'x',
    ]
    for (const code of [next!.itemClsCd, '5059690800', '10000000000', '61100000 ', ...strangers])
      expect([code, list.find(code)]).toEqual([code, undefined])
    fc.assert(
      fc.property(fc.stringMatching(/^\d{8}(\d\d)?$/), (code) => {
        expect(list.find(code)?.itemClsCd ?? code).toBe(code)
      }),
    )
  })

  test('holds no made-up row: thousands of lists of full size are made and read at once', () => {
    const made = Array.from({ length: 5000 }, () => itemClassList(GATEWAY_ITEM_CLASSES, SIZE))
    const last = new Set(made.map((each) => each.slice(SIZE - 1, SIZE)[0]!.itemClsCd))
    expect(last.size).toBe(1)
  })

  test('is never shorter than the rows it is given, and has an end', () => {
    expect(itemClassList(GATEWAY_ITEM_CLASSES).size).toBe(26)
    expect(itemClassList(GATEWAY_ITEM_CLASSES, 3).slice(0, 100)).toEqual(GATEWAY_ITEM_CLASSES)
    expect(itemClassList([], MADE_UP).slice(MADE_UP - 1, MADE_UP)).toHaveLength(1)
    expect(() => itemClassList([], MADE_UP + 1)).toThrow(RangeError)
  })
})
