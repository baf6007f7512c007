import { expect, it } from 'vitest'
import { drawBytes } from '../src/random-bytes.js'

it('gives nobody the same bytes twice, over many pages', () => {
  const drawn = Array.from({ length: 2000 }, () => drawBytes(12))
  expect(new Set(drawn.map((bytes) => bytes.toString('hex')))).toHaveLength(2000)
  expect(drawn.every(({ length }) => length === 12)).toBe(true)
})

it('gives as many as are asked for, also more than a page', () => {
  expect(drawBytes(10_000)).toHaveLength(10_000)
})
