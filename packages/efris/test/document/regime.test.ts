import { rateOn } from '@risiti/core'
import { expect, test } from 'vitest'
import { ugandaRegime } from '#src/document/regime.js'

test('every rate cites where it comes from', () => {
  for (const { source, from, rate } of ugandaRegime.rates) {
    expect(source).not.toBe('')
    expect(from).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(rate).toMatch(/^0(\.\d+)?$/)
  }
})

test.each([
  ['standard', '0.18'],
  ['zero', '0'],
  ['exempt', '0'],
  ['out_of_scope', '0'],
  ['reduced', undefined],
] as const)('%s', (category, rate) => {
  expect(rateOn(ugandaRegime, category, '2026-11-23')?.rate).toBe(rate)
})
