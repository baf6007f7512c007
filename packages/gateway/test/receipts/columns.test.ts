import { describe, expect, test } from 'vitest'
import { columnsOf, wrap } from '#src/receipts/columns.js'

describe('the columns of a text', () => {
  test.each([
    ['Soda', 4],
    ['Café', 4],
    ['Cafe\u0301', 4],
    ['漢字', 4],
    ['한국', 4],
    ['ｱｲｳ', 3],
    ['😀', 2],
    ['👩‍👩‍👧‍👦', 2],
    ['🇺🇬', 2],
    ['☂️', 2],
    ['\u200B', 0],
    ['', 0],
  ])('of "%s" are %i', (text, columns) => {
    expect(columnsOf(text)).toBe(columns)
  })
})

describe('a wrapped text', () => {
  test.each([
    ['', 10, ['']],
    ['one two three', 7, ['one two', 'three']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['ab cdefghij k', 4, ['ab', 'cdef', 'ghij', 'k']],
    ['漢字漢字', 5, ['漢字', '漢字']],
    ['a😀😀', 4, ['a😀', '😀']],
  ] as const)('"%s" in %i columns is %j', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines)
  })
})
