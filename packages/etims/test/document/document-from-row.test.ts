import {
  calculate,
  type FiscalDocument,
  InvalidInputError,
  parseDocument,
  type ResolvedDocument,
  UnreadableAnswerError,
} from '@risiti/core'
import { type ChannelProfile, gavaconnect, oscu } from '@risiti/etims/channels'
import {
  documentFromSalesRow,
  type OriginalSale,
  regimeFor,
  type SaleRequest,
  type SalesRow,
  toSale,
} from '@risiti/etims/document'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { document, line } from '../samples.js'
import { cents, keptDocument, WAYS } from './any-document.js'
import { storedRow } from './stored-row.js'

const NOON = new Date('2026-11-23T09:00:00Z')
const own = { number: 'INV-1001', device: 'ke-shop-1' }

interface How {
  readonly profile?: ChannelProfile
  readonly prices?: 'exclusive'
  readonly original?: OriginalSale
}

function requestOf(given: ResolvedDocument, { profile = oscu, prices, original }: How = {}): SaleRequest {
  const calculation = calculate(given, regimeFor(profile, prices))
  return toSale(given, calculation, {
    invcNo: 7,
    confirmedAt: NOON,
    profile,
    ...(original ? { original } : {}),
  })
}

const readBack = (given: ResolvedDocument, how?: How) =>
  documentFromSalesRow(storedRow(requestOf(given, how)), own)

/** Everything that comes back as it was. */
const kept = (facts: Partial<ResolvedDocument> = {}): ResolvedDocument =>
  document({ issuedAt: '2026-11-23T12:00:00+03:00', lines: [line({ packaging: 'NT' })], ...facts })

const taxId = { scheme: 'ke-pin', value: 'P000000001X' } as const
const insurance = { code: '01', name: 'Insurer', percent: '80', amount: '80.5' }

describe('documentFromSalesRow', () => {
  it.each<[string, ResolvedDocument, How?]>([
    ['a walk-in', kept()],
    ['a business', kept({ buyer: { kind: 'business', name: 'Buyer One Ltd', taxId, phone: '0700000000' } })],
    ['a business without a name', kept({ buyer: { kind: 'business', taxId } })],
    ['a consumer with a name', kept({ buyer: { kind: 'consumer', name: 'Example Wanjiku' } })],
    ['a consumer who left a telephone', kept({ buyer: { kind: 'consumer', phone: '0700000000' } })],
    ...(['cash', 'credit', 'cheque', 'card', 'mobile_money', 'other'] as const).map(
      (method): [string, ResolvedDocument] => [method, kept({ payments: [{ method, amount: '100' }] })],
    ),
    ['a whole percentage', kept({ lines: [line({ packaging: 'NT', discount: { percent: '10' } })] })],
    ['a whole line', kept({ lines: [line({ packaging: 'NT', discount: { percent: '100' } })] })],
    [
      'an amount that is no whole percentage',
      kept({ lines: [line({ quantity: '3', packaging: 'NT', discount: { amount: '10' } })] }),
    ],
    ['a line at no price', kept({ lines: [line({ unitPrice: '0', packaging: 'NT' })] })],
    [
      'prices without tax',
      kept({ lines: [line({ packaging: 'NT', priceIncludesTax: false })] }),
      { prices: 'exclusive' },
    ],
    ['a bar code', kept({ lines: [line({ packaging: 'CT', barcode: '6161100000000' })] })],
    ['insurance', kept({ lines: [line({ packaging: 'NT', ext: { ke: { insurance } } })] })],
    ['a note', kept({ note: 'Served at table 3' })],
    [
      'what is printed',
      kept({
        ext: {
          ke: {
            tradeName: 'Example',
            address: 'Road 1',
            topMessage: 'Karibu',
            bottomMessage: 'Asante',
            accepted: true,
          },
        },
      }),
    ],
    ['the last of the day', kept({ issuedAt: '2026-11-23T00:00:00+03:00' }), { profile: gavaconnect }],
    ...(
      [
        'returned',
        'damaged',
        'missing_quantity',
        'wrong_buyer',
        'wrong_amount',
        'wrong_quantity',
        'wrong_item',
        'wrong_tax',
        'other',
      ] as const
    ).map((reason): [string, ResolvedDocument, How] => [
      `a credit note: ${reason}`,
      kept({ type: 'credit_note', preceding: { reason }, issuedAt: '2026-11-23T08:30:01+03:00' }),
      { original: { invcNo: 3 } },
    ]),
  ])('gives back %s', (_what, given, how) => {
    const back = readBack(given, how)
    const time = given.issuedAt.includes('T00') ? { issuedAt: '2026-11-23T12:00:00+03:00' } : {}
    expect(back).toEqual({ ...given, ...time })
  })

  it.each<[string, ResolvedDocument, Partial<FiscalDocument>]>([
    [
      'foreign currency comes back in shillings, and the note tells',
      kept({ currency: 'USD', exchangeRate: '129.50', note: 'Thanks' }),
      {
        currency: 'KES',
        note: 'USD 100.00 at 129.5 KES. Thanks',
        lines: [line({ packaging: 'NT', unitPrice: '12950' })],
      },
    ],
    [
      'a discount on the document stands on its lines',
      kept({
        lines: ['100', '300'].map((unitPrice) => line({ packaging: 'NT', unitPrice })),
        discount: { amount: '40' },
      }),
      {
        lines: ['100', '300'].map((unitPrice) =>
          line({ packaging: 'NT', unitPrice, discount: { percent: '10' } }),
        ),
      },
    ],
    [
      'a mixture of payments is not told apart',
      kept({
        payments: [
          { method: 'cash', amount: '60' },
          { method: 'credit', amount: '40' },
        ],
      }),
      {},
    ],
    ['nothing packed is sent as NT', kept({ lines: [line()] }), { lines: [line({ packaging: 'NT' })] }],
    [
      'a government is a business',
      kept({ buyer: { kind: 'government', taxId } }),
      { buyer: { kind: 'business', taxId } },
    ],
    [
      'a sale of another day has no time',
      kept({ issuedAt: '2026-11-22T18:00:00+03:00' }),
      { issuedAt: '2026-11-22T00:00:00+03:00' },
    ],
  ])('%s', (_what, given, expected) => {
    const { payments: _, discount: __, exchangeRate: ___, ...rest } = given
    expect(readBack(given)).toEqual({ ...rest, ...expected })
  })

  it('reads a discount as its amount, where the percentage would come to a cent more of the rounded line', () => {
    const discount = { amount: '54.79' }
    const sale = kept({
      lines: [line({ quantity: '0.06', unitPrice: '1826.45', packaging: 'NT', discount })],
    })
    expect(requestOf(sale).itemList[0]).toMatchObject({ dcRt: '50', dcAmt: '54.79' })
    const back = readBack(sale) as ResolvedDocument
    expect(back.lines[0]?.discount).toEqual(discount)
    expect(calculate(back, regimeFor(oscu)).totals.gross).toBe('54.80')
  })

  it('is told what KRA does not keep', () => {
    const row = storedRow(
      requestOf(kept({ type: 'credit_note', preceding: { reason: 'returned' } }), {
        original: { invcNo: 3 },
      }),
    )
    expect(documentFromSalesRow(row)).toMatchObject({
      number: '7',
      device: 'etims',
      preceding: { reason: 'returned' },
    })
    const original = { id: 'doc_1', fiscalNumber: 'KRACU0400000001/3' }
    expect(documentFromSalesRow(row, { original }).preceding).toEqual({ ...original, reason: 'returned' })
  })

  it('reads a request as it was sent, with the seller’s number', () => {
    expect(documentFromSalesRow(requestOf(kept()))).toEqual({ ...kept(), device: 'etims' })
  })

  it.each([
    ['02', { reason: 'other', explanation: 'Missing data' }],
    ['04', { reason: 'other', explanation: 'Wasted' }],
    ['05', { reason: 'other', explanation: 'Raw material shortage' }],
    ['08', { reason: 'wrong_buyer', explanation: 'Wrong customer name' }],
  ])('has words for reason %s', (rfdRsnCd, preceding) => {
    const row = { ...storedRow(requestOf(kept())), rcptTyCd: 'R' as const, rfdRsnCd }
    expect(documentFromSalesRow(row).preceding).toEqual(preceding)
  })
})

const row = storedRow(requestOf(kept()))
const [first] = row.itemList
const withItem = (facts: object) => ({ ...row, itemList: [{ ...first, ...facts }] })

describe('a row that cannot be read', () => {
  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'the row is missing'],
    ['null', null, 'must be an object'],
    ['a text', 'row', 'must be an object'],
    ['no lines', { ...row, itemList: null }, '/itemList must be'],
    ['an empty list', { ...row, itemList: [] }, '/itemList needs at least 1'],
    ['a line that is none', { ...row, itemList: [null] }, '/itemList/0 must be'],
    ['no receipt', { ...row, receipt: undefined }, '/receipt is missing'],
    ['no day', { ...row, salesDt: undefined }, '/salesDt is missing'],
    ['a day that cannot exist', { ...row, salesDt: '20261332' }, '/salesDt is 20261332, which is no day'],
    ['another type', { ...row, rcptTyCd: 'X' }, '/rcptTyCd must be one of'],
    ['a PIN that is none', { ...row, custTin: 'X' }, '/buyer/taxId/value is not a ke-pin'],
    ['no quantity', withItem({ qty: null }), '/itemList/0/qty'],
    ['a quantity of zero', withItem({ qty: '0' }), '/lines/0/quantity must be more than zero'],
    ['a price that is no number', withItem({ prc: 'free' }), '/itemList/0/prc is not a decimal number'],
    ['a number with an exponent', withItem({ prc: 1e21 }), '/itemList/0/prc is not a decimal number'],
    ['a negative price', withItem({ prc: '-1' }), '/lines/0/unitPrice'],
    ['another band', withItem({ taxTyCd: 'F' }), '/itemList/0/taxTyCd is F, which is no band'],
    ['no code', withItem({ itemCd: '' }), '/lines/0/item'],
    ['no reason', { ...row, rcptTyCd: 'R' }, '/rfdRsnCd is missing, which is no reason'],
    ['another reason', { ...row, rcptTyCd: 'R', rfdRsnCd: '99' }, '/rfdRsnCd is 99, which is no reason'],
  ])('%s', (_what, given, message) => {
    const read = () => documentFromSalesRow(given as SalesRow)
    expect(read).toThrow(UnreadableAnswerError)
    expect(read).toThrow(
      expect.objectContaining({ code: 'sales-row-unreadable', message: expect.stringContaining(message) }),
    )
  })

  it('is never an error of another kind, whatever is broken', () => {
    const paths = [...Object.keys(row), ...Object.keys(row.receipt), ...Object.keys(first!)]
    const broken = fc.record({ name: fc.constantFrom(...paths), value: fc.anything() })
    fc.assert(
      fc.property(fc.array(broken, { minLength: 1, maxLength: 3 }), (changes) => {
        const put = (target: object) => {
          const known = changes.filter(({ name }) => name in target)
          return { ...target, ...Object.fromEntries(known.map(({ name, value }) => [name, value])) }
        }
        const whole = put({ ...row, receipt: put(row.receipt), itemList: [put(first!)] })
        try {
          parseDocument(documentFromSalesRow(whole as SalesRow))
        } catch (error) {
          if (!(error instanceof UnreadableAnswerError)) throw error
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('any document', () => {
  it.each(WAYS)('comes back equal in what is kept: $name', (way) => {
    fc.assert(
      fc.property(keptDocument(way), (given) => {
        expect(readBack(given, way)).toEqual(given)
      }),
      { numRuns: 100 },
    )
  })

  it.each(WAYS)('comes back to the same amounts, whatever was taken off: $name', (way) => {
    const discount = fc.oneof(
      fc.record({ amount: cents(5000) }),
      fc
        .integer({ min: 1, max: 9999 })
        .map((units) => ({ percent: `${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}` }))
        .filter(({ percent }) => Number(percent) > 0),
    )
    fc.assert(
      fc.property(keptDocument(way), discount, (given, off) => {
        const lines = given.lines.map((one) => ({ ...one, discount: off }))
        let request: SaleRequest
        try {
          request = requestOf({ ...given, lines, payments: [] }, way)
        } catch (error) {
          // The amount was more than a line.
          if (error instanceof InvalidInputError) return
          throw error
        }
        const back = documentFromSalesRow(storedRow(request)) as ResolvedDocument
        const { payments: _, ...document } = back
        // Where tax came to nothing, prices without it cannot be told from prices with it, nor need they be.
        const prices = document.lines.some(({ priceIncludesTax }) => priceIncludesTax)
          ? 'inclusive'
          : 'exclusive'
        const again = calculate(document, regimeFor(way.profile, prices))
        expect(again.totals).toMatchObject({
          net: request.totTaxblAmt,
          tax: request.totTaxAmt,
          gross: request.totAmt,
        })
      }),
      { numRuns: 100 },
    )
  })
})
