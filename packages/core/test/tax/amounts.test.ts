import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ResolvedDocument } from '#src/document/document.js'
import type { ResolvedLine } from '#src/document/line.js'
import { InvalidInputError } from '#src/errors/fiscal-error.js'
import {
  add,
  compare,
  decimal,
  divide,
  format,
  multiply,
  negate,
  round,
  subtract,
  sum,
} from '#src/money/decimal.js'
import { calculate } from '#src/tax/calculate.js'
import type { Regime } from '#src/tax/regime.js'
import { KENYA, UGANDA } from '../regimes.js'
import { type LineFacts, saleOf } from './sales.js'

const BEER = { code: 'LED190100', name: 'Beer' }
const EXCLUSIVE: Regime = { ...KENYA, rounding: { ...KENYA.rounding, prices: 'exclusive' } }

type Excise = NonNullable<ResolvedLine['excise']>

function dutiable(lines: readonly (LineFacts & { excise?: Excise })[], more: Partial<ResolvedDocument> = {}) {
  const sale = saleOf(UGANDA, lines, more)
  return calculate(sale, UGANDA)
}

const off = (a: string, b: string) => {
  const difference = subtract(decimal(a), decimal(b))
  return difference.units < 0n ? negate(difference) : difference
}

describe('excise duty', () => {
  it.each<[string, LineFacts & { excise: Excise }, Partial<ResolvedDocument>, Record<string, string>]>([
    [
      'a percentage of the price without VAT and duty',
      { quantity: '1', unitPrice: '188.80', tax: 'standard', excise: { ...BEER, percent: '60' } },
      {},
      { net: '160.00', tax: '28.80', excise: '60.00', total: '188.80' },
    ],
    [
      'a percentage on a price without tax',
      {
        quantity: '1',
        unitPrice: '100',
        tax: 'standard',
        priceIncludesTax: false,
        excise: { ...BEER, percent: '60' },
      },
      {},
      { net: '160.00', tax: '28.80', excise: '60.00', total: '188.80' },
    ],
    [
      'a percentage less its part of the discount',
      {
        quantity: '1',
        unitPrice: '188.80',
        tax: 'standard',
        discount: { percent: '50' },
        excise: { ...BEER, percent: '60' },
      },
      {},
      { excise: '30.00', discountExcise: '30.00', total: '94.40' },
    ],
    [
      'an amount for each unit, two in a package of three invoiced units',
      {
        quantity: '6',
        unitPrice: '1000',
        tax: 'standard',
        excise: { ...BEER, perUnit: '90', unit: '102', pieces: '2', packages: '3' },
      },
      {},
      { excise: '360.00', total: '6000.00' },
    ],
    [
      'an amount for each unit, whatever is taken off',
      {
        quantity: '6',
        unitPrice: '1000',
        tax: 'standard',
        discount: { percent: '50' },
        excise: { ...BEER, perUnit: '90', unit: '102' },
      },
      {},
      { excise: '540.00', discountExcise: '0.00', total: '3000.00' },
    ],
    [
      'an amount in shillings on a document in dollars',
      {
        quantity: '2',
        unitPrice: '10',
        tax: 'standard',
        excise: { ...BEER, perUnit: '3700', unit: '102' },
      },
      { currency: 'USD', exchangeRate: '3700' },
      { excise: '2.00', total: '20.00' },
    ],
    [
      'an amount in the dollars of the document',
      {
        quantity: '2',
        unitPrice: '10',
        tax: 'standard',
        excise: { ...BEER, perUnit: '1.5', unit: '102', currency: 'USD' },
      },
      { currency: 'USD', exchangeRate: '3700' },
      { excise: '3.00', total: '20.00' },
    ],
    [
      'nothing at a rate of nil',
      { quantity: '2', unitPrice: '10', tax: 'standard', excise: BEER },
      {},
      { excise: '0.00', total: '20.00' },
    ],
  ])('is %s', (_what, line, more, expected) => {
    expect(dutiable([line], more).lines[0]).toMatchObject(expected)
  })

  it.each<[string, Partial<LineFacts>, Partial<ResolvedDocument>]>([
    ['the price', { unitPrice: '100' }, {}],
    ['a discount on the line', { discount: { percent: '95' } }, {}],
    ['a discount on the document', {}, { discount: { percent: '95' } }],
  ])('by the unit is refused where %s leaves less than it', (_what, facts, more) => {
    const line: LineFacts = { quantity: '1', unitPrice: '1000', tax: 'standard', ...facts }
    const sale = () => dutiable([{ ...line, excise: { ...BEER, perUnit: '90', unit: '102' } }], more)
    expect(sale).toThrow(InvalidInputError)
    expect(sale).toThrow('/lines/0/unitPrice holds less than the excise duty on the line (90.00)')
  })
})

describe('the totals of any sale with duties, levies, deemed lines and discounts', () => {
  const line = fc.record({
    quantity: fc.integer({ min: 1, max: 500 }).map((n) => format({ units: BigInt(n), scale: 1 })),
    unitPrice: fc.integer({ min: 500, max: 10_000_000 }).map((n) => format({ units: BigInt(n), scale: 2 })),
    tax: fc.constantFrom<ResolvedLine['tax']>('standard', 'zero', 'exempt', 'deemed'),
    discount: fc.option(
      fc.integer({ min: 1, max: 40 }).map((n) => ({ percent: String(n) })),
      { nil: undefined },
    ),
    excise: fc.option(
      fc.oneof(
        fc.integer({ min: 1, max: 200 }).map((n): Excise => ({ ...BEER, percent: String(n) })),
        fc
          .integer({ min: 1, max: 100 })
          .map((n): Excise => ({ ...BEER, perUnit: format({ units: BigInt(n), scale: 2 }), unit: '102' })),
      ),
      { nil: undefined },
    ),
  })
  const sale = fc.record({
    lines: fc.array(line, { minLength: 1, maxLength: 200 }),
    percent: fc.option(fc.integer({ min: 1, max: 30 }).map(String)),
    levy: fc.integer({ min: 1, max: 1000 }).map((n) => format({ units: BigInt(n), scale: 2 })),
  })

  it('are the same by every route', () => {
    fc.assert(
      fc.property(sale, ({ lines, percent, levy }) => {
        const { totals, ...computed } = dutiable(
          lines.map(({ discount, excise, ...rest }) => ({
            ...rest,
            discount,
            ...(excise ? { excise } : {}),
          })),
          {
            ...(percent ? { discount: { percent } } : {}),
            levies: [
              { kind: 'hotel_tax', percent: '1.5' },
              { kind: 'stamp_duty', perUnit: levy, units: '3' },
            ],
          },
        )
        const total = (rows: readonly object[], name: string) =>
          sum(rows.map((row) => decimal((row as Readonly<Record<string, string>>)[name]!)))
        const same = (text: string, ...parts: ReturnType<typeof decimal>[]) =>
          expect(text).toBe(format(round(sum(parts), 2)))
        const [deemed, levies] = [decimal(totals.deemed), decimal(totals.levies)]
        const duty = total(computed.duties, 'tax')
        const vat = total(computed.bands, 'tax')
        same(totals.gross, total(computed.lines, 'total'), negate(deemed), levies)
        same(totals.gross, total(computed.bands, 'gross'), negate(deemed), levies)
        same(totals.gross, decimal(totals.net), decimal(totals.tax))
        same(totals.tax, vat, negate(deemed), duty, levies)
        same(totals.excise, duty)
        same(totals.excise, total(computed.lines, 'excise'))
        same(totals.discount, total(computed.lines, 'discount'))
        same(totals.net, total(computed.lines, 'net'), negate(duty))
        same(totals.levies, total(computed.levies, 'amount'))
        expect(computed.levies.map(({ amount }) => amount)).toEqual([
          format(round(multiply(decimal(totals.net), decimal('0.015')), 2)),
          format(round(multiply(decimal(levy), decimal('3')), 2)),
        ])
        for (const row of computed.duties) same(row.gross, decimal(row.net), decimal(row.tax))
        for (const text of Object.values(totals)) expect(text).toMatch(/^\d+\.\d\d$/)
      }),
      { numRuns: 100 },
    )
  })

  it('bear a duty that is its rate of what is left without VAT and duty, to a cent or two', () => {
    fc.assert(
      fc.property(line, ({ excise, ...facts }) => {
        fc.pre(excise !== undefined && 'percent' in excise)
        const [computed] = dutiable([{ ...facts, excise: excise! }]).lines
        const rate = multiply(decimal((excise as { percent: string }).percent), decimal('0.01'))
        const exact = divide(multiply(decimal(computed!.net), rate), add(decimal('1'), rate), 6, 'half-up')
        expect(compare(off(computed!.excise, format(exact)), decimal('0.02'))).toBeLessThan(0)
      }),
      { numRuns: 300 },
    )
  })
})

describe('deemed VAT', () => {
  it('is stated on its line and in its band, and in no total', () => {
    const { lines, bands, totals } = calculate(
      saleOf(UGANDA, [
        { quantity: '1', unitPrice: '118', tax: 'deemed' },
        { quantity: '1', unitPrice: '118', tax: 'standard' },
      ]),
      UGANDA,
    )
    expect(lines[0]).toMatchObject({ total: '118.00', tax: '18.00', net: '100.00' })
    expect(bands[0]).toMatchObject({ category: 'deemed', net: '100.00', tax: '18.00', gross: '118.00' })
    expect(totals).toMatchObject({ net: '200.00', tax: '18.00', gross: '218.00', deemed: '18.00' })
  })
})

describe('prices with and without tax', () => {
  const price = fc.integer({ min: 1, max: 10_000_000 }).map((n) => format({ units: BigInt(n), scale: 2 }))
  const quantity = fc.integer({ min: 1, max: 100_000 }).map((n) => format({ units: BigInt(n), scale: 2 }))

  it('come to the same in Uganda, to the cent: the price with tax has decimals enough', () => {
    fc.assert(
      fc.property(price, quantity, (net, many) => {
        const gross = format(multiply(decimal(net), decimal('1.18')))
        const without = { quantity: many, unitPrice: net, tax: 'standard', priceIncludesTax: false } as const
        const within = { quantity: many, unitPrice: gross, tax: 'standard' } as const
        const totals = [without, within].map((line) => calculate(saleOf(UGANDA, [line]), UGANDA).totals)
        expect(totals[0]).toEqual(totals[1])
      }),
      { numRuns: 300 },
    )
  })

  it('differ in Kenya by half a cent for each unit at most, since prices have two decimals', () => {
    fc.assert(
      fc.property(price, quantity, fc.boolean(), (unitPrice, many, priceIncludesTax) => {
        const line = { quantity: many, unitPrice, tax: 'standard', priceIncludesTax } as const
        const [inclusive, exclusive] = [KENYA, EXCLUSIVE].map(
          (regime) => calculate(saleOf(regime, [line]), regime).totals.gross,
        )
        // What is rounded is the price with tax in one, and the price without, which bears tax, in the other; and each line.
        const most = add(multiply(decimal(many), decimal('0.0058')), decimal('0.02'))
        expect(compare(off(inclusive!, exclusive!), most)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  })
})

describe('what explains a total that is wrong', () => {
  const soda: LineFacts = { quantity: '2', unitPrice: '1180', tax: 'standard' }
  const tea: LineFacts = { quantity: '1', unitPrice: '500', tax: 'exempt' }
  const cut: LineFacts = { quantity: '1', unitPrice: '118', tax: 'standard', discount: { amount: '50' } }
  const net: LineFacts = { quantity: '1', unitPrice: '1000', tax: 'standard', priceIncludesTax: false }

  it.each<[string, readonly LineFacts[], Record<string, string>, string]>([
    [
      'tax added to one line',
      [soda, tea, cut],
      { gross: '3288.00' },
      'Line 1 is 360 over: price was taken as tax-exclusive?',
    ],
    [
      'tax left off a line',
      [tea, net],
      { gross: '1500.00' },
      'Line 2 is 180 under: price was taken as tax-inclusive?',
    ],
    [
      'tax on a price that has it',
      [tea, soda, net],
      { tax: '604.80' },
      'Line 2 is 64.8 over: tax was taken on a price that includes it?',
    ],
    [
      'a discount forgotten',
      [tea, soda, { ...cut, discount: { amount: '70' } }, cut],
      { gross: '3026.00' },
      'Line 4 is 50 over: the discount was not taken off?',
    ],
    [
      'a discount taken off twice',
      [tea, soda, cut],
      { gross: '2878.00' },
      'Line 3 is 50 under: the discount was taken off twice?',
    ],
    ['a line left out', [tea, soda], { gross: '2360.00' }, 'Line 1 is 500 under: it was left out?'],
    [
      'tax added to all',
      [soda, soda],
      { gross: '5440.00' },
      'It looks as if tax was added to prices that include it.',
    ],
    ['no discount at all', [cut, cut], { gross: '236.00' }, 'It looks as if no discount was taken off.'],
  ])('names %s', (_what, lines, totals, cause) => {
    const sale = saleOf(UGANDA, lines, { totals })
    expect(() => calculate(sale, UGANDA)).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ fix: expect.stringContaining(cause) })] }),
    )
  })
})

describe('a rate that changed', () => {
  it.each([
    ['2020-03-31T20:59:59Z', '0.16'],
    ['2020-03-31T21:00:00Z', '0.14'],
    ['2020-12-31T20:59:59Z', '0.14'],
    ['2020-12-31T21:00:00Z', '0.16'],
  ])('is that of the day in Nairobi: %s bears %s', (issuedAt, rate) => {
    const sale = saleOf(KENYA, [{ quantity: '1', unitPrice: '100', tax: 'standard' }], { issuedAt })
    expect(calculate(sale, KENYA).lines[0]!.rate).toBe(rate)
  })
})
