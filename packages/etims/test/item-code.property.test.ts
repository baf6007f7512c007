import { composeItemCode, PACKAGING_UNITS, parseItemCode, QUANTITY_UNITS } from '@risiti/etims'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from './any-text.js'
import { runs } from './runs.js'

const pairs = PACKAGING_UNITS.flatMap((pkgUnitCd) =>
  QUANTITY_UNITS.map((qtyUnitCd) => ({ pkgUnitCd, qtyUnitCd })),
)

const letters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ')

const facts = fc.record({
  orgnNatCd: fc.tuple(letters, letters).map((two) => two.join('')),
  itemTyCd: fc.constantFrom('1', '2', '3'),
  sequence: fc.oneof(fc.integer({ min: 1, max: 9_999_999_999 }), fc.integer({ min: 1, max: 99 })),
})

describe('item codes', () => {
  test('say what they were made of, for every pair of units', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const all = pairs.map((pair) => ({ ...given, ...pair }))
        expect(all.map((parts) => parseItemCode(composeItemCode(parts)))).toEqual(all)
      }),
      runs(10),
    )
  })

  test('are parts or nothing for any text', () => {
    fc.assert(
      fc.property(anyText(['KE', '2', 'NT', 'CTN', 'NO', 'XU', 'X', '0000012']), (text) => {
        const parts = parseItemCode(text)
        if (parts) expect(text.startsWith(parts.orgnNatCd + parts.itemTyCd + parts.pkgUnitCd)).toBe(true)
      }),
      runs(500),
    )
  })
})
