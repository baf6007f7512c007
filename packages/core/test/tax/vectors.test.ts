import { describe, expect, it } from 'vitest'
import { calculate } from '#src/tax/calculate.js'
import type { Regime } from '#src/tax/regime.js'
import { KENYA, UGANDA } from '../regimes.js'
import {
  acceptedOf,
  documentOf,
  expectOf,
  issuesOf,
  plainCalculation,
  UPDATE,
  type Vector,
  vectorOf,
  vectorsIn,
} from '../vectors/golden.js'

/** The rules of the country, in the form that the way in takes. */
function regimeOf({ country, channel, prices }: Vector): Regime {
  if (country === 'UG') return UGANDA
  const discount = channel === 'gavaconnect' ? 'whole-percent' : 'within'
  return { ...KENYA, rounding: { ...KENYA.rounding, discount, prices: prices ?? 'inclusive' } }
}

const calculationOf = (vector: Vector) => plainCalculation(calculate(documentOf(vector), regimeOf(vector)))

// How they are written anew is in packages/core/vectors/README.md; the difference is then read by a person.
describe.each(['ug', 'ke'] as const)('golden vectors of %s', (folder) => {
  it.each(vectorsIn(folder).map((vector) => [vector.name, vector] as const))('%s', (name, vector) => {
    const calculation = calculationOf(vector)
    if (UPDATE) expectOf(name, { calculation })
    else expect(calculation).toEqual(acceptedOf(vector).calculation)
  })
})

/** What is wrong before an authority is thought of, and who finds it; nothing where only the mapping does. */
function refusalOf(vector: Vector) {
  const ofDocument = issuesOf(() => documentOf(vector))
  if (ofDocument.length > 0) return { by: 'document' as const, issues: ofDocument }
  const ofCalculation = issuesOf(() => calculationOf(vector))
  return ofCalculation.length > 0 ? { by: 'calculation' as const, issues: ofCalculation } : undefined
}

describe('golden vectors that are refused', () => {
  it.each(vectorsIn('refused').map((vector) => [vector.name, vector] as const))('%s', (name, vector) => {
    const refusal = refusalOf(vector)
    if (UPDATE && refusal) expectOf(name, refusal)
    else if (vector.expected?.by === 'mapping') expect(refusal).toBeUndefined()
    else if (!UPDATE) expect(refusal).toEqual(vector.expected)
  })
})

describe('the vectors', () => {
  it('are all there', () => {
    expect(vectorsIn('ug').length).toBeGreaterThanOrEqual(159)
    expect(vectorsIn('ke').length).toBeGreaterThanOrEqual(98)
    expect(vectorsIn('refused').length).toBeGreaterThanOrEqual(63)
  })
})

// Figures from accepted documents and published examples, repeated here so that no update can change them silently.
describe('figures that an authority accepted', () => {
  const of = (name: string) => acceptedOf(vectorOf(name)).calculation

  it('Uganda: ten million less ten percent', () => {
    const { lines, totals } = of('ug/discount-percent')
    expect(lines[0]).toMatchObject({
      gross: '10000000.00',
      grossTax: '1525423.73',
      discount: '1000000.00',
      discountTax: '152542.37',
    })
    expect(lines[1]).toMatchObject({ grossTax: '76271.19', discount: '50000.00', discountTax: '7627.12' })
    expect(totals).toMatchObject({
      net: '8008474.57',
      tax: '1441525.43',
      gross: '9450000.00',
      discount: '1050000.00',
    })
  })

  it('Uganda: a product that does not end after two decimals', () => {
    const { lines } = of('ug/endless-product')
    expect(lines.map((line) => line.gross)).toEqual(['12711864.41', '635593.22'])
  })

  it.each([
    ['ke/gross-100', '86.21', '13.79'],
    ['ke/gross-52200', '45000.00', '7200.00'],
    ['ke/gross-10000', '8620.69', '1379.31'],
  ])('Kenya: %s', (name, net, tax) => {
    expect(of(name).totals).toMatchObject({ net, tax })
  })
})
