import { describe, expect, test } from 'vitest'
import { RETURN_CODES } from '#src/errors/return-codes.js'
import { hasSpec, specCodes } from './spec.js'

describe.runIf(hasSpec)('return codes', () => {
  const codes = specCodes()

  test('every code of ours is one of theirs', () => {
    expect(Object.keys(RETURN_CODES).filter((code) => !codes.has(code))).toEqual([])
  })

  test('whether a repeat is safe is judged alike', () => {
    const ours = Object.entries(RETURN_CODES).map(([code, { retry }]) => `${code} ${retry}`)
    const theirs = Object.keys(RETURN_CODES).map((code) => `${code} ${codes.get(code)?.retry}`)
    expect(ours).toEqual(theirs)
  })

  test('every code that any interface can answer is explained', () => {
    const missing = [...codes.values()].filter(
      (each) => each.interfaces.includes('ALL') && !RETURN_CODES[each.code],
    )
    expect(missing.map(({ code }) => code)).toEqual([])
  })

  test('every code after which a repeat may be right is explained, for the operations we have', () => {
    const covered = ['T101', 'T103', 'T104', 'T106', 'T108', 'T109']
    const missing = [...codes.values()].filter(
      (each) =>
        each.retry !== 'never' &&
        each.interfaces.some((code) => covered.includes(code)) &&
        !RETURN_CODES[each.code],
    )
    expect(missing.map(({ code }) => code)).toEqual([])
  })
})
