import { readdirSync, readFileSync } from 'node:fs'
import {
  add,
  calculate,
  compare,
  decimal,
  divide,
  format,
  InvalidInputError,
  multiply,
  type ResolvedDocument,
  type ResolvedLine,
  round,
  sum,
} from '@risiti/core'
import { gavaconnect, oscu } from '@risiti/etims/channels'
import { BAND_OF, kenyaRegime, regimeFor, type SaleRequest, toSale } from '@risiti/etims/document'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saveSalesTransaction } from '#src/operations/save-sales-transaction.js'
import { document, line } from '../samples.js'

interface Vector {
  readonly title: string
  readonly lines: readonly Partial<ResolvedLine>[]
  readonly payments?: ResolvedDocument['payments']
  /** Prices without tax on the wire. */
  readonly arithmetic?: 'exclusive'
  readonly header: Partial<SaleRequest>
  readonly itemList: readonly Partial<SaleRequest['itemList'][number]>[]
}

const folder = new URL('../vectors/', import.meta.url)
const vectors = readdirSync(folder).flatMap((file) => {
  const cases = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector[]
  return cases.map((vector) => [`${file}: ${vector.title}`, vector] as const)
})

const schema = saveSalesTransaction.request()

function toRequest(given: ResolvedDocument, more: { readonly arithmetic?: 'exclusive' } = {}): SaleRequest {
  const confirmedAt = new Date('2026-11-23T21:30:05Z')
  const calculation = calculate(given, regimeFor(oscu, more.arithmetic))
  return toSale(given, calculation, { invcNo: 7, confirmedAt, profile: oscu })
}

function issuesOf(given: ResolvedDocument): InvalidInputError['issues'] {
  try {
    toRequest(given)
  } catch (error) {
    if (error instanceof InvalidInputError) return error.issues
    throw error
  }
  return []
}

describe('toSale', () => {
  it('refuses prices without tax where the validator wants them with it', () => {
    const given = document({})
    const facts = { invcNo: 7, confirmedAt: new Date('2026-11-23T21:30:05Z'), profile: gavaconnect }
    const calculation = calculate(given, regimeFor(oscu, 'exclusive'))
    expect(() => toSale(given, calculation, facts)).toThrow(
      expect.objectContaining({ code: 'arithmetic-not-taken' }),
    )
  })

  it.each(vectors)('%s', (_title, { lines, payments, arithmetic, header, itemList }) => {
    const given = document({ lines: lines.map(line), ...(payments ? { payments } : {}) })
    const request = toRequest(given, arithmetic ? { arithmetic } : {})
    expect(request).toMatchObject({ ...header, itemList })
    expect(schema.safeParse(request).error).toBeUndefined()
  })

  it('writes the day of the sale and the time of sending in Nairobi time', () => {
    const request = toRequest(document({ issuedAt: '2026-11-22T23:30:00Z' }))
    expect(request).toMatchObject({
      trdInvcNo: 'INV-1001',
      invcNo: 7,
      orgInvcNo: 0,
      salesDt: '20261123',
      cfmDt: '20261124003005',
      stockRlsDt: '20261124003005',
      receipt: { rcptPbctDt: '20261124003005' },
    })
  })

  it('calls a walk-in CASH, and a buyer without a name by the PIN', () => {
    const taxId = { scheme: 'ke-pin' as const, value: 'P000000001X' }
    expect(toRequest(document())).toMatchObject({ custNm: 'CASH', custTin: null })
    expect(toRequest(document({ buyer: { kind: 'business', taxId } }))).toMatchObject({
      custNm: 'P000000001X',
      custTin: 'P000000001X',
      receipt: { custTin: 'P000000001X' },
    })
  })

  it('cuts the operator by whole characters', () => {
    const { regrId, regrNm, modrId, modrNm } = toRequest(
      document({ operator: `${'x'.repeat(19)}😀 behind the till` }),
    )
    expect([regrId, modrId]).toEqual(['x'.repeat(19), 'x'.repeat(19)])
    expect([regrNm, modrNm]).toEqual(Array(2).fill(`${'x'.repeat(19)}😀 behind the till`))
  })

  it.each([
    ['none', [], null],
    ['mobile money', ['mobile_money'], '06'],
    ['card twice', ['card', 'card'], '05'],
    ['cash and credit', ['credit', 'cash'], '03'],
    ['cash and card', ['cash', 'card'], '07'],
    ['a bank transfer', ['bank_transfer'], '07'],
  ] as const)('codes %s', (_what, methods, code) => {
    const amount = { 0: '0', 1: '100', 2: '50' }[methods.length]!
    const payments = methods.map((method) => ({ method, amount }))
    expect(toRequest(document({ payments })).pmtTyCd).toBe(code)
  })

  it.each<[string, ResolvedDocument]>([
    ['/exchangeRate', document({ currency: 'USD' })],
    ['/lines', document({ lines: Array(1000).fill(line()) })],
    ['/buyer/name', document({ buyer: { kind: 'business', name: 'x'.repeat(61) } })],
    ['/buyer/phone', document({ buyer: { kind: 'business', phone: '1'.repeat(21) } })],
    [
      '/buyer/taxId/scheme',
      document({ buyer: { kind: 'foreigner', taxId: { scheme: 'passport', value: 'A1' } } }),
    ],
    ['/lines/0/item', document({ lines: [line({ item: 'x'.repeat(21) })] })],
    [
      '/lines/0/classification/scheme',
      document({ lines: [line({ classification: { scheme: 'ug-commodity', code: '1' } })] }),
    ],
    [
      '/lines/0/classification/code',
      document({ lines: [line({ classification: { scheme: 'ke-item-class', code: '12345678901' } })] }),
    ],
  ])('refuses what Kenya has no room for at %s', (path, given) => {
    expect(issuesOf(given)).toMatchObject([{ path, fix: expect.stringMatching(/\.$/) }])
  })
})

const cents = (max: number) =>
  fc.integer({ min: 1, max }).map((units) => format({ units: BigInt(units), scale: 2 }))

/** Lines that come to more than nothing, as a document's lines must. */
const anyLine = fc
  .record({
    quantity: cents(50_000),
    unitPrice: cents(5_000_000),
    tax: fc.constantFrom(...(Object.keys(BAND_OF) as ResolvedLine['tax'][])),
    priceIncludesTax: fc.boolean(),
    percent: fc.option(cents(10_000), { nil: undefined }),
  })
  .filter(({ quantity, unitPrice }) => Number(quantity) * Number(unitPrice) >= 0.01)
  .map(({ percent, ...facts }) => line({ ...facts, ...(percent ? { discount: { percent } } : {}) }))

const amounts = (values: readonly (string | number)[]) =>
  format(round(sum(values.map((one) => decimal(String(one)))), 2))

describe('any document', () => {
  it('adds up on the wire as KRA adds it up', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 8 }), (lines) => {
        const request = toRequest(document({ lines }))
        for (const one of request.itemList) checkLine(one, request)
        for (const letter of ['A', 'B', 'C', 'D', 'E'] as const) {
          const own = request.itemList.filter((one) => one.taxTyCd === letter)
          expect(amounts([request[`taxblAmt${letter}`]])).toBe(amounts(own.map((one) => one.taxblAmt)))
          expect(amounts([request[`taxAmt${letter}`]])).toBe(amounts(own.map((one) => one.taxAmt)))
        }
        expect(amounts([request.totTaxblAmt, request.totTaxAmt])).toBe(amounts([request.totAmt]))
        expect(request.totAmt).toBe(calculate(document({ lines }), kenyaRegime).totals.gross)
        expect(schema.safeParse(request).error).toBeUndefined()
      }),
    )
  })
})

/** The rules of KRA's validator, written from its side. */
function checkLine(one: SaleRequest['itemList'][number], request: SaleRequest): void {
  const [prc, qty, splyAmt, dcAmt, dcRt, totAmt] = [
    one.prc,
    one.qty,
    one.splyAmt,
    one.dcAmt,
    one.dcRt,
    one.totAmt,
  ].map((value) => decimal(String(value))) as [D, D, D, D, D, D]
  const factor = add(
    decimal('1'),
    divide(decimal(String(request[`taxRt${one.taxTyCd as 'A'}`])), decimal('100'), 4, 'down'),
  )
  expect(format(splyAmt)).toBe(format(round(multiply(prc, qty), 2)))
  expect(amounts([one.totAmt, one.dcAmt])).toBe(amounts([one.splyAmt]))
  expect(one.taxblAmt).toBe(format(divide(totAmt, factor, 2, 'half-up')))
  expect(amounts([one.taxblAmt, one.taxAmt])).toBe(amounts([one.totAmt]))
  const recomputed = divide(multiply(multiply(prc, qty), round(dcRt, 0)), decimal('100'), 2, 'half-up')
  // Where neither a whole percentage nor a price in cents comes to the total, nothing satisfies KRA's rule.
  if (compare(recomputed, dcAmt) !== 0) {
    const nearest = divide(totAmt, qty, 2, 'half-up')
    expect(format(round(multiply(nearest, qty), 2))).not.toBe(format(totAmt))
  }
}

type D = ReturnType<typeof decimal>
