import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DOCUMENT_TYPES, MAX_LINES, PAYMENT_METHODS, parseDocument } from '#src/document/document.js'
import { TAX_CATEGORIES } from '#src/document/line.js'
import { InvalidInputError, type Issue } from '#src/errors/fiscal-error.js'
import { line, sale, without } from './documents.js'

/** The issues that an input is refused with; none when it is accepted. */
function issuesWith(input: unknown): readonly Issue[] {
  try {
    parseDocument(input)
    return []
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error
    expect(error).toMatchObject({ code: 'document-invalid', retry: 'never' })
    expect(error.issues.length).toBeGreaterThan(0)
    expect(error.fix).toBe(error.issues[0]!.fix)
    return error.issues
  }
}

/** RFC 6901: empty, or slashes each followed by text in which every tilde is an escape. */
const JSON_POINTER = /^(?:\/(?:[^/~]|~[01])*)*$/

function expectTeaching(issues: readonly Issue[]) {
  for (const issue of issues) {
    expect(issue.path).toMatch(JSON_POINTER)
    expect(issue.message.trim()).not.toBe('')
    expect(issue.fix.trim()).not.toBe('')
    expect(`${issue.message} ${issue.fix}`).not.toMatch(/undefined|\[object|Invalid input|expected /)
  }
}

const withLine = (changes: Readonly<Record<string, unknown>>) => sale({ lines: [line(changes)] })
const NUMBER_ADVICE = 'Write it like "2500" or "2500.50": digits, one point, no separators, no exponent.'
const DISCOUNT_ADVICE = 'Give one of the two, as text in quotes; leave "discount" out when there is none.'
const DISCOUNT_FORM = 'must be { "percent": "10" } or { "amount": "500" }'
const quoted = (words: readonly string[]) => words.map((word) => `"${word}"`).join(', ')

type Case = [what: string, input: unknown, path: string, message: string, fix: string]

const cases: Case[] = [
  // Unknown fields
  [
    'a misspelt field',
    sale({ curency: 'UGX' }),
    '/curency',
    'is not a field of this object',
    'Remove it, or correct its spelling.',
  ],
  [
    'a misspelt field of a line',
    withLine({ qty: '2' }),
    '/lines/0/qty',
    'is not a field of this object',
    'Remove it, or correct its spelling.',
  ],
  [
    'a misspelt field of the buyer',
    sale({ buyer: { kind: 'consumer', tin: '1' } }),
    '/buyer/tin',
    'is not a field of this object',
    'Remove it, or correct its spelling.',
  ],
  [
    'a field with a slash and a tilde',
    sale({ 'a/b~c': 1 }),
    '/a~1b~0c',
    'is not a field of this object',
    'Remove it, or correct its spelling.',
  ],
  [
    'an unknown country extension',
    sale({ ext: { tz: {} } }),
    '/ext/tz',
    'is not a field of this object',
    'Remove it, or correct its spelling.',
  ],
  [
    'a polluting field',
    { ...sale(), ...JSON.parse('{"constructor":{"a":1}}') },
    '/constructor',
    'is not a field of this object',
    'Remove it, or correct its spelling.',
  ],
  // Numbers instead of text
  [
    'a number as quantity',
    withLine({ quantity: 2 }),
    '/lines/0/quantity',
    'must be text, not a number',
    'Put it in quotes: "2". Numbers lose cents; text does not.',
  ],
  [
    'a number as price',
    withLine({ unitPrice: 2500.5 }),
    '/lines/0/unitPrice',
    'must be text, not a number',
    'Put it in quotes: "2500.5". Numbers lose cents; text does not.',
  ],
  [
    'a number as payment',
    sale({ payments: [{ method: 'cash', amount: 4500 }] }),
    '/payments/0/amount',
    'must be text, not a number',
    'Put it in quotes: "4500". Numbers lose cents; text does not.',
  ],
  [
    'a number as total',
    sale({ totals: { tax: 1 } }),
    '/totals/tax',
    'must be text, not a number',
    'Put it in quotes: "1". Numbers lose cents; text does not.',
  ],
  [
    'a number as label',
    sale({ metadata: { till: 3 } }),
    '/metadata/till',
    'must be text, not a number',
    'Put it in quotes: "3". Numbers lose cents; text does not.',
  ],
  // Bad decimals
  [
    'a negative quantity',
    withLine({ quantity: '-1' }),
    '/lines/0/quantity',
    'is below zero',
    'Write it without a sign; what is taken back goes into a credit note.',
  ],
  [
    'a quantity of zero',
    withLine({ quantity: '0.00' }),
    '/lines/0/quantity',
    'must be more than zero',
    'Leave the line out if nothing was sold.',
  ],
  [
    'a price with separators',
    withLine({ unitPrice: '2,500' }),
    '/lines/0/unitPrice',
    'must be a decimal number in quotes, zero or more',
    NUMBER_ADVICE,
  ],
  [
    'an exponent',
    withLine({ unitPrice: '25e2' }),
    '/lines/0/unitPrice',
    'must be a decimal number in quotes, zero or more',
    NUMBER_ADVICE,
  ],
  [
    'an empty price',
    withLine({ unitPrice: '' }),
    '/lines/0/unitPrice',
    'must be a decimal number in quotes, zero or more',
    NUMBER_ADVICE,
  ],
  [
    'an endless price',
    withLine({ unitPrice: '9'.repeat(1_000_000) }),
    '/lines/0/unitPrice',
    'must be a decimal number in quotes, zero or more',
    NUMBER_ADVICE,
  ],
  [
    'a negative total',
    sale({ totals: { gross: '-1' } }),
    '/totals/gross',
    'is below zero',
    'Write it without a sign; what is taken back goes into a credit note.',
  ],
  // Words
  [
    'an unknown type',
    sale({ type: 'bill' }),
    '/type',
    `must be one of ${quoted(DOCUMENT_TYPES)}`,
    `Use one of ${quoted(DOCUMENT_TYPES)}.`,
  ],
  [
    'a code for a word',
    sale({ type: 1 }),
    '/type',
    `must be one of ${quoted(DOCUMENT_TYPES)}`,
    `Use one of ${quoted(DOCUMENT_TYPES)}.`,
  ],
  [
    'an unknown tax',
    withLine({ tax: 'vat' }),
    '/lines/0/tax',
    `must be one of ${quoted(TAX_CATEGORIES)}`,
    `Write the word, not a letter: A is "standard" at URA and "exempt" at KRA. The words are ${quoted(TAX_CATEGORIES)}.`,
  ],
  [
    'an unknown payment',
    sale({ payments: [{ method: 'bitcoin', amount: '1' }] }),
    '/payments/0/method',
    `must be one of ${quoted(PAYMENT_METHODS)}`,
    `Use one of ${quoted(PAYMENT_METHODS)}.`,
  ],
  [
    'text for a yes or no',
    withLine({ priceIncludesTax: 'yes' }),
    '/lines/0/priceIncludesTax',
    'must be true or false, not text',
    'Send true or false.',
  ],
  // Length
  [
    'a long number',
    sale({ number: 'x'.repeat(51) }),
    '/number',
    'is too long (at most 50)',
    'Shorten it to 50 characters.',
  ],
  [
    'a note of a megabyte',
    sale({ note: 'x'.repeat(1_000_000) }),
    '/note',
    'is too long (at most 400)',
    'Shorten it to 400 characters.',
  ],
  [
    'an empty number',
    sale({ number: '' }),
    '/number',
    'is too short (at least 1)',
    'Fill it in, or leave it out if it is optional.',
  ],
  [
    'a label with a long name',
    sale({ metadata: { ['k'.repeat(65)]: 'a' } }),
    `/metadata/${'k'.repeat(65)}`,
    'has a name that is too long (at most 64)',
    'Shorten it to 64 characters.',
  ],
  [
    'too many payments',
    sale({ payments: Array(21).fill({ method: 'cash', amount: '1' }) }),
    '/payments',
    'has 21 entries; at most 20 are allowed',
    'Send at most 20.',
  ],
  ['no lines', sale({ lines: [] }), '/lines', 'needs at least 1', 'Add what is missing.'],
  [
    'too many lines',
    sale({ lines: Array(MAX_LINES + 1).fill(line()) }),
    '/lines',
    'has 1001 entries; at most 1000 are allowed',
    'Split the sale into several documents.',
  ],
  // Missing and null
  [
    'no currency',
    without('currency', sale()),
    '/currency',
    'is missing',
    'Write three capital letters, such as "UGX" or "KES".',
  ],
  [
    'no time',
    without('issuedAt', sale()),
    '/issuedAt',
    'is missing',
    'Write it like "2026-11-23T10:15:00+03:00".',
  ],
  ['no type', without('type', sale()), '/type', 'is missing', `Use one of ${quoted(DOCUMENT_TYPES)}.`],
  ['no lines at all', without('lines', sale()), '/lines', 'is missing', 'Add it as a list.'],
  [
    'no quantity',
    sale({ lines: [without('quantity', line())] }),
    '/lines/0/quantity',
    'is missing',
    'Add it as text.',
  ],
  [
    'an id without its scheme',
    sale({ buyer: { kind: 'consumer', taxId: { value: '1' } } }),
    '/buyer/taxId/scheme',
    'is missing',
    'Use one of "ug-tin", "ug-nin", "ug-brn", "ke-pin", "passport".',
  ],
  [
    'null for a price',
    withLine({ unitPrice: null }),
    '/lines/0/unitPrice',
    'must be text, not null',
    'Send text.',
  ],
  ['null for a buyer', sale({ buyer: null }), '/buyer', 'must be an object, not null', 'Send an object.'],
  [
    'null among the lines',
    sale({ lines: [line(), null] }),
    '/lines/1',
    'must be an object, not null',
    'Send an object.',
  ],
  // Wrong containers
  ['a list as buyer', sale({ buyer: [] }), '/buyer', 'must be an object, not a list', 'Send an object.'],
  [
    'an object as lines',
    sale({ lines: { 0: line() } }),
    '/lines',
    'must be a list, not an object',
    'Send a list.',
  ],
  [
    'a list as labels',
    sale({ metadata: ['3'] }),
    '/metadata',
    'must be an object, not a list',
    'Send an object.',
  ],
  [
    'text as line',
    sale({ lines: ['SODA-500'] }),
    '/lines/0',
    'must be an object, not text',
    'Send an object.',
  ],
  ['a list', [sale()], '', 'must be an object, not a list', 'Send an object.'],
  ['null', null, '', 'must be an object, not null', 'Send an object.'],
  ['text', JSON.stringify(sale()), '', 'must be an object, not text', 'Send an object.'],
  ['nothing', undefined, '', 'is missing', 'Add it as an object.'],
  // Forms
  [
    'a time without offset',
    sale({ issuedAt: '2026-11-23T10:15:00' }),
    '/issuedAt',
    'must be a time with an offset',
    'Write it like "2026-11-23T10:15:00+03:00".',
  ],
  [
    'a day that does not exist',
    sale({ issuedAt: '2026-02-30T10:15:00+03:00' }),
    '/issuedAt',
    'must be a time with an offset',
    'Write it like "2026-11-23T10:15:00+03:00".',
  ],
  [
    'a number as time',
    sale({ issuedAt: 1795000000 }),
    '/issuedAt',
    'must be text, not a number',
    'Write it like "2026-11-23T10:15:00+03:00".',
  ],
  [
    'a small currency',
    sale({ currency: 'ugx' }),
    '/currency',
    'must be an ISO 4217 code',
    'Write three capital letters, such as "UGX" or "KES".',
  ],
  [
    'a short TIN',
    sale({ buyer: { kind: 'business', taxId: { scheme: 'ug-tin', value: '123' } } }),
    '/buyer/taxId/value',
    'is not a ug-tin',
    'Write it like "1000029771".',
  ],
  [
    'a TIN as PIN',
    sale({ buyer: { kind: 'business', taxId: { scheme: 'ke-pin', value: '1000029771' } } }),
    '/buyer/taxId/value',
    'is not a ke-pin',
    'Write it like "P000000001X".',
  ],
  // Discounts
  // Notes
  [
    'a note about nothing',
    sale({ type: 'credit_note' }),
    '/preceding',
    'is missing: a note says which document it is about, and why',
    'Add { "fiscalNumber": "...", "reason": "returned" }.',
  ],
  [
    'a sale about another',
    sale({ preceding: { fiscalNumber: '1', reason: 'returned' } }),
    '/preceding',
    'goes with notes only',
    'Leave it out, or set "type" to "credit_note" or "debit_note".',
  ],
  [
    'a discount over 100 percent',
    withLine({ discount: { percent: '100.00000000000000000001' } }),
    '/lines/0/discount/percent',
    'is more than 100 percent',
    'A discount cannot be larger than what it is taken off.',
  ],
  [
    'a discount of nothing',
    withLine({ discount: { amount: '0' } }),
    '/lines/0/discount/amount',
    'must be more than zero',
    'Leave it out if there is none.',
  ],
  [
    'a bad percentage',
    withLine({ discount: { percent: '10%' } }),
    '/lines/0/discount/percent',
    'must be a decimal number in quotes, zero or more',
    NUMBER_ADVICE,
  ],
  [
    'a number as percentage',
    withLine({ discount: { percent: 10 } }),
    '/lines/0/discount/percent',
    'must be text, not a number',
    'Put it in quotes: "10". Numbers lose cents; text does not.',
  ],
  [
    'both discounts',
    withLine({ discount: { percent: '10', amount: '5' } }),
    '/lines/0/discount',
    DISCOUNT_FORM,
    DISCOUNT_ADVICE,
  ],
  ['an empty discount', withLine({ discount: {} }), '/lines/0/discount', DISCOUNT_FORM, DISCOUNT_ADVICE],
  ['null for a discount', withLine({ discount: null }), '/lines/0/discount', DISCOUNT_FORM, DISCOUNT_ADVICE],
]

describe('a document is refused with the place, the reason and the fix', () => {
  it.each(cases)('%s', (_what, input, path, message, fix) => {
    const issues = issuesWith(input)
    expect(issues).toMatchObject([{ path, message, fix }])
    expectTeaching(issues)
  })

  it('names everything that is wrong at once', () => {
    const issues = issuesWith({
      ...withLine({ quantity: 2, tax: 'vat' }),
      currency: 'ugx',
      extra: true,
    })
    expect(issues.map((issue) => issue.path).toSorted()).toEqual([
      '/currency',
      '/extra',
      '/lines/0/quantity',
      '/lines/0/tax',
    ])
  })

  it('says in the message where the first mistake is and how many there are', () => {
    expect(() => parseDocument({ ...sale({ currency: 'ugx' }), extra: true })).toThrow(
      'The document cannot be accepted: /currency must be an ISO 4217 code and 1 more.',
    )
  })

  it('stops naming after fifty', () => {
    expect(issuesWith(sale({ lines: Array(MAX_LINES).fill({ item: 1 }) }))).toHaveLength(50)
  })
})

describe('a document is accepted', () => {
  it('as it is, with what was left out filled in', () => {
    const document = parseDocument(
      without('operator', sale({ lines: [{ item: 'SODA-500', quantity: '2', unitPrice: '2500' }] })),
    )
    expect(document.operator).toBe('Cashier')
    expect(document.lines).toEqual([
      { item: 'SODA-500', quantity: '2', unitPrice: '2500', priceIncludesTax: true },
    ])
    expect(parseDocument(sale())).toEqual(sale())
  })

  it('with the most lines allowed', () => {
    expect(parseDocument(sale({ lines: Array(MAX_LINES).fill(line()) })).lines).toHaveLength(MAX_LINES)
  })

  it('in any offset, with fractions of seconds', () => {
    for (const issuedAt of [
      '2026-11-23T07:15:00Z',
      '2026-11-23T10:15:00.123+03:00',
      '2028-02-29T10:15:00-11:30',
    ])
      expect(issuesWith(sale({ issuedAt }))).toEqual([])
  })
})

describe('input from outside', () => {
  it('is refused in words whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        const issues = issuesWith(input)
        expect(issues.length).toBeGreaterThan(0)
        expectTeaching(issues)
      }),
    )
  })

  it('is refused in words when any one member is replaced by anything', () => {
    const members = Object.keys(sale({ totals: {}, note: '' }))
    const places = [
      ...members.map((name) => (value: unknown) => sale({ [name]: value })),
      ...Object.keys(line()).map((name) => (value: unknown) => withLine({ [name]: value })),
      ...['kind', 'name', 'taxId', 'address', 'email', 'phone'].map(
        (name) => (value: unknown) => sale({ buyer: { kind: 'business', [name]: value } }),
      ),
    ]
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        expectTeaching(issuesWith(place(value)))
      }),
      { numRuns: 2000 },
    )
  })

  it('is refused at once however many lines it has', () => {
    const lines = Array(2_000_000).fill(null)
    const start = performance.now()
    expect(issuesWith(sale({ lines }))).toHaveLength(1)
    expect(performance.now() - start).toBeLessThan(500)
  })

  it('cannot reach a prototype', () => {
    const input = JSON.parse(`{"__proto__":{"polluted":1},${JSON.stringify(sale()).slice(1)}`)
    expect(issuesWith(input).map((issue) => issue.path)).toEqual(['/__proto__'])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('cannot have a label that would be lost', () => {
    const metadata = JSON.parse('{"till":"3","__proto__":"x"}')
    expect(issuesWith(sale({ metadata }))).toEqual([
      {
        path: '/metadata/__proto__',
        message: 'is a name that cannot be kept',
        fix: 'Give the label another name.',
      },
    ])
    expect(parseDocument(sale({ metadata: { constructor: 'x', toString: 'y' } })).metadata).toEqual({
      constructor: 'x',
      toString: 'y',
    })
  })
})
