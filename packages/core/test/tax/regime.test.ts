import { describe, expect, it } from 'vitest'
import { categoriesOn, rateOn } from '#src/tax/regime.js'
import { KENYA, UGANDA } from '../regimes.js'

describe('rateOn', () => {
  it.each([
    ['2020-03-31', '0.16'],
    ['2020-04-01', '0.14'],
    ['2020-12-31', '0.14'],
    ['2021-01-01', '0.16'],
  ])('on %s is %s, both days of a row included', (day, rate) => {
    expect(rateOn(KENYA, 'standard', day)?.rate).toBe(rate)
  })

  it('is undefined where there is none', () => {
    expect(rateOn(KENYA, 'deemed', '2026-11-23')).toBeUndefined()
    expect(rateOn(UGANDA, 'standard', '1999-01-01')).toBeUndefined()
  })
})

describe('categoriesOn', () => {
  it('names each category once', () => {
    expect(categoriesOn(KENYA, '2026-11-23')).toEqual([
      'standard',
      'reduced',
      'zero',
      'exempt',
      'out_of_scope',
    ])
    expect(categoriesOn(KENYA, '2000-01-01')).toEqual([])
  })
})
