import { findingsOf } from '@risiti/core'
import { describe, expect, test } from 'vitest'
import type { UgandaFacts } from '#src/document/rules/facts.js'
import { ugandaRules } from '#src/document/rules/index.js'
import {
  computed,
  duty,
  exported,
  imported,
  line,
  memo,
  note,
  project,
  receipt,
  supplied,
  TIN,
} from './sales.js'
import { sellerWithoutVat, vatSeller } from './sellers.js'

const soda = { name: 'Soda 500 ml', category: '50202306', unit: 'PCE' }

/** A seller of whom T103 says more. */
const seller = (rights: object) => ({ registration: { ...vatSeller, ...rights } })
const goods = (changes: object) => ({ goods: new Map([['SODA-500', { ...soda, ...changes }]]) })
const business = (changes: object = {}) => ({ kind: 'business', name: 'Acme Ltd', taxId: TIN, ...changes })

/** What T125 lists. */
const duties = new Map([
  ['LED040000', { isGroup: true, rates: [] }],
  [
    'LED040400',
    {
      isGroup: false,
      rates: [
        { kind: '101', rate: '30' },
        { kind: '102', rate: '950', unit: '102' },
      ],
    },
  ],
  ['LED160900', { isGroup: false, rates: [{ kind: '101', rate: '.5' }] }],
  ['LED130200', { isGroup: false, rates: [{ kind: '103', rate: 'Nil' }] }],
  ['LED030200', { isGroup: false, rates: [{ kind: '101', rate: '0' }] }],
  ['LED990000', { isGroup: false, rates: [] }],
  ['LED990100', { isGroup: false, rates: [{ kind: '104', rate: 'by agreement' }] }],
])
const bears = (...excise: readonly object[]) =>
  receipt({ lines: excise.map((each) => line({ unitPrice: '90000', excise: each })) })

type Case = readonly [rule: string, document: object, facts: UgandaFacts, paths: readonly string[]]

/** Each rule, broken. */
const BROKEN: readonly Case[] = [
  ['ug-tax-registration', receipt(), { registration: sellerWithoutVat }, ['/lines/0/tax']],
  [
    'ug-receipt-taxes',
    receipt({
      lines: [line({ tax: 'out_of_scope', excise: duty.share })],
      levies: [{ kind: 'hotel_tax', perUnit: '2000' }],
    }),
    { registration: sellerWithoutVat },
    ['/levies', '/lines/0/excise'],
  ],
  ['ug-out-of-scope', receipt({ lines: [line({ tax: 'out_of_scope' })] }), seller({}), ['/lines/0/tax']],
  ['ug-export-tax', exported({}, { tax: 'standard' }), {}, ['/lines/0/tax']],
  ['ug-branch-name', receipt({ ext: { ug: { branch: { id: '7' } } } }), {}, ['/ext/ug/branch/name']],
  [
    'ug-currency-listed',
    receipt({ currency: 'CHF', exchangeRate: '4200' }),
    { currencies: new Set(['UGX', 'USD']) },
    ['/currency'],
  ],
  ['ug-gross-limit', receipt(), seller({ maxGrossAmount: '4999.99' }), ['/lines']],
  [
    'ug-gross-limit',
    receipt({ currency: 'USD', exchangeRate: '3840.65', lines: [line({ unitPrice: '10' })] }),
    seller({ maxGrossAmount: '76812.99' }),
    ['/lines'],
  ],
  [
    'ug-classification',
    receipt({ lines: [line({ classification: { scheme: 'ke-item-class', code: '5' } })] }),
    {},
    ['/lines/0/classification/scheme'],
  ],
  ['ug-zero-line', receipt({ lines: [line({ unitPrice: '0' })] }), {}, ['/lines/0/unitPrice']],
  [
    'ug-zero-line',
    receipt({ lines: [line({ quantity: '0.001', unitPrice: '1' })] }),
    {},
    ['/lines/0/unitPrice'],
  ],
  [
    'ug-line-digits',
    receipt({ lines: [line({ quantity: '1000000000000', unitPrice: '0.1' })] }),
    {},
    ['/lines/0/quantity'],
  ],
  [
    'ug-line-digits',
    receipt({ lines: [line({ quantity: '0.1', unitPrice: '1000000000000' })] }),
    {},
    ['/lines/0/unitPrice'],
  ],
  [
    'ug-line-digits',
    receipt({ lines: [line({ quantity: '1000000', unitPrice: '1000000' })] }),
    {},
    ['/lines/0/unitPrice'],
  ],
  [
    'ug-rate-digits',
    receipt({
      lines: [line({ excise: { ...duty.perLitre, perUnit: '0.123456789' } })],
      levies: [{ kind: 'ucc_levy', percent: '1.1234567' }],
    }),
    {},
    ['/lines/0/excise/perUnit', '/levies/0/percent'],
  ],
  ['ug-levy-name', receipt({ levies: [{ kind: 'other', perUnit: '5' }] }), {}, ['/levies/0/name']],
  [
    'ug-excise-listed',
    bears({ ...duty.share, code: 'LED040000' }, { ...duty.share, code: 'LED040500' }),
    { duties },
    ['/lines/0/excise/code', '/lines/1/excise/code'],
  ],
  [
    'ug-excise-rate',
    bears(
      { ...duty.share, percent: '20' },
      { ...duty.perLitre, code: 'LED040400' },
      { ...duty.perLitre, code: 'LED040400', perUnit: '950', unit: '103' },
      { ...duty.nil, code: 'LED040400' },
      { ...duty.share, code: 'LED130200' },
    ),
    { duties },
    [
      '/lines/0/excise/percent',
      '/lines/1/excise/perUnit',
      '/lines/2/excise/unit',
      '/lines/3/excise',
      '/lines/4/excise',
    ],
  ],
  [
    'ug-payment-method',
    receipt({ payments: [{ method: 'other', amount: '5000' }] }),
    {},
    ['/payments/0/method'],
  ],
  [
    'ug-payment-digits',
    receipt({ payments: [{ method: 'cash', amount: '5000.000' }] }),
    {},
    ['/payments/0/amount'],
  ],
  [
    'ug-buyer-register',
    receipt({ buyer: { kind: 'consumer', name: 'A', taxId: { scheme: 'ke-pin', value: 'A000000001X' } } }),
    {},
    ['/buyer/taxId/scheme'],
  ],
  ['ug-buyer-tin', receipt({ buyer: business({ taxId: undefined }) }), {}, ['/buyer/taxId']],
  [
    'ug-buyer-tin',
    receipt({ buyer: business({ taxId: { scheme: 'ug-brn', value: '8' } }) }),
    {},
    ['/buyer/taxId'],
  ],
  [
    'ug-buyer-tin',
    receipt({ buyer: { kind: 'government', name: 'Ministry' }, ext: { ug: { nonResident: true } } }),
    {},
    ['/buyer/taxId'],
  ],
  ['ug-buyer-name', receipt({ buyer: business({ name: undefined }) }), {}, ['/buyer/name']],
  ['ug-consumer-known', receipt({ buyer: { kind: 'consumer', address: 'Kampala' } }), {}, ['/buyer/name']],
  [
    'ug-consumer-known',
    receipt({ buyer: { kind: 'consumer', taxId: { scheme: 'passport', value: 'P1' } } }),
    {},
    ['/buyer/name'],
  ],
  ['ug-foreigner-known', receipt({ buyer: { kind: 'foreigner', phone: '1' } }), {}, ['/buyer/name']],
  ['ug-buyer-email', receipt({ buyer: business({ email: 'acme.example' }) }), {}, ['/buyer/email']],
  [
    'ug-import-buyer',
    imported({ buyer: business({ taxId: { ...TIN, value: '1000029772' } }) }),
    {},
    ['/buyer'],
  ],
  ['ug-memo-buyer', memo({ buyer: { kind: 'consumer', name: 'A' } }), {}, ['/buyer/taxId']],
  ['ug-memo-buyer', memo({ buyer: { kind: 'government', name: 'A', taxId: TIN } }), {}, ['/buyer/kind']],
  [
    'ug-deemed-project',
    receipt({ buyer: business(), lines: [line({ tax: 'deemed' })] }),
    {},
    ['/lines/0/ext/ug/project'],
  ],
  ['ug-project-tax', receipt({ lines: [line({ ext: { ug: { project } } })] }), {}, ['/lines/0/tax']],
  [
    'ug-deemed-buyer',
    receipt({ lines: [line({ tax: 'deemed', ext: { ug: { project } } })] }),
    {},
    ['/buyer/taxId'],
  ],
  [
    'ug-deemed-buyer',
    receipt({
      buyer: { kind: 'foreigner', name: 'A' },
      lines: [line({ tax: 'deemed', ext: { ug: { project } } })],
    }),
    {},
    ['/buyer/kind'],
  ],
  [
    'ug-relief-mix',
    receipt({
      buyer: business(),
      lines: [
        line({ tax: 'deemed', ext: { ug: { project } } }),
        line({ tax: 'exempt', ext: { ug: { project } } }),
      ],
    }),
    {},
    ['/lines/1/ext/ug/project'],
  ],
  [
    'ug-exempt-project-excise',
    receipt({ lines: [line({ tax: 'exempt', excise: duty.share, ext: { ug: { project } } })] }),
    {},
    ['/lines/0/excise'],
  ],
  ['ug-industry-parts', exported({ ext: { ug: { industry: 'export' } } }), {}, ['/ext/ug/deliveryTerms']],
  ['ug-industry-parts', receipt({ ext: { ug: { industry: 'airline' } } }), {}, ['/ext/ug/airline']],
  [
    'ug-industry-parts',
    receipt({ ext: { ug: { fuel: { tank: '1', pump: '1', nozzle: '1' } } } }),
    {},
    ['/ext/ug/fuel'],
  ],
  [
    'ug-import-attachment',
    imported({}, { attachment: { name: 'invoice.exe', content: 'UERG' } }),
    {},
    ['/ext/ug/importedService/attachment/name'],
  ],
  ['ug-export-buyer', exported({ buyer: undefined }), {}, ['/buyer/name']],
  ['ug-export-weight', exported({}, { ext: undefined }), {}, ['/lines/0/ext/ug/netWeight']],
  ['ug-export-excise', exported({}, { excise: duty.nil }), {}, ['/lines/0/excise']],
  ['ug-export-unit', exported(), { customsUnits: new Set(['KGM']) }, ['/lines/0/unit']],
  [
    'ug-export-unit',
    exported({}, { ext: { ug: { netWeight: '1', customs: { quantity: '2', unit: 'XX' } } } }),
    { customsUnits: new Set(['KGM']) },
    ['/lines/0/ext/ug/customs/unit'],
  ],
  ['ug-goods-or-service', exported(), goods({ isService: true }), ['/lines/0/item']],
  ['ug-goods-or-service', imported(), goods({ isService: false }), ['/lines/0/item']],
  [
    'ug-debit-industry',
    exported({ type: 'debit_note', preceding: { id: '1', reason: 'amount_increased' } }),
    {},
    ['/ext/ug/industry'],
  ],
  ['ug-note-reason', note('credit_note', 'rebate'), {}, ['/preceding/reason']],
  ['ug-note-reason', note('debit_note', 'returned'), {}, ['/preceding/reason']],
  ['ug-note-explanation', note('credit_note', 'other'), {}, ['/preceding/explanation']],
  [
    'ug-debit-original',
    note('debit_note', 'amount_increased', { preceding: { reason: 'amount_increased' } }),
    {},
    ['/preceding'],
  ],
  ['ug-memo-type', receipt({ ext: { ug: { creditMemo: true } } }), {}, ['/ext/ug/creditMemo']],
  ['ug-memo-original', memo({ preceding: { id: '1', reason: 'rebate' } }), {}, ['/preceding']],
  ['ug-memo-right', memo(), seller({ isAllowIssueRebate: '0' }), ['/ext/ug/creditMemo']],
  [
    'ug-memo-right',
    memo(),
    seller({ isAllowIssueRebate: '1', isDutyFreeTaxpayer: '1' }),
    ['/ext/ug/creditMemo'],
  ],
  ['ug-memo-excise', memo({ lines: [line({ excise: duty.nil })] }), {}, ['/lines/0/excise']],
  [
    'ug-memo-import',
    memo({ ext: { ug: { ...supplied(), creditMemo: true } }, buyer: undefined }),
    {},
    ['/ext/ug/industry'],
  ],
  [
    'ug-credit-without-original',
    note('credit_note', 'returned', { preceding: { reason: 'returned' } }),
    seller({ isAllowIssueCreditWithoutFDN: '0' }),
    ['/preceding'],
  ],
  ['ug-credit-lines', note('credit_note', 'returned', { lines: [line()] }), {}, ['/lines/0/precedingLine']],
  [
    'ug-credit-lines',
    note('credit_note', 'returned', { lines: [line({ precedingLine: 2 }), line({ precedingLine: 2 })] }),
    {},
    ['/lines/1/precedingLine'],
  ],
  [
    'ug-credit-worth',
    note('credit_note', 'returned', {
      lines: [line({ precedingLine: 1, discount: { percent: '100' } })],
    }),
    {},
    ['/lines/0'],
  ],
  [
    // Twice 20 litres at 150 are 6000, which is 7080 with VAT. The goods before have the same duty at another rate.
    'ug-credit-duty',
    note('credit_note', 'returned', {
      lines: [
        line({ precedingLine: 1, unitPrice: '9000', excise: { ...duty.perLitre, perUnit: '100' } }),
        line({ precedingLine: 2, unitPrice: '3540', excise: duty.perLitre }),
      ],
    }),
    {},
    ['/lines/1/excise'],
  ],
  [
    'ug-credit-levies',
    note('credit_note', 'returned', { levies: [{ kind: 'hotel_tax', perUnit: '1' }] }),
    {},
    ['/levies'],
  ],
  [
    'ug-credit-export',
    exported({ type: 'credit_note', preceding: { id: '1', reason: 'returned' } }, { precedingLine: 1 }),
    {},
    ['/ext/ug/industry'],
  ],
  [
    'ug-credit-balance',
    note('credit_note', 'returned'),
    { left: new Map([[1, { quantity: '1.5', amount: '5000' }]]) },
    ['/lines/0/quantity'],
  ],
  [
    'ug-credit-balance',
    note('credit_note', 'returned'),
    { left: new Map([[1, { quantity: '2', amount: '4999.99' }]]) },
    ['/lines/0/unitPrice'],
  ],
  [
    'ug-note-days',
    note('debit_note', 'amount_increased', {
      preceding: { id: '1', issuedAt: '2026-05-01T11:00:00+03:00', reason: 'amount_increased' },
    }),
    { now: new Date('2026-11-23T08:00:00Z'), noteDays: 90 },
    ['/preceding'],
  ],
  [
    'ug-fiscal-number',
    note('credit_note', 'returned', { preceding: { fiscalNumber: '1001', reason: 'returned' } }),
    {},
    ['/preceding/fiscalNumber'],
  ],
  ['ug-item-registered', receipt(), { goods: new Map([['SODA-500', null]]) }, ['/lines/0/item']],
  ['ug-item-name', receipt(), goods({ name: 'Soda' }), ['/lines/0/name']],
  ['ug-item-category', receipt(), goods({ category: '1' }), ['/lines/0/classification/code']],
  ['ug-item-unit', receipt(), goods({ unit: 'CT' }), ['/lines/0/unit']],
  [
    'ug-item-tax',
    receipt({ lines: [line({ tax: 'exempt' })] }),
    goods({ isExempt: false }),
    ['/lines/0/tax'],
  ],
  [
    'ug-item-tax',
    receipt({ lines: [line({ tax: 'zero' })] }),
    goods({ isZeroRated: false }),
    ['/lines/0/tax'],
  ],
  ['ug-item-tax', receipt(), goods({ isZeroRated: true, isExempt: false }), ['/lines/0/tax']],
  ['ug-item-tax', receipt(), goods({ isExempt: true }), ['/lines/0/tax']],
  ['ug-excise-registered', receipt(), goods({ exciseDuty: 'LED040400' }), ['/lines/0/excise']],
  [
    'ug-excise-registered',
    receipt({ lines: [line({ excise: duty.share })] }),
    goods({ exciseDuty: null }),
    ['/lines/0/excise'],
  ],
  [
    'ug-excise-registered',
    receipt({ lines: [line({ excise: duty.share })] }),
    goods({ exciseDuty: 'LED040300' }),
    ['/lines/0/excise'],
  ],
  [
    'ug-excise-packages',
    receipt({ lines: [line({ unitPrice: '9000', excise: duty.perLitre })] }),
    goods({ exciseDuty: 'LED040300', pieces: '12' }),
    ['/lines/0/excise/pieces'],
  ],
  [
    'ug-excise-packages',
    receipt({ lines: [line({ unitPrice: '9000', excise: duty.perLitre })] }),
    goods({ exciseDuty: 'LED040300', pieces: '20', packages: '2' }),
    ['/lines/0/excise/packages'],
  ],
  [
    'ug-back-date',
    receipt(),
    { ...seller({ isAllowBackDate: '0' }), now: new Date('2026-11-23T21:00:00Z') },
    ['/issuedAt'],
  ],
  [
    'ug-back-date',
    receipt(),
    { ...seller({ isAllowBackDate: '1', periodDate: '7' }), now: new Date('2026-12-01T08:00:00Z') },
    ['/issuedAt'],
  ],
  [
    'ug-text-bytes',
    receipt({ operator: 'é'.repeat(100), note: '€'.repeat(200) }),
    {},
    ['/operator', '/note'],
  ],
  [
    'ug-text-bytes',
    receipt({
      buyer: { kind: 'consumer', name: 'é'.repeat(200), address: '€'.repeat(400), phone: 'é'.repeat(20) },
      lines: [
        line({ item: 'é'.repeat(30), unit: 'PIECE' }),
        line({ excise: { ...duty.nil, name: '€'.repeat(400) } }),
      ],
    }),
    {},
    [
      '/buyer/name',
      '/buyer/address',
      '/buyer/phone',
      '/lines/0/item',
      '/lines/0/unit',
      '/lines/1/excise/name',
    ],
  ],
  [
    'ug-text-bytes',
    receipt({ buyer: { kind: 'foreigner', taxId: { scheme: 'passport', value: 'P'.repeat(21) } } }),
    {},
    ['/buyer/taxId/value'],
  ],
  [
    'ug-text-bytes',
    receipt({ lines: [line({ name: 'x'.repeat(190) })], discount: { percent: '1' } }),
    {},
    ['/lines/0/name'],
  ],
  [
    'ug-text-bytes',
    receipt({
      buyer: business(),
      lines: [line({ name: 'x'.repeat(192), tax: 'deemed', ext: { ug: { project } } })],
    }),
    {},
    ['/lines/0/name'],
  ],
  [
    'ug-text-bytes',
    receipt({ lines: [line({ classification: { scheme: 'ug-commodity', code: '5'.repeat(19) } })] }),
    {},
    ['/lines/0/classification/code'],
  ],
]

describe('what URA would refuse is told by its rule, at its place', () => {
  test.each(BROKEN)('%s', (rule, document, facts, paths) => {
    const findings = findingsOf(ugandaRules, computed(document), facts)
    expect(findings.map((finding) => [finding.rule, finding.path])).toEqual(paths.map((path) => [rule, path]))
    for (const { message, fix } of findings) {
      expect(message).toMatch(/^[a-z"]/)
      expect(message).not.toMatch(/\.$/)
      expect(fix).toMatch(/^[A-Z].*\.$/)
    }
  })

  test('each rule is broken here', () => {
    expect(new Set(BROKEN.map(([rule]) => rule))).toEqual(new Set(ugandaRules.map(({ id }) => id)))
  })

  test('each rule has an id of its own, and says what must hold and who says so', () => {
    expect(new Set(ugandaRules.map(({ id }) => id)).size).toBe(ugandaRules.length)
    for (const { id, title, source, example } of ugandaRules) {
      expect(id).toMatch(/^ug-[a-z-]+$/)
      expect(title).toMatch(/^[A-Z].*\.$/)
      expect(source).toMatch(/\d{3}|T1\d\d|business rules/)
      expect(example).not.toBe('')
    }
  })
})

describe('what is right is not refused', () => {
  const RIGHT: readonly (readonly [what: string, document: object, facts: UgandaFacts])[] = [
    ['a sale over the counter', receipt(), { ...seller({ maxGrossAmount: '5000' }), ...goods({}) }],
    [
      'a sale of a seller without VAT',
      receipt({ lines: [line({ tax: 'out_of_scope' })] }),
      { registration: sellerWithoutVat },
    ],
    [
      'out of scope where it is allowed',
      receipt({ lines: [line({ tax: 'out_of_scope' })] }),
      seller({ isAllowOutOfScopeVAT: '1' }),
    ],
    [
      "an agent's sale, whose principal has VAT",
      receipt({ ext: { ug: { principal: { tin: '1000029772' } } } }),
      { registration: sellerWithoutVat },
    ],
    ['a gift', receipt({ lines: [line({ discount: { percent: '100' } })] }), {}],
    ['goods under their tax', receipt(), goods({ isZeroRated: false, isExempt: false })],
    [
      'goods that a project has exempt',
      receipt({ buyer: business(), lines: [line({ tax: 'exempt', ext: { ug: { project } } })] }),
      goods({ isExempt: false }),
    ],
    [
      'a service for who is abroad',
      receipt({ ext: { ug: { industry: 'service_export' } }, lines: [line({ tax: 'zero' })] }),
      goods({ isZeroRated: false, isService: true }),
    ],
    [
      'what leaves a duty-free shop',
      receipt({ lines: [line({ tax: 'zero' })] }),
      { ...seller({ isDutyFreeTaxpayer: '1' }), ...goods({ isZeroRated: false }) },
    ],
    ['a note about goods that are exempt by now', note('credit_note', 'returned'), goods({ isExempt: true })],
    [
      'a business abroad',
      receipt({ buyer: business({ taxId: undefined }), ext: { ug: { nonResident: true } } }),
      {},
    ],
    [
      'a business of a trading name',
      receipt({ buyer: business({ name: undefined, tradeName: 'Acme' }) }),
      {},
    ],
    [
      'a foreigner by country',
      receipt({ buyer: { kind: 'foreigner' }, ext: { ug: { citizenship: 'KE-Kenya' } } }),
      {},
    ],
    [
      'a name that just fits',
      receipt({ lines: [line({ name: 'x'.repeat(189), discount: { percent: '1' } })] }),
      {},
    ],
    [
      'an export',
      exported(),
      { ...seller({}), ...goods({ isService: false }), customsUnits: new Set(['PCE']) },
    ],
    ['an export of a registered brewery', exported(), goods({ exciseDuty: 'LED040400' })],
    ['an imported service', imported(), seller({})],
    ['an imported service that names the importer', imported({ buyer: business() }), seller({})],
    ['a credit memo', memo(), seller({ isAllowIssueRebate: '1' })],
    [
      'a debit note in time',
      note('debit_note', 'other', {
        preceding: {
          id: '1',
          issuedAt: '2026-11-01T11:00:00+03:00',
          reason: 'other',
          explanation: 'Freight',
        },
      }),
      { now: new Date('2026-11-23T08:00:00Z'), noteDays: 90 },
    ],
    [
      'a credit note for all that is left',
      note('credit_note', 'damaged', {
        preceding: { fiscalNumber: '32510000000000000010', reason: 'damaged' },
      }),
      { left: new Map([[1, { quantity: '2', amount: '5000' }]]) },
    ],
    [
      'a credit note for goods that cost their duty, with others of the same duty',
      note('credit_note', 'returned', {
        lines: [
          line({ precedingLine: 1, unitPrice: '3540', excise: duty.perLitre }),
          line({ precedingLine: 2, unitPrice: '3540.02', excise: duty.perLitre }),
        ],
      }),
      {},
    ],
    [
      'a note without original where it is allowed',
      note('credit_note', 'returned', { preceding: { reason: 'returned' }, lines: [line()] }),
      seller({ isAllowIssueCreditWithoutFDN: '1' }),
    ],
    [
      'a document of six days ago, of who may date back',
      receipt(),
      { ...seller({ isAllowBackDate: '1', periodDate: '7' }), now: new Date('2026-11-29T08:00:00Z') },
    ],
    [
      'goods of whose duty nobody told, beside goods that nobody knows',
      receipt({
        lines: [line({ unitPrice: '9000', excise: duty.perLitre }), line({ item: 'UNKNOWN', name: 'Other' })],
      }),
      goods({}),
    ],
    [
      'duties at listed rates, and at rates of which the list says nothing that can be read',
      bears(
        { ...duty.share, percent: '30.0' },
        { ...duty.perLitre, code: 'LED040400', perUnit: '950' },
        { ...duty.share, code: 'LED160900', percent: '0.5' },
        duty.nil,
        { ...duty.nil, code: 'LED030200' },
        { ...duty.share, code: 'LED990000', percent: '7' },
        { ...duty.share, code: 'LED990100', percent: '7' },
      ),
      { duties },
    ],
    [
      'goods with their duty',
      receipt({ lines: [line({ unitPrice: '9000', excise: duty.perLitre })] }),
      goods({ exciseDuty: 'LED040300', packages: '1.0', pieces: '20' }),
    ],
  ]

  test.each(RIGHT)('%s', (_what, document, facts) => {
    expect(findingsOf(ugandaRules, computed(document), facts)).toEqual([])
  })
})

test('each kind of note says which reasons it has', () => {
  const fixOf = (document: object) => findingsOf(ugandaRules, computed(document), {})[0]?.fix
  expect(fixOf(note('credit_note', 'rebate'))).toBe(
    'Use one of returned, damaged, cancelled, wrong_amount, wrong_quantity, wrong_tax, waived, other.',
  )
  expect(fixOf(note('debit_note', 'returned'))).toBe(
    'Use one of amount_increased, requested_by_buyer, other.',
  )
  expect(fixOf(memo({ preceding: { reason: 'returned' } }))).toBe('Use one of trade_discount, rebate, other.')
})
