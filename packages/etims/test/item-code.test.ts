import { InvalidInputError } from '@risiti/core'
import { composeItemCode, parseItemCode } from '@risiti/etims'
import { describe, expect, it } from 'vitest'

const parts = { orgnNatCd: 'KE', itemTyCd: '2', pkgUnitCd: 'NT', qtyUnitCd: 'NO', sequence: 12 }

describe('an item code', () => {
  it.each([
    ['KE2NTNO0000012', {}],
    ['KE2CTNNO0000012', { pkgUnitCd: 'CTN' }],
    ['KE2CTNO0000012', { pkgUnitCd: 'CT' }],
    ['KE2CTNX0000012', { pkgUnitCd: 'CT', qtyUnitCd: 'NX' }],
    ['KE1NTXU1000001', { itemTyCd: '1', qtyUnitCd: 'U', sequence: 1_000_001 }],
    ['KR2AMXBLL0000001', { orgnNatCd: 'KR', pkgUnitCd: 'AM', qtyUnitCd: 'BLL', sequence: 1 }],
    ['KE3NTM20000012', { itemTyCd: '3', qtyUnitCd: 'M2' }],
    ['KE2NTXM0000012', { qtyUnitCd: 'M' }],
    ['KE2NT4B0000012', { qtyUnitCd: '4B' }],
    ['KE2NTNO12345678', { sequence: 12_345_678 }],
  ])('%s is written and read', (text, more) => {
    expect(composeItemCode({ ...parts, ...more })).toBe(text)
    expect(parseItemCode(text)).toEqual({ ...parts, ...more })
  })

  it.each([
    ['KE2NTNO00060611', { ...parts, sequence: 60_611 }],
    ['KR2AMXCRX0000001', { ...parts, orgnNatCd: 'KR', pkgUnitCd: 'AM', qtyUnitCd: 'CR', sequence: 1 }],
  ])('%s, which KRA has, is read though never written so', (text, expected) => {
    expect(parseItemCode(text)).toEqual(expected)
  })

  it.each([
    ['nothing', ''],
    ['a bar code', '5901234123457'],
    ['a seller’s own number', 'SUGAR-1KG'],
    ['a unit without its X', 'KE2NTU0000012'],
    ['an X on both sides of a single letter', 'KE2NTXUX0000012'],
    ['a package of no table', 'KE2ZZNO0000012'],
    ['a type of no table', 'KE4NTNO0000012'],
    ['a country in small letters', 'ke2NTNO0000012'],
    ['six digits', 'KE2NTNO000012'],
    ['more than KRA’s field holds', 'KE2NTNO00000000000012'],
    ['a line behind it', 'KE2NTNO0000012\n'],
  ])('is not seen in %s', (_what, text) => {
    expect(parseItemCode(text)).toBeUndefined()
  })

  it.each([
    ['/orgnNatCd', { orgnNatCd: 'Kenya' }],
    ['/itemTyCd', { itemTyCd: '4' }],
    ['/pkgUnitCd', { pkgUnitCd: 'BX' }],
    ['/qtyUnitCd', { qtyUnitCd: 'KGM' }],
    ['/sequence', { sequence: 0 }],
    ['/sequence', { sequence: 1.5 }],
    ['/sequence', { sequence: 1e13 }],
  ])('is refused for a wrong %s', (path, more) => {
    let thrown: unknown
    try {
      composeItemCode({ ...parts, ...more })
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(InvalidInputError)
    expect((thrown as InvalidInputError).issues.map((issue) => issue.path)).toEqual([path])
  })

  it('names every part that is wrong at once', () => {
    expect(() =>
      composeItemCode({ orgnNatCd: '', itemTyCd: '', pkgUnitCd: '', qtyUnitCd: '', sequence: -1 }),
    ).toThrow(expect.objectContaining({ issues: expect.objectContaining({ length: 5 }) }))
  })
})
