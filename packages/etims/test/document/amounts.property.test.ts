import {
  add,
  calculate,
  type Decimal,
  decimal,
  divide,
  format,
  formatShort,
  multiply,
  type ResolvedDocument,
  round,
  subtract,
  sum,
} from '@risiti/core'
import { gavaconnect } from '@risiti/etims/channels'
import { regimeFor, type SaleRequest, toSale } from '@risiti/etims/document'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saveSalesTransaction } from '#src/operations/save-sales-transaction.js'
import { document, line } from '../samples.js'
import { category, cents, WAYS, type Way } from './any-document.js'

/* The rules of KRA's validator, written from its side. */

const schema = saveSalesTransaction.request()
const HUNDRED = decimal('100')
const LETTERS = ['A', 'B', 'C', 'D', 'E'] as const

const anyDiscount = fc.oneof(
  cents(10_000).map((percent) => ({ percent })),
  fc.integer({ min: 1, max: 100 }).map((percent) => ({ percent: String(percent) })),
)

const anyLine = fc
  .record({
    quantity: cents(50_000),
    unitPrice: fc.oneof(cents(5_000_000), fc.constant('0')),
    tax: category,
    priceIncludesTax: fc.boolean(),
    discount: fc.option(anyDiscount, { nil: undefined }),
  })
  .map(({ discount, ...facts }) => line({ ...facts, ...(discount ? { discount } : {}) }))

const anyDocument = fc
  .record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 200, size: 'max' }),
    discount: fc.option(anyDiscount, { nil: undefined }),
  })
  .map(({ lines, discount }) => document({ lines, ...(discount ? { discount } : {}) }))

function write(given: ResolvedDocument, { profile, prices }: Way) {
  const calculation = calculate(given, regimeFor(profile, prices))
  const facts = { invcNo: 7, confirmedAt: new Date('2026-11-23T09:00:00Z'), profile }
  return { calculation, request: toSale(given, calculation, facts) }
}

const number = (value: string | number | null | undefined): Decimal => decimal(String(value))
const total = (values: readonly Decimal[]) => format(round(sum(values), 2))

type Item = SaleRequest['itemList'][number]

function checkHeader(request: SaleRequest): void {
  const { itemList } = request
  const of = (member: 'taxblAmt' | 'taxAmt' | 'totAmt', letter?: string) =>
    total(itemList.filter(({ taxTyCd }) => !letter || taxTyCd === letter).map((item) => number(item[member])))
  for (const letter of LETTERS) {
    expect(total([number(request[`taxblAmt${letter}`])])).toBe(of('taxblAmt', letter))
    expect(total([number(request[`taxAmt${letter}`])])).toBe(of('taxAmt', letter))
  }
  expect([request.totTaxblAmt, request.totTaxAmt, request.totAmt]).toEqual([
    of('taxblAmt'),
    of('taxAmt'),
    of('totAmt'),
  ])
  expect(total([number(request.totTaxblAmt), number(request.totTaxAmt)])).toBe(request.totAmt)
  expect(itemList.map(({ itemSeq }) => itemSeq)).toEqual(itemList.map((_, place) => place + 1))
  expect(request.totItemCnt).toBe(itemList.length)
}

function checkItem(item: Item, request: SaleRequest, { prices }: Way): void {
  const [supply, off] = [number(item.splyAmt), number(item.dcAmt)]
  const left = subtract(supply, off)
  const rate = divide(number(request[`taxRt${item.taxTyCd as 'A'}`]), HUNDRED, 4, 'down')
  expect(item.splyAmt).toBe(format(round(multiply(number(item.qty), number(item.prc)), 2)))
  expect(left.units).toBeGreaterThanOrEqual(0n)
  expect(total([number(item.taxblAmt), number(item.taxAmt)])).toBe(total([number(item.totAmt)]))
  if (prices === 'exclusive') {
    expect(item.taxblAmt).toBe(total([left]))
    expect(item.taxAmt).toBe(format(round(multiply(left, rate), 2)))
  } else {
    expect(item.totAmt).toBe(total([left]))
    expect(item.taxblAmt).toBe(format(divide(left, add(decimal('1'), rate), 2, 'half-up')))
  }
}

/** What the gateway computes of a whole percentage. */
function recomputed({ qty, prc, dcRt }: Item): string {
  const product = multiply(multiply(number(qty), number(prc)), round(number(dcRt), 0))
  return format(divide(product, HUNDRED, 2, 'half-up'))
}

describe('any document of up to 200 lines', () => {
  it.each(WAYS)('adds up on the wire as KRA adds it up: $name', (way) => {
    fc.assert(
      fc.property(anyDocument, (given) => {
        const { request, calculation } = write(given, way)
        checkHeader(request)
        for (const item of request.itemList) checkItem(item, request, way)
        expect(request.totAmt).toBe(calculation.totals.gross)
        expect(schema.safeParse(request).error).toBeUndefined()
      }),
      { numRuns: 15 },
    )
  })

  it('has discounts at the gateway that it computes alike', () => {
    fc.assert(
      fc.property(anyDocument, (given) => {
        for (const item of write(given, { name: '', profile: gavaconnect }).request.itemList) {
          expect(item.dcRt).toMatch(/^\d+$/)
          expect(total([number(item.dcAmt)])).toBe(recomputed(item))
        }
      }),
      { numRuns: 15 },
    )
  })

  it.each(WAYS.slice(0, 2))(
    'has a rounded percentage only where nothing else comes to the total: $name',
    (way) => {
      fc.assert(
        fc.property(fc.array(anyLine, { minLength: 1, maxLength: 5 }), (lines) => {
          for (const item of write(document({ lines }), way).request.itemList) {
            if (total([number(item.dcAmt)]) === recomputed(item)) continue
            const left = subtract(number(item.splyAmt), number(item.dcAmt))
            const nearest = divide(left, number(item.qty), 2, 'half-up')
            expect(format(round(multiply(nearest, number(item.qty)), 2))).not.toBe(format(left))
          }
        }),
        { numRuns: 300 },
      )
    },
  )
})

describe('a discount at the gateway', () => {
  it('comes off to the cent, in one item or in two', () => {
    const any = fc.record({
      quantity: cents(30_000),
      unitPrice: cents(300_000),
      part: fc.integer({ min: 1, max: 10_000 }),
    })
    const seen = new Set<number>()
    fc.assert(
      fc.property(any, ({ quantity, unitPrice, part }) => {
        const gross = round(multiply(decimal(quantity), decimal(unitPrice)), 2)
        const off = { units: (gross.units * BigInt(part)) / 10_000n, scale: 2 }
        fc.pre(off.units > 0n)
        const given = document({ lines: [line({ quantity, unitPrice, discount: { amount: format(off) } })] })
        const { itemList } = write(given, { name: '', profile: gavaconnect }).request
        seen.add(itemList.length)
        expect(itemList.length).toBeLessThanOrEqual(2)
        expect(formatShort(sum(itemList.map(({ qty }) => number(qty))))).toBe(formatShort(decimal(quantity)))
        expect(total(itemList.map(({ totAmt }) => number(totAmt)))).toBe(format(subtract(gross, off)))
        const [first, second] = itemList.map(({ prc }) => number(prc))
        if (first && second) expect(format(subtract(first, second))).toBe('0.01')
      }),
      { numRuns: 2000 },
    )
    expect([...seen].sort()).toEqual([1, 2])
  })
})
