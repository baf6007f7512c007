import { readdirSync, readFileSync } from 'node:fs'
import {
  calculate,
  InvalidInputError,
  type PaymentMethod,
  type ResolvedDocument,
  type ResolvedLine,
} from '@risiti/core'
import { type ChannelProfile, gavaconnect, oscu, vscu } from '@risiti/etims/channels'
import { kenyaRegime, type OriginalSale, regimeFor, type SaleRequest, toSale } from '@risiti/etims/document'
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

const pay = (...tenders: Partial<Record<PaymentMethod, string>>[]) =>
  tenders.flatMap((each) =>
    Object.entries(each).map(([method, amount]) => ({ method: method as PaymentMethod, amount })),
  )

interface How {
  readonly arithmetic?: 'exclusive'
  readonly profile?: ChannelProfile
  readonly original?: OriginalSale
}

function toRequest(given: ResolvedDocument, { arithmetic, profile = oscu, original }: How = {}): SaleRequest {
  const calculation = calculate(given, regimeFor(profile, arithmetic))
  const confirmedAt = new Date('2026-11-23T21:30:05Z')
  return toSale(given, calculation, { invcNo: 7, confirmedAt, profile, ...(original ? { original } : {}) })
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

  it('refuses a discount that was calculated for another channel', () => {
    const given = document({ lines: [line({ discount: { percent: '1.5' } })] })
    const facts = { invcNo: 7, confirmedAt: new Date('2026-11-23T21:30:05Z'), profile: gavaconnect }
    expect(() => toSale(given, calculate(given, kenyaRegime), facts)).toThrow(
      expect.objectContaining({ code: 'discount-not-taken' }),
    )
    expect(toSale(given, calculate(given, regimeFor(gavaconnect)), facts).totAmt).toBe('98.50')
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

  it.each<[string, ResolvedDocument['payments'], string | null, string?]>([
    ['none', [], null],
    ['mobile money', [{ method: 'mobile_money', amount: '100' }], '06'],
    ['a cheque', [{ method: 'cheque', amount: '100' }], '04'],
    ['card twice', pay({ card: '50' }, { card: '50' }), '05'],
    ['cash and credit', pay({ credit: '50' }, { cash: '50' }), '03'],
    ['cash and card', pay({ cash: '50' }, { card: '50' }), '07'],
    ['a bank transfer', pay({ bank_transfer: '100' }), '07'],
    ['a voucher', pay({ voucher: '100' }), '07'],
    ['cash, card and mobile money', pay({ cash: '20' }, { card: '30' }, { mobile_money: '50' }), '07'],
    ['cash with change', pay({ cash: '200' }), '01', '100'],
    ['cash and card, with change', pay({ cash: '100' }, { card: '50' }), '07', '50'],
    ['cash that all came back', pay({ cash: '50' }, { card: '100' }), '05', '50'],
    ['a payment of nothing', pay({ cash: '0' }, { card: '100' }), '05'],
  ])('codes %s', (_what, payments, code, change) => {
    const given = document({ payments, ...(change ? { change } : {}) })
    expect(toRequest(given).pmtTyCd).toBe(code)
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

const taxId = { scheme: 'ke-pin', value: 'P000000001X' } as const
const insurance = { code: '01', name: 'Insurer', percent: '80', amount: '80.00' }

/** What of a document goes where. */
const FEATURES: [what: string, given: ResolvedDocument, expected: object, how?: How][] = [
  [
    'a government by its PIN',
    document({ buyer: { kind: 'government', name: 'County', taxId } }),
    { custNm: 'County', custTin: taxId.value },
  ],
  [
    'a consumer by name',
    document({ buyer: { kind: 'consumer', name: 'Example Wanjiku', phone: '0700000000' } }),
    { custNm: 'Example Wanjiku', custTin: null, receipt: { custTin: null, custMblNo: '0700000000' } },
  ],
  [
    'a foreigner by name',
    document({ buyer: { kind: 'foreigner', name: 'Example Tourist' } }),
    { custNm: 'Example Tourist', custTin: null },
  ],
  [
    'a foreigner without a name like a walk-in',
    document({ buyer: { kind: 'foreigner' } }),
    { custNm: 'CASH', custTin: null },
  ],
  [
    'a bar code',
    document({ lines: [line({ barcode: '6161100000000' })] }),
    { itemList: [{ bcd: '6161100000000' }] },
  ],
  [
    'a packaging unit',
    document({ lines: [line({ packaging: 'CT' }), line()] }),
    {
      itemList: [
        { pkgUnitCd: 'CT', pkg: '1' },
        { pkgUnitCd: 'NT', pkg: '1' },
      ],
    },
  ],
  [
    'an insurer',
    document({ lines: [line({ ext: { ke: { insurance } } }), line()] }),
    {
      itemList: [
        { isrccCd: '01', isrccNm: 'Insurer', isrcRt: 80, isrcAmt: '80.00' },
        { isrccCd: null, isrccNm: null, isrcRt: null, isrcAmt: null },
      ],
    },
  ],
  [
    'an insurer once, where a line is two items',
    document({ lines: [line({ quantity: '3', discount: { amount: '10' }, ext: { ke: { insurance } } })] }),
    { totItemCnt: 2, itemList: [{ isrcAmt: '80.00' }, { isrccCd: null, isrcAmt: null }] },
    { profile: gavaconnect },
  ],
  [
    'what is printed',
    document({
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
    {
      prchrAcptcYn: 'Y',
      receipt: { trdeNm: 'Example', adrs: 'Road 1', topMsg: 'Karibu', btmMsg: 'Asante', prchrAcptcYn: 'Y' },
    },
  ],
  [
    'a document that is not accepted',
    document({ ext: { ke: { accepted: false } } }),
    { prchrAcptcYn: 'N', receipt: { prchrAcptcYn: 'N' } },
  ],
  [
    'nothing of what only Uganda knows',
    document({ ext: { ug: { industry: 'hotel' } } }),
    { receipt: { trdeNm: null } },
  ],
  [
    'a line at no price',
    document({ lines: [line({ unitPrice: '0' })] }),
    {
      totAmt: '0.00',
      itemList: [{ prc: '0', splyAmt: '0.00', dcRt: '0', dcAmt: '0', taxblAmt: '0.00', taxAmt: '0.00' }],
    },
  ],
  [
    'a line that is given away',
    document({ lines: [line({ discount: { percent: '100' } })] }),
    {
      totAmt: '0.00',
      itemList: [{ prc: '100', splyAmt: '100.00', dcRt: '100', dcAmt: '100.00', totAmt: '0.00' }],
    },
    { profile: gavaconnect },
  ],
  [
    'a discount on the document on its lines',
    document({
      discount: { amount: '30' },
      lines: [line({ unitPrice: '100' }), line({ unitPrice: '200', tax: 'zero' })],
    }),
    {
      totAmt: '270.00',
      itemList: [
        { dcRt: '10', dcAmt: '10.00', totAmt: '90.00' },
        { dcRt: '10', dcAmt: '20.00', totAmt: '180.00' },
      ],
    },
  ],
  [
    'a discount that does not divide as two items at the gateway',
    document({ lines: [line({ quantity: '3', discount: { amount: '10' } }), line()] }),
    {
      totItemCnt: 3,
      totAmt: '390.00',
      itemList: [
        { itemSeq: 1, qty: '2', prc: '96.67', dcRt: '0', dcAmt: '0', totAmt: '193.34' },
        { itemSeq: 2, qty: '1', prc: '96.66', dcRt: '0', dcAmt: '0', totAmt: '96.66' },
        { itemSeq: 3, qty: '1', prc: '100', totAmt: '100.00' },
      ],
    },
    { profile: gavaconnect },
  ],
  [
    'foreign currency in shillings, with the rate in the remark',
    document({ currency: 'USD', exchangeRate: '129.50', note: 'Thanks', payments: pay({ card: '100' }) }),
    {
      remark: 'USD 100.00 at 129.5 KES. Thanks',
      totAmt: '12950.00',
      pmtTyCd: '05',
      itemList: [{ prc: '12950' }],
    },
  ],
  [
    'foreign currency before a note that is cut, never through a character',
    document({ currency: 'USD', exchangeRate: '129.50', note: `${'x'.repeat(372)}😀😀` }),
    { remark: `USD 100.00 at 129.5 KES. ${'x'.repeat(372)}😀` },
  ],
  ['a unit', document({}), { rcptTyCd: 'S', receipt: { rcptPbctDt: '20261124003005' } }, { profile: vscu }],
]

describe('what is written', () => {
  it.each(FEATURES)('%s', (_what, given, expected, how) => {
    const request = toRequest(given, how)
    expect(request).toMatchObject(expected)
    expect(schema.safeParse(request).error).toBeUndefined()
  })
})

describe('a credit note', () => {
  const credit = (facts: Partial<ResolvedDocument> = {}) =>
    document({ type: 'credit_note', preceding: { id: 'doc_1', reason: 'returned' }, ...facts })

  it('names its original, with positive amounts', () => {
    const request = toRequest(credit(), { original: { invcNo: 3 } })
    expect(request).toMatchObject({
      rcptTyCd: 'R',
      orgInvcNo: 3,
      rfdDt: '20261123101500',
      rfdRsnCd: '06',
      cnclReqDt: null,
      cnclDt: null,
      salesSttsCd: '02',
      custNm: 'CASH',
      totAmt: '100.00',
      itemList: [{ qty: '1', prc: '100', totAmt: '100.00' }],
    })
    expect(schema.safeParse(request).error).toBeUndefined()
  })

  it.each([
    ['missing_quantity', '01'],
    ['damaged', '03'],
    ['returned', '06'],
    ['cancelled', '06'],
    ['wrong_buyer', '07'],
    ['wrong_amount', '09'],
    ['wrong_quantity', '10'],
    ['wrong_item', '11'],
    ['wrong_tax', '12'],
    ['other', '13'],
  ] as const)('for %s has reason %s', (reason, rfdRsnCd) => {
    const preceding = { id: 'doc_1', reason, explanation: 'As agreed.' }
    const request = toRequest(credit({ preceding, note: 'Thanks' }), { original: { invcNo: 3 } })
    expect(request).toMatchObject({ rfdRsnCd, remark: 'As agreed. Thanks' })
  })

  it.each<[string, ResolvedDocument['buyer'], OriginalSale, string, string | null]>([
    [
      'the buyer of the sale',
      undefined,
      { invcNo: 3, buyerName: 'Buyer One Ltd', buyerTaxId: taxId.value },
      'Buyer One Ltd',
      taxId.value,
    ],
    [
      'the name that a nameless buyer had',
      { kind: 'business', taxId },
      { invcNo: 3 },
      taxId.value,
      taxId.value,
    ],
    [
      'its own, where the sale is not told',
      { kind: 'consumer', name: 'Example Wanjiku' },
      { invcNo: 3 },
      'Example Wanjiku',
      null,
    ],
    [
      'no PIN, where the sale had none',
      undefined,
      { invcNo: 3, buyerName: 'CASH', buyerTaxId: null },
      'CASH',
      null,
    ],
  ])('has %s', (_what, buyer, original, custNm, custTin) => {
    const request = toRequest(credit(buyer ? { buyer } : {}), { original })
    expect(request).toMatchObject({ custNm, custTin, receipt: { custTin } })
  })

  it('cannot be written without its original', () => {
    expect(() => toRequest(credit())).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ path: '/preceding' })] }),
    )
  })
})
