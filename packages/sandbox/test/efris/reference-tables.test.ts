import { parseEat } from '@risiti/core'
import { describe, expect, test } from 'vitest'
import { EfrisBooks } from '#src/efris/books.js'
import { CATEGORY_TABLE } from '#src/efris/reference/categories.js'
import { isLeaf, isService, levelOf, parentOf } from '#src/efris/reference/category.js'
import { COUNTRY_TABLE } from '#src/efris/reference/countries.js'
import { CURRENCY_TABLE } from '#src/efris/reference/currencies.js'
import { DUTY_TABLE, groupOf } from '#src/efris/reference/excise.js'
import { HS_TABLE } from '#src/efris/reference/hs-codes.js'
import { SECTOR_TABLE } from '#src/efris/reference/lists.js'
import { padCategories } from '#src/efris/reference/pad-categories.js'
import { RELIEF_TABLE } from '#src/efris/reference/projects.js'
import { UNIT_TABLE } from '#src/efris/reference/units.js'
import { VERSIONS } from '#src/efris/reference/versions.js'
import { startSandbox } from '#src/testing.js'
import { connect } from './invoices.js'

const units = new Set(UNIT_TABLE.map(({ value }) => value))
const isDay = (text: string) => parseEat(text, 'yyyy-MM-dd') !== undefined

describe('tables', () => {
  test.each<[string, readonly string[]]>([
    ['units', UNIT_TABLE.map(({ value }) => value)],
    ['currencies', CURRENCY_TABLE.map(({ name }) => name)],
    ['countries', COUNTRY_TABLE.map((name) => name.slice(0, 2))],
    ['sectors', SECTOR_TABLE.map(({ code }) => code)],
    ['categories', CATEGORY_TABLE.map(({ code }) => code)],
    ['excise duties', DUTY_TABLE.map(({ code }) => code)],
    ['customs codes', HS_TABLE.map(([code]) => code)],
  ])('no code of the %s stands twice', (_name, codes) => {
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([])
  })

  test('units and countries have the form that the dictionary gives them', () => {
    expect(UNIT_TABLE.filter(({ value, name }) => value.length > 3 || name === '')).toEqual([])
    expect(COUNTRY_TABLE.filter((name) => !/^[A-Z]{2}-[A-Z]/.test(name))).toEqual([])
    for (const value of ['101', '102', '103', '104', '105', '106', '107', '108', '109'])
      expect(units).toContain(value)
  })

  test('each category stands after its parent, which is no leaf', () => {
    const seen = new Set(['0'])
    for (const { code } of CATEGORY_TABLE) {
      expect([code, seen.has(parentOf(code)), levelOf(code) > 0]).toEqual([code, true, true])
      seen.add(code)
    }
    expect([levelOf('50000000'), parentOf('50000000'), isService('50000000')]).toEqual([1, '0', false])
    expect([levelOf('80101500'), parentOf('80101500'), isLeaf('80101500')]).toEqual([3, '80100000', false])
    expect([levelOf('80101510'), parentOf('80101510'), isService('80101510')]).toEqual([4, '80101500', true])
  })

  test('categories are many and of every kind', () => {
    expect(CATEGORY_TABLE.length).toBeGreaterThan(150)
    const has = (test: (category: (typeof CATEGORY_TABLE)[number]) => boolean) => CATEGORY_TABLE.some(test)
    expect(has(({ relief }) => relief?.kind === 'zero')).toBe(true)
    expect(has(({ relief }) => relief?.kind === 'exempt')).toBe(true)
    expect(has(({ isExcisable }) => isExcisable)).toBe(true)
    expect(has(({ isEnabled }) => !isEnabled)).toBe(true)
    expect(new Set(CATEGORY_TABLE.map(({ exclusion }) => exclusion))).toEqual(new Set(['0', '1', '2', '3']))
    for (const { relief } of CATEGORY_TABLE)
      for (const day of relief ? [relief.from, relief.to ?? relief.from] : []) expect(isDay(day)).toBe(true)
  })

  test('the newest category is of the version that sign-in tells', () => {
    const versions = CATEGORY_TABLE.map(({ version }) => Number(version))
    expect(Math.max(...versions)).toBe(Number(VERSIONS.commodityCategoryVersion))
  })

  test('excise duties have a group, units that exist, and versions in order', () => {
    const codes = new Set(DUTY_TABLE.map(({ code }) => code))
    for (const { code, versions } of DUTY_TABLE) {
      expect(groupOf(code) === '0' || codes.has(groupOf(code))).toBe(true)
      const days = versions.map(({ from }) => from)
      expect(days.every(isDay)).toBe(true)
      expect(days).toEqual(days.toSorted())
      for (const duty of versions.flatMap(({ duties }) => duties))
        if (duty.kind === 'per unit') expect(units).toContain(duty.unit)
    }
  })

  test('projects are of categories and units that exist', () => {
    const categories = new Set(CATEGORY_TABLE.map(({ code }) => code))
    const { buyers } = new EfrisBooks('risiti')
    for (const [tin, relief] of Object.entries(RELIEF_TABLE)) {
      expect(buyers.get(tin)?.relief).toBeDefined()
      for (const { category, unit } of relief.projects) {
        expect([categories.has(category), units.has(unit)]).toEqual([true, true])
        expect(relief.categories).toHaveProperty(category)
      }
    }
  })
})

describe('made-up categories', () => {
  test('are as many as asked for, a tree, and the same for the same seed', () => {
    const made = [...padCategories(2000, 'a')]
    expect(made).toHaveLength(2000)
    const codes = new Set(made.map(({ code }) => code))
    expect(codes.size).toBe(2000)
    for (const { code } of made) expect(parentOf(code) === '0' || codes.has(parentOf(code))).toBe(true)
    expect([...padCategories(2000, 'a')]).toEqual(made)
    expect([...padCategories(2000, 'b')]).not.toEqual(made)
    expect([...padCategories(0, 'a')]).toEqual([])
    expect(() => [...padCategories(800_000, 'a')]).toThrow(RangeError)
  })

  test('fill the books up to a size, and survive a reset', async () => {
    const sandbox = await startSandbox({ categories: 5000 })
    try {
      const client = await connect(sandbox)
      expect((await client.call('T123')).content).toHaveLength(5000)
      sandbox.reset()
      const { content } = await client.call('T124', { pageNo: '51', pageSize: '99' })
      expect(content.page).toMatchObject({ totalSize: 5000, pageCount: 51 })
      expect(content.records).toHaveLength(50)
    } finally {
      await sandbox.close()
    }
  })
})
