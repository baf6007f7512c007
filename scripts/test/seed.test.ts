import fc from 'fast-check'
import { expect, it } from 'vitest'

it('every property draws the same in each run, unless another seed is asked for', () => {
  expect(fc.sample(fc.nat(), 5)).toEqual(fc.sample(fc.nat(), 5))
})
