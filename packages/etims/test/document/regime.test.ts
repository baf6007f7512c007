import { calculate, categoriesOn, rateOn } from '@risiti/core'
import { gavaconnect, oscu, vscu } from '@risiti/etims/channels'
import { BAND_OF, kenyaRegime, regimeFor } from '@risiti/etims/document'
import { describe, expect, it } from 'vitest'
import { document, line } from '../samples.js'

describe('the rates of Kenya', () => {
  it.each([
    ['standard', '2013-09-01', undefined],
    ['standard', '2013-09-02', '0.16'],
    ['standard', '2020-03-31', '0.16'],
    ['standard', '2020-04-01', '0.14'],
    ['standard', '2020-12-31', '0.14'],
    ['standard', '2021-01-01', '0.16'],
    ['reduced', '2018-09-20', undefined],
    ['reduced', '2018-09-21', '0.08'],
    ['zero', '2026-11-23', '0'],
    ['exempt', '2026-11-23', '0'],
    ['out_of_scope', '2026-11-23', '0'],
    ['deemed', '2026-11-23', undefined],
  ] as const)('%s on %s is %s', (category, day, rate) => {
    expect(rateOn(kenyaRegime, category, day)?.rate).toBe(rate)
  })

  it('never have two rows for one day, and each says where it is from', () => {
    const days = kenyaRegime.rates.flatMap(({ from, to }) => (to ? [from, to] : [from]))
    for (const day of days)
      for (const category of categoriesOn(kenyaRegime, day)) {
        const rows = kenyaRegime.rates.filter(
          (row) => row.category === category && row.from <= day && day <= (row.to ?? '9999'),
        )
        expect(rows).toHaveLength(1)
      }
    for (const { source } of kenyaRegime.rates) expect(source).toMatch(/Act|Order|order|Notice/)
    expect(categoriesOn(kenyaRegime, '2026-11-23').sort()).toEqual(Object.keys(BAND_OF).sort())
  })

  it('are those of the day of sale in Nairobi', () => {
    const taxAt = (issuedAt: string) => calculate(document({ issuedAt }), kenyaRegime).totals.tax
    expect(taxAt('2020-03-31T20:59:59Z')).toBe('13.79')
    expect(taxAt('2020-03-31T21:00:00Z')).toBe('12.28')
    expect(taxAt('2020-12-31T20:59:59Z')).toBe('12.28')
    expect(taxAt('2020-12-31T21:00:00Z')).toBe('13.79')
  })
})

describe('the regime for a channel', () => {
  it.each([
    ['oscu', oscu, undefined, { prices: 'inclusive', discount: 'within' }],
    ['oscu', oscu, 'exclusive', { prices: 'exclusive', discount: 'within' }],
    ['vscu', vscu, undefined, { prices: 'inclusive', discount: 'within' }],
    ['vscu', vscu, 'exclusive', { prices: 'exclusive', discount: 'within' }],
    ['gavaconnect', gavaconnect, undefined, { prices: 'inclusive', discount: 'whole-percent' }],
    ['gavaconnect', gavaconnect, 'inclusive', { prices: 'inclusive', discount: 'whole-percent' }],
  ] as const)('%s %s', (_name, profile, prices, expected) => {
    const regime = regimeFor(profile, prices)
    expect(regime.rounding).toEqual({ ...kenyaRegime.rounding, ...expected })
    expect(regime.rates).toBe(kenyaRegime.rates)
  })

  it('is the default one where nothing differs', () => expect(regimeFor(oscu)).toBe(kenyaRegime))

  it('is not had for prices that the channel does not take', () => {
    expect(() => regimeFor(gavaconnect, 'exclusive')).toThrow(
      expect.objectContaining({ code: 'arithmetic-not-taken', fix: expect.stringContaining('inclusive') }),
    )
  })

  it('takes whole percentages of quantity times price, not of the rounded line', () => {
    // 0.05 × 12.90 is 0.645: a tenth of it is 0.06, a tenth of 0.65 would be 0.07.
    const given = document({
      lines: [line({ quantity: '0.05', unitPrice: '12.90', discount: { percent: '10' } })],
    })
    const [only] = calculate(given, regimeFor(gavaconnect)).lines
    expect(only).toMatchObject({ discountPercent: '10', discount: '0.06', gross: '0.65', total: '0.59' })
  })
})
