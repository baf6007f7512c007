import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, decimal, format, multiply, round, subtract, sum } from '#src/money/decimal.js'
import { calculate } from '#src/tax/calculate.js'
import { apportion } from '#src/tax/discount.js'
import type { Regime } from '#src/tax/regime.js'
import { KENYA, UGANDA } from '../regimes.js'
import { saleOf } from './sales.js'

const WHOLE_PERCENT: Regime = { ...KENYA, rounding: { ...KENYA.rounding, discount: 'whole-percent' } }

const cents = (max: number) =>
  fc.integer({ min: 0, max }).map((units) => ({ units: BigInt(units), scale: 2 }))
const textOf = (units: number) => format({ units: BigInt(units), scale: 2 })

describe('apportion', () => {
  it('shares an amount to the cent, no share above its base and none a cent off its proportion', () => {
    const amounts = fc.array(cents(1_000_000), { minLength: 1, maxLength: 200 }).chain((bases) => {
      const most = Number(bases.reduce((units, base) => units + base.units, 0n))
      return fc.record({ bases: fc.constant(bases), whole: cents(most) })
    })
    fc.assert(
      fc.property(amounts, ({ bases, whole }) => {
        const shares = apportion(whole, bases)
        const total = sum(bases)
        if (total.units === 0n) return
        expect(compare(sum(shares), whole)).toBe(0)
        for (const [index, share] of shares.entries()) {
          expect(compare(share, bases[index]!)).toBeLessThanOrEqual(0)
          const off = subtract(multiply(share, total), multiply(whole, bases[index]!))
          const cent = multiply(decimal('0.01'), total)
          expect(compare(off.units < 0n ? { ...off, units: -off.units } : off, cent)).toBeLessThan(0)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('a discount on the document', () => {
  it.each([
    ['Uganda', UGANDA],
    ['Kenya', KENYA],
    ['Kenya with whole percentages', WHOLE_PERCENT],
  ])('is taken off exactly in %s, at most to nothing', (_name, regime) => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 50 }).map(String),
      unitPrice: fc.integer({ min: 1, max: 100_000 }).map(textOf),
      tax: fc.constantFrom('standard' as const, 'exempt' as const),
      percent: fc.option(fc.integer({ min: 1, max: 100 }).map(String)),
    })
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 1000 }),
        (lines, share) => {
          const facts = lines.map(({ percent, ...rest }) =>
            percent ? { ...rest, discount: { percent } } : rest,
          )
          const before = decimal(calculate(saleOf(regime, facts), regime).totals.gross)
          const amount = round(multiply(before, { units: BigInt(share), scale: 3 }), 2, 'down')
          fc.pre(amount.units > 0n)
          const sale = saleOf(regime, facts, { discount: { amount: format(amount) } })
          const { totals, lines: computed } = calculate(sale, regime)
          expect(totals.gross).toBe(format(subtract(before, amount)))
          for (const { total, gross, discount } of computed) {
            expect(decimal(total).units >= 0n).toBe(true)
            expect(compare(decimal(discount), decimal(gross))).toBeLessThanOrEqual(0)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a discount that is no whole percentage', () => {
  it('makes at most two lines, which multiply out and add up to what is left, whatever the quantity', () => {
    const facts = fc.record({
      quantity: fc.integer({ min: 1, max: 50_000 }).map(textOf),
      unitPrice: fc.integer({ min: 0, max: 5_000_000 }).map(textOf),
      share: fc.integer({ min: 1, max: 1000 }),
    })
    fc.assert(
      fc.property(facts, ({ quantity, unitPrice, share }) => {
        const gross = round(multiply(decimal(quantity), decimal(unitPrice)), 2)
        const amount = round(multiply(gross, { units: BigInt(share), scale: 3 }), 2)
        fc.pre(amount.units > 0n)
        const discount = { amount: format(amount) }
        const sale = saleOf(WHOLE_PERCENT, [{ quantity, unitPrice, tax: 'standard', discount }])
        const { lines } = calculate(sale, WHOLE_PERCENT)
        expect(lines.length).toBeLessThanOrEqual(2)
        expect(format(round(sum(lines.map((line) => decimal(line.quantity))), 2))).toBe(quantity)
        expect(format(round(sum(lines.map((line) => decimal(line.total))), 2))).toBe(
          format(subtract(gross, amount)),
        )
        for (const line of lines) {
          const product = multiply(decimal(line.quantity), decimal(line.unitPrice))
          expect(format(round(product, 2))).toBe(line.gross)
          expect(line.unitPrice).not.toMatch(/^-|\.\d{3}/)
          expect(decimal(line.quantity).units > 0n).toBe(true)
          if (line.discount !== '0.00') expect(line.discountPercent).toMatch(/^\d+$/)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
