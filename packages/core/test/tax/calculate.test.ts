import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ResolvedDocument } from '#src/document/document.js'
import { InvalidInputError, type Issue } from '#src/errors/fiscal-error.js'
import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  format,
  formatShort,
  isZero,
  multiply,
  negate,
  ONE,
  round,
  subtract,
  sum,
} from '#src/money/decimal.js'
import { calculate } from '#src/tax/calculate.js'
import type { CalculatedLine, Calculation } from '#src/tax/calculation.js'
import { categoriesOn, type Regime, rateOn } from '#src/tax/regime.js'
import { KENYA, UGANDA } from '../regimes.js'
import { type LineFacts, saleOf } from './sales.js'

const DAY = '2026-11-23'
const CENT = decimal('0.01')
const RUNS = { numRuns: 500 }

/** A decimal text of at most `scale` decimals between `min` and `max` in units of the last decimal. */
function decimals(scale: number, min: bigint, max: bigint) {
  const units = fc.oneof(
    fc.bigInt({ min, max }),
    fc.bigInt({ min, max: min + 1000n < max ? min + 1000n : max }),
  )
  return fc.tuple(units, fc.integer({ min: 0, max: scale })).map(([n, places]) => {
    const cut = 10n ** BigInt(scale - places)
    const kept = (n / cut) * cut
    return formatShort({ units: kept === 0n ? n : kept, scale })
  })
}

/** Lines that a regime accepts, with prices of both kinds and discounts of both kinds. */
function lineUnder(regime: Regime, mostQuantity = 499_999n): fc.Arbitrary<LineFacts> {
  const { quantityScale, priceScale } = regime.rounding
  return fc
    .record({
      quantity: decimals(quantityScale, 1n, mostQuantity * 10n ** BigInt(quantityScale)),
      unitPrice: decimals(priceScale, 1n, 20_000_000n * 10n ** BigInt(priceScale)),
      tax: fc.constantFrom(...categoriesOn(regime, DAY)),
      priceIncludesTax: fc.boolean(),
      discount: fc.option(
        fc.record({
          kind: fc.constantFrom('percent', 'amount'),
          percent: decimals(4, 1n, 1_000_000n),
          share: fc.integer({ min: 1, max: 50 }),
        }),
        { nil: undefined },
      ),
    })
    .filter(({ quantity, unitPrice }) => compare(multiply(decimal(quantity), decimal(unitPrice)), CENT) >= 0)
    .map(({ discount, ...line }) => {
      if (!discount) return line
      if (discount.kind === 'percent') return { ...line, discount: { percent: discount.percent } }
      const value = multiply(decimal(line.quantity), decimal(line.unitPrice))
      const off = divide(multiply(value, decimal(String(discount.share))), decimal('100'), 2, 'down')
      return isZero(off) ? line : { ...line, discount: { amount: format(off) } }
    })
}

const saleUnder = (regime: Regime) =>
  fc.array(lineUnder(regime), { minLength: 1, maxLength: 20 }).map((lines) => saleOf(regime, lines))

const total = (lines: readonly CalculatedLine[], name: 'net' | 'tax' | 'total' | 'discount') =>
  format(round(sum(lines.map((line) => decimal(line[name]))), 2))

const absolute = (value: Decimal) => (value.units < 0n ? negate(value) : value)
const product = (line: CalculatedLine) => multiply(decimal(line.quantity), decimal(line.unitPrice))
const placesOf = (text: string) => (text.split('.')[1] ?? '').length

function issuesOf(document: ResolvedDocument, regime: Regime): readonly Issue[] {
  try {
    calculate(document, regime)
  } catch (error) {
    if (error instanceof InvalidInputError) return error.issues
    throw error
  }
  return []
}

function checkSales(regime: Regime, check: (calculation: Calculation, document: ResolvedDocument) => void) {
  fc.assert(
    fc.property(saleUnder(regime), (document) => check(calculate(document, regime), document)),
    RUNS,
  )
}

describe.each([
  ['Uganda', UGANDA],
  ['Kenya', KENYA],
])('any sale in %s', (_country, regime) => {
  it('has lines in which total is net and tax, and gross less discount', () => {
    checkSales(regime, ({ lines }) => {
      for (const line of lines) {
        expect(format(add(decimal(line.net), decimal(line.tax)))).toBe(line.total)
        expect(format(subtract(decimal(line.gross), decimal(line.discount)))).toBe(line.total)
        expect(format(subtract(decimal(line.grossTax), decimal(line.discountTax)))).toBe(line.tax)
      }
    })
  })

  it('never has a negative amount, and a discount never exceeds its line', () => {
    checkSales(regime, ({ lines }) => {
      for (const { source: _, ...line } of lines) {
        for (const name of ['gross', 'grossTax', 'discount', 'discountTax', 'total', 'tax', 'net'] as const) {
          expect(line[name]).toMatch(/^\d+\.\d\d$/)
        }
        expect(compare(decimal(line.discount), decimal(line.gross))).toBeLessThanOrEqual(0)
      }
    })
  })

  it('has bands that add up to the totals, and totals that are sums of the lines', () => {
    checkSales(regime, ({ lines, bands, totals }) => {
      const deemed = sum(bands.map(({ category, tax }) => decimal(category === 'deemed' ? tax : '0')))
      const less = { net: decimal('0'), tax: deemed, gross: deemed }
      for (const name of ['net', 'tax', 'gross'] as const) {
        const all = sum(bands.map((band) => decimal(band[name])))
        expect(format(round(subtract(all, less[name]), 2))).toBe(totals[name])
      }
      for (const band of bands) {
        const own = lines.filter((line) => line.category === band.category)
        expect(own.length).toBeGreaterThan(0)
        expect([band.net, band.tax, band.gross]).toEqual([
          total(own, 'net'),
          total(own, 'tax'),
          total(own, 'total'),
        ])
        expect(new Set(own.map((line) => line.rate))).toEqual(new Set([band.rate]))
      }
      expect(new Set(bands.map((band) => band.category)).size).toBe(bands.length)
      expect(totals).toMatchObject({
        net: total(lines, 'net'),
        discount: total(lines, 'discount'),
        excise: '0.00',
        levies: '0.00',
        deemed: format(round(deemed, 2)),
      })
    })
  })

  it('has taxes within half a cent of the exact ones', () => {
    checkSales(regime, ({ lines }, document) => {
      for (const line of lines) {
        const rate = decimal(rateOn(regime, line.category, DAY)!.rate)
        for (const [amount, tax] of [
          [line.gross, line.grossTax],
          regime.rounding.discount === 'apart' ? [line.discount, line.discountTax] : [line.total, line.tax],
        ] as const) {
          const exact = divide(multiply(decimal(amount), rate), add(ONE, rate), 15, 'down')
          const error = absolute(subtract(decimal(tax), exact))
          expect(compare(error, decimal('0.005000001'))).toBeLessThan(0)
        }
      }
      expect(lines.map((line) => line.source)).toEqual(document.lines)
    })
  })

  it('has prices whose product is within a cent of the line and that fit the wire', () => {
    checkSales(regime, ({ lines }) => {
      for (const line of lines) {
        expect(compare(absolute(subtract(decimal(line.gross), product(line))), CENT)).toBeLessThan(0)
        expect(placesOf(line.unitPrice)).toBeLessThanOrEqual(regime.rounding.priceScale)
        expect(placesOf(line.quantity)).toBeLessThanOrEqual(regime.rounding.quantityScale)
        expect(format(round(product(line), 2))).toBe(line.gross)
        if (regime.rounding.product === 'cut-or-round') {
          expect(format(round(product(line), 2, 'down'))).toBe(line.gross)
        }
      }
    })
  })

  it('comes to the same in any order of its lines', () => {
    checkSales(regime, ({ lines, totals }, document) => {
      const reversed = calculate({ ...document, lines: document.lines.toReversed() }, regime)
      expect(reversed.totals).toEqual(totals)
      const last = lines.length - 1
      expect(reversed.lines).toEqual(
        lines.map((line) => ({ ...line, index: last - line.index })).toReversed(),
      )
    })
  })

  it('is accepted with its own totals and payments, however they are written', () => {
    checkSales(regime, ({ totals }, document) => {
      const { net, tax, gross } = totals
      const own = { net, tax: formatShort(decimal(tax)), gross: `${gross}000` }
      const payments = [{ method: 'cash' as const, amount: gross }]
      expect(issuesOf({ ...document, totals: own, payments }, regime)).toEqual([])
    })
  })

  it('is refused when any of the given totals is a cent off, naming which, where and by how much', () => {
    fc.assert(
      fc.property(
        saleUnder(regime),
        fc.constantFrom('net', 'tax', 'gross'),
        fc.constantFrom('0.01', '-0.01'),
        (document, name, off) => {
          const { totals } = calculate(document, regime)
          const given = add(decimal(totals[name]), decimal(off))
          fc.pre(given.units >= 0n)
          const wrong = { net: totals.net, tax: totals.tax, gross: totals.gross, [name]: format(given) }
          const [issue, ...others] = issuesOf({ ...document, totals: wrong }, regime)
          expect(others).toEqual([])
          expect(issue?.path).toBe(`/totals/${name}`)
          expect(issue?.message).toBe(
            `is ${format(given)}, but the lines add up to ${totals[name]} (0.01 too ${off === '0.01' ? 'high' : 'low'})`,
          )
          expect(issue?.fix).toContain(`Send ${totals[name]}, or leave the totals out.`)
        },
      ),
      RUNS,
    )
  })

  it('is refused when the payments are a cent off', () => {
    fc.assert(
      fc.property(saleUnder(regime), (document) => {
        const { totals } = calculate(document, regime)
        const amount = format(add(decimal(totals.gross), CENT))
        const issues = issuesOf({ ...document, payments: [{ method: 'cash', amount }] }, regime)
        expect(issues.map((issue) => issue.path)).toEqual(['/payments'])
        expect(issues[0]?.message).toContain('(0.01 too high)')
      }),
      { numRuns: 100 },
    )
  })
})

describe('quantities from half a million up', () => {
  it('stay within a cent too', () => {
    const line = lineUnder(UGANDA, 10n ** 12n).filter(
      ({ quantity }) => compare(decimal(quantity), decimal('500000')) >= 0,
    )
    fc.assert(
      fc.property(line, (facts) => {
        const [computed] = calculate(saleOf(UGANDA, [facts]), UGANDA).lines
        const error = absolute(subtract(decimal(computed!.gross), product(computed!)))
        expect(compare(error, CENT)).toBeLessThan(0)
      }),
      RUNS,
    )
  })
})

describe('discounts', () => {
  it('are rounded once, from the exact percentage', () => {
    // 100.00 x 1.00499...9 % lies below 1.005: rounding on the way there would make it 1.01.
    const sale = saleOf(UGANDA, [
      { quantity: '1', unitPrice: '100', tax: 'zero', discount: { percent: '1.00499999999999999' } },
    ])
    expect(calculate(sale, UGANDA).lines[0]!.discount).toBe('1.00')
  })

  it('keep the percentage that was given, and say that of an amount where it is whole', () => {
    const sale = saleOf(KENYA, [
      { quantity: '1', unitPrice: '100', tax: 'standard', discount: { percent: '10' } },
      { quantity: '1', unitPrice: '100', tax: 'standard', discount: { amount: '10' } },
      { quantity: '1', unitPrice: '100', tax: 'standard', discount: { amount: '10.01' } },
    ])
    const { lines } = calculate(sale, KENYA)
    expect(lines[0]!.discountPercent).toBe('10')
    expect(lines[1]!.discountPercent).toBe('10')
    expect(lines[2]).not.toHaveProperty('discountPercent')
    expect(lines[0]!.total).toBe(lines[1]!.total)
  })

  it('say when prices without tax explain a total that is too low', () => {
    const sale = saleOf(KENYA, [{ quantity: '1', unitPrice: '116', tax: 'standard' }], {
      totals: { gross: '100.00' },
    })
    expect(issuesOf(sale, KENYA)[0]?.fix).toContain('set "priceIncludesTax": false')
  })
})

describe('the part of a line that is rounded', () => {
  // At the rates of both countries no tax ends on half a cent, so a rate that does is invented here.
  it.each([
    ['tax', '0.01', '0.00'],
    ['net', '0.00', '0.01'],
  ] as const)('is the %s when the regime says so', (derive, tax, net) => {
    const regime: Regime = {
      ...UGANDA,
      rates: [{ category: 'standard', rate: '1', from: '2000-01-01', source: 'invented' }],
      rounding: { ...UGANDA.rounding, derive },
    }
    const sale = saleOf(regime, [{ quantity: '1', unitPrice: '0.01', tax: 'standard' }])
    expect(calculate(sale, regime).totals).toMatchObject({ tax, net, gross: '0.01' })
  })
})

describe('size', () => {
  it('a document of a thousand lines takes milliseconds', () => {
    const facts: LineFacts = {
      quantity: '15',
      unitPrice: '847457.6273333',
      tax: 'standard',
      discount: { percent: '2.5' },
    }
    const sale = saleOf(UGANDA, Array(1000).fill(facts))
    const start = performance.now()
    calculate(sale, UGANDA)
    expect(performance.now() - start).toBeLessThan(500)
  })
})
