import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { InvalidInputError, type Issue } from '#src/errors/fiscal-error.js'
import { calculate } from '#src/tax/calculate.js'
import type { CalculatedLine, Calculation } from '#src/tax/calculation.js'
import { REGIMES } from '../regimes.js'
import { type LineFacts, saleOf } from './sales.js'

/** One golden example: a sale, and everything that is computed of it or the issues it is refused with. */
interface Vector {
  /** What it shows, and where its figures come from. */
  readonly about: string
  readonly regime: keyof typeof REGIMES
  readonly issuedAt?: string
  readonly lines: readonly LineFacts[]
  readonly totals?: { readonly net?: string; readonly tax?: string; readonly gross?: string }
  readonly payments?: { method: 'cash'; amount: string }[]
  readonly expected?: Outcome
}

type Outcome =
  | { readonly issues: readonly Issue[] }
  | (Pick<Calculation, 'bands' | 'totals'> & { readonly lines: readonly Omit<CalculatedLine, 'source'>[] })

const FOLDER = new URL('../../vectors/', import.meta.url)
const UPDATE = process.env.UPDATE_VECTORS === '1'

function outcomeOf(vector: Vector): Outcome {
  const { issuedAt, totals, payments } = vector
  const regime = REGIMES[vector.regime]
  const document = saleOf(regime, vector.lines, {
    ...(issuedAt === undefined ? {} : { issuedAt }),
    ...(totals === undefined ? {} : { totals }),
    ...(payments === undefined ? {} : { payments }),
  })
  try {
    const { lines, bands, totals } = calculate(document, regime)
    return { lines: lines.map(({ source: _, ...line }) => line), bands, totals }
  } catch (error) {
    if (error instanceof InvalidInputError) return { issues: error.issues }
    throw error
  }
}

function read(name: string): Vector {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))
}

const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))

// `UPDATE_VECTORS=1 npm test -- vectors` writes what is computed now; the diff is then read by a person.
describe('golden vectors', () => {
  it.each(names)('%s', (name) => {
    const vector = read(name)
    const outcome = outcomeOf(vector)
    if (UPDATE) {
      writeFileSync(new URL(name, FOLDER), `${JSON.stringify({ ...vector, expected: outcome }, null, 2)}\n`)
    }
    expect(outcome).toEqual(UPDATE ? outcome : vector.expected)
  })

  it('are all there', () => expect(names.length).toBeGreaterThanOrEqual(16))
})

// Figures from accepted documents and published examples, repeated here so that no update can change them silently.
describe('figures that an authority accepted', () => {
  const lineOf = (name: string) => {
    const outcome = outcomeOf(read(name))
    if ('issues' in outcome) throw new Error(JSON.stringify(outcome.issues))
    return outcome
  }

  it('Uganda: ten million less ten percent', () => {
    const { lines, totals } = lineOf('ug-discount-percent.json')
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
    const { lines } = lineOf('ug-endless-product.json')
    expect(lines.map((line) => line.gross)).toEqual(['12711864.41', '635593.22'])
  })

  it.each([
    ['ke-gross-100.json', '86.21', '13.79'],
    ['ke-gross-52200.json', '45000.00', '7200.00'],
    ['ke-gross-10000.json', '8620.69', '1379.31'],
  ])('Kenya: %s', (name, net, tax) => {
    expect(lineOf(name).totals).toMatchObject({ net, tax })
  })
})
