import { type Calculation, calculate, InvalidInputError, type ResolvedDocument } from '@risiti/core'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromInvoice } from '#src/document/from-efris.js'
import { ugandaRegime } from '#src/document/regime.js'
import { toInvoice } from '#src/document/to-efris.js'
import { fiscaliseInvoice } from '#src/operations/t109-fiscalise-invoice.js'
import { runs } from '../runs.js'
import { brokenRules, type WireInvoice } from './rules.js'
import { sellerWithoutVat, vatSeller } from './sellers.js'

/** A positive decimal text with up to `whole` and `decimals` digits. */
function amount(whole: number, decimals: number) {
  return fc
    .tuple(fc.nat({ max: 10 ** whole - 1 }), fc.nat({ max: decimals }), fc.nat({ max: 10 ** decimals - 1 }))
    .map(([before, scale, after]) =>
      new Decimal(after)
        .div(10 ** decimals)
        .toDecimalPlaces(scale)
        .plus(before)
        .toFixed(),
    )
    .filter((text) => /[1-9]/.test(text))
}

const discount = fc.option(
  fc.oneof(
    amount(2, 2).map((percent) => ({ percent })),
    amount(4, 2).map((value) => ({ amount: value })),
  ),
  { nil: undefined },
)

const line = (tax: fc.Arbitrary<string>) =>
  fc
    .record({
      item: fc.constantFrom('A-1', 'B-2', 'C-3'),
      name: fc.constantFrom('Soda', 'Café au lait', '面包'),
      quantity: amount(4, 6),
      unit: fc.constant('PCE'),
      unitPrice: fc.oneof(amount(7, 2), amount(3, 8)),
      tax,
      priceIncludesTax: fc.boolean(),
      discount,
      classification: fc.constant({ scheme: 'ug-commodity', code: '50202306' }),
    })
    .map(({ discount: given, ...rest }) => (given ? { ...rest, discount: given } : rest))

const document = (tax: fc.Arbitrary<string>) =>
  fc.record({
    type: fc.constant('receipt'),
    number: fc.constant('INV-1'),
    device: fc.constant('ug-shop-1'),
    currency: fc.constantFrom('UGX', 'USD'),
    issuedAt: fc.constant('2026-11-23T10:15:00+03:00'),
    operator: fc.constant('Cashier'),
    lines: fc.array(line(tax), { minLength: 1, maxLength: 8 }),
  }) as unknown as fc.Arbitrary<ResolvedDocument>

const facts = { deviceNo: '1000029771_02', referenceNo: 'R-1', issuedAt: new Date('2026-11-23T07:15:00Z') }

/** `undefined` for what is refused: a worthless line, a discount above the line. */
function calculated(sale: ResolvedDocument): Calculation | undefined {
  try {
    const calculation = calculate(sale, ugandaRegime)
    return calculation.lines.every(({ gross }) => /[1-9]/.test(gross)) ? calculation : undefined
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidInputError)
    return undefined
  }
}

/* The arithmetic of our own oracle, and the rules that the request is checked by before it is sent. */
test.each([
  ['a seller with VAT', vatSeller, fc.constantFrom('standard', 'zero', 'exempt')],
  ['a seller without VAT', sellerWithoutVat, fc.constant('out_of_scope')],
] as const)(
  "every document of %s satisfies the authority's arithmetic, and breaks no rule",
  (_who, registration, tax) => {
    let written = 0
    fc.assert(
      fc.property(document(tax), (sale) => {
        const calculation = calculated(sale)
        if (!calculation) return
        const t109 = toInvoice(sale, calculation, { ...facts, registration })
        expect(brokenRules(t109 as WireInvoice)).toEqual([])
        expect(fiscaliseInvoice.request().safeParse(t109).error).toBeUndefined()
        written++
      }),
      runs(150),
    )
    expect(written).toBeGreaterThan(45)
  },
)

test('what the authority stores of a document reads back as the document', () => {
  fc.assert(
    fc.property(document(fc.constantFrom('standard', 'zero', 'exempt')), (sale) => {
      const calculation = calculated(sale)
      if (!calculation) return
      const t109 = toInvoice(sale, calculation, { ...facts, registration: vatSeller })
      const record = fromInvoice({
        ...t109,
        basicInformation: {
          ...t109.basicInformation,
          invoiceNo: '325100000010',
          antifakeCode: '12345678901234567890',
          issuedDate: '23/11/2026 10:15:02',
        },
        summary: { ...t109.summary, qrCode: 'https://example.test/' },
      })
      expect(record).toMatchObject({
        gross: calculation.totals.gross,
        tax: calculation.totals.tax,
        referenceNo: 'R-1',
      })
      expect(record?.issuedAt.toISOString()).toBe('2026-11-23T07:15:02.000Z')
    }),
    runs(30),
  )
})
