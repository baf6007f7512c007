import { readFileSync } from 'node:fs'
import { composeItemCode, PACKAGING_UNITS, parseItemCode, QUANTITY_UNITS } from '@risiti/etims'
import { describe, expect, it } from 'vitest'
import { hasSpec } from './spec.js'

const LISTS = new URL('../../../../../shared/spec/etims/code-lists/', import.meta.url)

interface Observed {
  readonly itemCd: string
  readonly qtyUnitCd: string
}

const read = <Content>(name: string) => JSON.parse(readFileSync(new URL(name, LISTS), 'utf8')) as Content

const codesOf = (name: string) =>
  read<{ codes: { cd: string }[] }>(name)
    .codes.map((row) => row.cd)
    .sort()

describe.runIf(hasSpec)('the units', () => {
  it.each([
    ['17-packing-unit.json', PACKAGING_UNITS],
    ['10-quantity-unit.json', QUANTITY_UNITS],
  ])('are those of %s, no more and no less', (name, units) => {
    expect([...units].sort()).toEqual(codesOf(name))
  })
})

describe.runIf(hasSpec)('item codes', () => {
  const list = () =>
    read<{ maxLength: number; specExample: string; oddLengthUnits: { observed: Observed[] } }>(
      'item-code.json',
    )

  it('that were observed are read with their units', () => {
    const { observed } = list().oddLengthUnits
    expect(observed.length).toBeGreaterThan(0)
    for (const { itemCd, qtyUnitCd } of observed) expect(parseItemCode(itemCd)).toMatchObject({ qtyUnitCd })
  })

  it('of the specification are written alike', () => {
    const { specExample, maxLength } = list()
    expect(composeItemCode(parseItemCode(specExample)!)).toBe(specExample)
    expect(parseItemCode(specExample.padEnd(maxLength, '0'))).toBeDefined()
    expect(parseItemCode(specExample.padEnd(maxLength + 1, '0'))).toBeUndefined()
  })
})
