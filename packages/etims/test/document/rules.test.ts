import {
  balanceOf,
  type Calculation,
  calculate,
  creditNoteFor,
  findingsOf,
  type ResolvedDocument,
  type ResolvedLine,
  type Subject,
} from '@risiti/core'
import { oscu } from '@risiti/etims/channels'
import { type KenyaFacts, kenyaRegime, kenyaRules, regimeFor } from '@risiti/etims/document'
import { describe, expect, it } from 'vitest'
import { document, line } from '../samples.js'

interface Case {
  readonly what: string
  readonly document: ResolvedDocument
  readonly path: string
  readonly facts?: KenyaFacts
  /** The same, put right; where only the facts were wrong, they are left out. */
  readonly fix?: RegExp
  readonly calculation?: Calculation
}

const ordinary = calculate(document(), kenyaRegime)

/** A document that the calculator would not take: what rules say of it all the same. */
function uncalculated(facts: Partial<ResolvedDocument>, change: Partial<Calculation> = {}) {
  return { document: document(facts), calculation: { ...ordinary, ...change } }
}

const withLine = (facts: Partial<ResolvedLine>) => ({ document: document({ lines: [line(facts)] }) })

const note = (facts: Partial<ResolvedDocument> = {}) =>
  document({ type: 'credit_note', preceding: { id: 'a', reason: 'returned' }, ...facts })

const insurance = (facts: object) =>
  withLine({
    ext: { ke: { insurance: { code: '01', name: 'Insurer', percent: '80', amount: '80', ...facts } } },
  })

const ITEM = { itemClsCd: '5059690800', qtyUnitCd: 'U', taxTyCd: 'B' }
const items = (facts: object = {}) => ({ items: new Map([['KE2NTU0000001', { ...ITEM, ...facts }]]) })
const sold = { invcNo: 3, type: 'S', buyerName: 'CASH', buyerTaxId: null } as const
const credited = (facts: object = {}) => ({ original: { ...sold, ...facts } })
const left = (facts: object = {}) => new Map([[1, { quantity: '5', amount: '500.00', ...facts }]])
const buyer = { kind: 'business', name: 'Buyer One Ltd' } as const
const pin = (value: string, scheme: 'ke-pin' | 'passport' = 'ke-pin') => ({
  ...buyer,
  taxId: { scheme, value },
})
const long = (length: number) => 'x'.repeat(length)

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'ke-currency': [
    { what: 'no rate', path: '/exchangeRate', ...uncalculated({ currency: 'USD' }), fix: /USD/ },
    { what: 'another regime', path: '/currency', ...uncalculated({ currency: 'UGX' }, { currency: 'UGX' }) },
  ],
  'ke-rate': [
    {
      what: 'a day of another rate',
      path: '/issuedAt',
      document: document({ issuedAt: '2020-12-31T20:59:59Z' }),
      fix: /day/,
    },
  ],
  'ke-line-count': [
    { what: '1000 lines', path: '/lines', document: document({ lines: Array(1000).fill(line()) }) },
  ],
  'ke-debit-note': [
    { what: 'a debit note', path: '/type', document: note({ type: 'debit_note' }), fix: /further invoice/ },
  ],
  'ke-levies': [
    {
      what: 'a levy',
      path: '/levies',
      document: document({ levies: [{ kind: 'hotel_tax', percent: '2' }] }),
    },
  ],
  'ke-totals-positive': [
    {
      what: 'a negative quantity',
      path: '/lines/0/quantity',
      ...uncalculated({ lines: [line({ quantity: '-1' })] }),
    },
    { what: 'no quantity', path: '/lines/0/quantity', ...uncalculated({ lines: [line({ quantity: '0' })] }) },
    {
      what: 'a negative price',
      path: '/lines/0/unitPrice',
      ...uncalculated({ lines: [line({ unitPrice: '-1' })] }),
      fix: /credit note/,
    },
  ],
  'ke-document-texts': [
    { what: 'number', path: '/number', document: document({ number: long(51) }) },
    {
      what: 'buyer',
      path: '/buyer/name',
      document: document({ buyer: { ...buyer, name: long(61) } }),
      fix: /60/,
    },
    { what: 'phone', path: '/buyer/phone', document: document({ buyer: { ...buyer, phone: long(21) } }) },
    { what: 'note', path: '/note', document: document({ note: long(401) }) },
    {
      what: 'trade name',
      path: '/ext/ke/tradeName',
      document: document({ ext: { ke: { tradeName: long(21) } } }),
    },
    { what: 'address', path: '/ext/ke/address', document: document({ ext: { ke: { address: long(201) } } }) },
    {
      what: 'top',
      path: '/ext/ke/topMessage',
      document: document({ ext: { ke: { topMessage: long(21) } } }),
    },
    {
      what: 'bottom',
      path: '/ext/ke/bottomMessage',
      document: document({ ext: { ke: { bottomMessage: long(21) } } }),
    },
  ],
  'ke-line-texts': [
    { what: 'item', path: '/lines/0/item', ...withLine({ item: long(21) }), fix: /20/ },
    { what: 'name', path: '/lines/0/name', ...withLine({ name: long(201) }) },
    { what: 'bar code', path: '/lines/0/barcode', ...withLine({ barcode: long(21) }) },
    {
      what: 'class',
      path: '/lines/0/classification/code',
      ...withLine({ classification: { scheme: 'ke-item-class', code: long(11) } }),
    },
    { what: 'insurer’s code', path: '/lines/0/ext/ke/insurance/code', ...insurance({ code: long(11) }) },
    { what: 'insurer’s name', path: '/lines/0/ext/ke/insurance/name', ...insurance({ name: long(101) }) },
  ],
  'ke-buyer-scheme': [
    { what: 'a passport', path: '/buyer/taxId/scheme', document: document({ buyer: pin('A1', 'passport') }) },
  ],
  'ke-buyer-pin': [
    ...['P00000000X', 'p000000001X', 'P000000001', 'PP00000001X', 'P000000001X '].map((value) => ({
      what: value,
      path: '/buyer/taxId/value',
      document: document({ buyer: pin(value) }),
      fix: /P000000001X/,
    })),
  ],
  'ke-excise': [
    {
      what: 'excise',
      path: '/lines/0/excise',
      ...withLine({ excise: { code: 'LED1', name: 'Beer', percent: '10' } }),
      fix: /Include it in the price and leave excise out/,
    },
  ],
  'ke-tax': [
    {
      what: 'deemed',
      path: '/lines/0/tax',
      ...uncalculated({ lines: [line({ tax: 'deemed' })] }),
      fix: /zero/,
    },
  ],
  'ke-item-class-scheme': [
    {
      what: 'a class of Uganda',
      path: '/lines/0/classification/scheme',
      ...withLine({ classification: { scheme: 'ug-commodity', code: '50202306' } }),
    },
  ],
  'ke-unit': [{ what: 'a unit of Uganda', path: '/lines/0/unit', ...withLine({ unit: 'PCE' }), fix: /"NO"/ }],
  'ke-packaging': [
    { what: 'unknown', path: '/lines/0/packaging', ...withLine({ packaging: 'QQ' }), fix: /"NT"/ },
    { what: 'listed, and refused', path: '/lines/0/packaging', ...withLine({ packaging: 'BX' }) },
  ],
  'ke-insurance': [
    {
      what: 'a part of a percent',
      path: '/lines/0/ext/ke/insurance/percent',
      ...insurance({ percent: '12.5' }),
    },
    { what: 'more than all', path: '/lines/0/ext/ke/insurance/percent', ...insurance({ percent: '101' }) },
    { what: 'less than a cent', path: '/lines/0/ext/ke/insurance/amount', ...insurance({ amount: '1.005' }) },
  ],
  'ke-discount': [
    {
      what: 'larger than the line',
      path: '/lines/0/discount',
      ...uncalculated({}, { lines: [{ ...ordinary.lines[0]!, discount: '100.01' }] }),
    },
    {
      what: 'negative',
      path: '/lines/0/discount',
      ...uncalculated({}, { lines: [{ ...ordinary.lines[0]!, discount: '-1.00' }] }),
    },
  ],
  'ke-digits': [
    {
      what: 'quantity',
      path: '/lines/0/quantity',
      ...withLine({ quantity: '100000000000', unitPrice: '0' }),
    },
    {
      what: 'price',
      path: '/lines/0/unitPrice',
      ...withLine({ quantity: '0.01', unitPrice: '10000000000000000' }),
    },
    {
      what: 'sum',
      path: '/lines',
      document: document({ lines: Array(2).fill(line({ unitPrice: '9999999999999999' })) }),
    },
  ],
  'ke-item-code': [
    {
      what: 'a seller’s own',
      path: '/lines/0/item',
      ...withLine({ item: 'SODA-500' }),
      fix: /composeItemCode/,
    },
    { what: 'six digits', path: '/lines/0/item', ...withLine({ item: 'KE2NTU000001' }) },
    { what: 'no such type', path: '/lines/0/item', ...withLine({ item: 'KE4NTU0000001' }) },
  ],
  'ke-item-registered': [
    {
      what: 'unknown',
      path: '/lines/0/item',
      document: document(),
      facts: { items: new Map() },
      fix: /saveItem/,
    },
  ],
  'ke-item-class-served': [
    {
      what: 'not served',
      path: '/lines/0/classification/code',
      document: document(),
      facts: { itemClasses: new Set(['1000000000']) },
    },
  ],
  'ke-item-class-registered': [
    {
      what: 'another class',
      path: '/lines/0/classification/code',
      document: document(),
      facts: items({ itemClsCd: '1000000000' }),
      fix: /1000000000/,
    },
  ],
  'ke-item-unit-registered': [
    { what: 'another unit', path: '/lines/0/unit', document: document(), facts: items({ qtyUnitCd: 'KG' }) },
  ],
  'ke-item-tax-registered': [
    {
      what: 'another band',
      path: '/lines/0/tax',
      document: document(),
      facts: items({ taxTyCd: 'A' }),
      fix: /A/,
    },
  ],
  'ke-credit-reason': [
    ...(['waived', 'amount_increased', 'requested_by_buyer', 'trade_discount', 'rebate'] as const).map(
      (reason) => ({
        what: reason,
        path: '/preceding/reason',
        document: note({ preceding: { id: 'a', reason } }),
        fix: /"returned", .*"other"/,
      }),
    ),
  ],
  'ke-credit-original': [
    { what: 'unknown', path: '/preceding', document: note(), facts: { original: null } },
    { what: 'a credit note', path: '/preceding', document: note(), facts: credited({ type: 'R' }) },
  ],
  'ke-credit-buyer': [
    {
      what: 'another name',
      path: '/buyer/name',
      document: note({ buyer }),
      facts: credited({ buyerName: 'Buyer Two Ltd' }),
      fix: /leave the buyer out/,
    },
    {
      what: 'another PIN',
      path: '/buyer/taxId',
      document: note({ buyer: pin('P000000001X') }),
      facts: credited({ buyerName: buyer.name, buyerTaxId: 'P000000002Y' }),
    },
    {
      what: 'a PIN where there was none',
      path: '/buyer/taxId',
      document: note({ buyer: pin('P000000001X') }),
      facts: credited({ buyerName: buyer.name }),
    },
  ],
  'ke-credit-quantity': [
    {
      what: 'more than is left, in two lines',
      path: '/lines/1/quantity',
      document: note({ lines: ['1', '1.5'].map((quantity) => line({ quantity, precedingLine: 1 })) }),
      facts: credited({ left: left({ quantity: '2.49' }) }),
      fix: /2\.49/,
    },
    {
      what: 'a line that the sale does not have',
      path: '/lines/0/quantity',
      document: note({ lines: [line({ precedingLine: 2 })] }),
      facts: credited({ left: left() }),
    },
  ],
  'ke-credit-amount': [
    {
      what: 'a cent too much of a line',
      path: '/lines/1',
      document: note({ lines: [line({ precedingLine: 1 }), line({ precedingLine: 1 })] }),
      facts: credited({ left: left({ amount: '199.99' }) }),
      fix: /199\.99/,
    },
    {
      what: 'a cent too much, by lines that do not say what they take back',
      path: '/lines',
      document: note(),
      facts: credited({ left: left({ amount: '99.99' }) }),
    },
  ],
}

const findings = ({ document, calculation, facts = {} }: Pick<Case, 'document' | 'calculation' | 'facts'>) =>
  findingsOf(kenyaRules, { document, calculation: calculation ?? calculate(document, kenyaRegime) }, facts)

describe('each rule', () => {
  it('has a case', () => expect(Object.keys(CASES).sort()).toEqual(kenyaRules.map(({ id }) => id).sort()))

  it.each(Object.entries(CASES).flatMap(([id, cases]) => cases.map((one) => [id, one.what, one] as const)))(
    '%s finds %s',
    (id, _what, { path, fix = /\.$/, ...subject }) => {
      expect(findings(subject)).toEqual([
        {
          rule: id,
          path,
          message: expect.stringMatching(/^\S.*[^.]$/),
          fix: expect.stringMatching(fix),
          example: expect.stringMatching(/./),
        },
      ])
    },
  )

  it.each(kenyaRules.map((rule) => [rule.id, rule] as const))(
    '%s says what must hold, and why',
    (_id, rule) => {
      expect(rule.title).toMatch(/^[A-Z].*\.$/)
      expect(rule.source).toMatch(/specification|business rules|[Cc]ode class|Result code/)
    },
  )
})

describe('no rule finds', () => {
  it.each<[string, Pick<Case, 'document' | 'facts'>]>([
    [
      'an ordinary sale, with all that can be known',
      {
        document: document(),
        facts: {
          itemClasses: new Set(['5059690800']),
          ...items(),
        },
      },
    ],
    [
      'texts that just fit',
      {
        document: document({
          number: long(50),
          note: long(400),
          buyer: { ...buyer, name: long(60), phone: long(20) },
          ext: {
            ke: { tradeName: long(20), address: long(200), topMessage: long(20), bottomMessage: long(20) },
          },
          lines: [line({ name: long(200), barcode: long(20) })],
        }),
      },
    ],
    ['999 lines', { document: document({ lines: Array(999).fill(line()) }) }],
    [
      'odd item codes that KRA has',
      {
        document: document({
          lines: ['KR2AMXBLL0000001', 'KE1NTXU1000001', 'KE2CTNO00000015', 'KE2CTNNO0000015'].map((item) =>
            line({ item }),
          ),
        }),
      },
    ],
    ['a line at no price', withLine({ unitPrice: '0' })],
    ['a line that is given away', withLine({ discount: { percent: '100' } })],
    ['all that the insurer pays', insurance({ percent: '100', amount: '100.00' })],
    ['what only Uganda knows', { document: document({ ext: { ug: { industry: 'hotel' } } }) }],
    [
      'a note that says nothing of the buyer',
      { document: note(), facts: credited({ buyerName: 'Somebody' }) },
    ],
    [
      'a note to the same buyer',
      {
        document: note({ buyer: pin('P000000001X') }),
        facts: credited({ buyerName: buyer.name, buyerTaxId: 'P000000001X' }),
      },
    ],
    [
      'a zero rated export of what is taxed at home',
      {
        document: document({ buyer: { kind: 'foreigner' }, lines: [line({ tax: 'zero' })] }),
        facts: items(),
      },
    ],
    [
      'a note on all that is left',
      {
        document: note({ lines: [line({ quantity: '2', precedingLine: 1 })] }),
        facts: credited({ left: left({ quantity: '2.00', amount: '200.00' }) }),
      },
    ],
  ])('%s', (_what, subject) => expect(findings(subject)).toEqual([]))
})

it('measures notes at prices without tax by what is left without it, as taxes are rounded note by note', () => {
  const regime = regimeFor(oscu, 'exclusive')
  // Two at 0.04 bear 0.01, and one bears 0.01 too.
  const sale = document({ lines: [line({ quantity: '2', unitPrice: '0.04', priceIncludesTax: false })] })
  const original = { document: sale, calculation: calculate(sale, regime) }
  const noteOf = (quantity: string, earlier: readonly Subject[] = []) => {
    const facts = { number: 'CN-1', issuedAt: sale.issuedAt, reason: 'returned', regime, earlier } as const
    const note = creditNoteFor(original, [{ line: 1, quantity }], facts)
    return { document: note, calculation: calculate(note, regime) }
  }
  const first = noteOf('1')
  const balance = balanceOf(original, [first]).lines[0]!
  expect(balance).toMatchObject({ net: '0.04', gross: '0.04' })
  const { quantity, net, gross: amount } = balance
  const rest = { document: noteOf('1', [first]), left: new Map([[1, { quantity, net, amount }]]) }
  expect(findingsOf(kenyaRules, rest.document, credited({ left: rest.left }))).toEqual([])
  const most = findingsOf(
    kenyaRules,
    noteOf('2'),
    credited({ left: new Map([[1, { quantity: '2', net, amount }]]) }),
  )
  expect(most.map(({ rule, message }) => [rule, message])).toEqual([
    ['ke-credit-amount', 'comes to 0.08, but 0.04 is left to credit'],
  ])
})
