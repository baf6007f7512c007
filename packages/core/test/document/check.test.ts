import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CheckContext, check } from '#src/document/check.js'
import { type CoreFacts, DOCUMENT_RULES } from '#src/document/check-rules.js'
import { MODEL_RULES } from '#src/document/core-rules.js'
import { documentSchema } from '#src/document/document.js'
import { SHOWN } from '#src/document/examples.js'
import type { ItemFacts } from '#src/document/resolve.js'
import type { Rule } from '#src/document/rule.js'
import { KENYA, UGANDA } from '../regimes.js'
import { line, sale, without } from './documents.js'

const ITEM: ItemFacts = {
  name: 'Soda 500 ml',
  unit: 'PCE',
  tax: 'standard',
  classification: { scheme: 'ug-commodity', code: '50202306' },
}

const context: CheckContext<CoreFacts> = {
  regime: UGANDA,
  rules: [],
  facts: { now: new Date('2026-11-23T12:00:00+03:00') },
  items: new Map([['SODA-500', ITEM]]),
}

const found = (input: unknown, more: Partial<CheckContext<CoreFacts>> = {}) =>
  check(input, { ...context, ...more }).findings.map(({ rule, path }) => `${rule} ${path}`)

const bare = (changes: Readonly<Record<string, unknown>> = {}) => {
  const { unit: _, tax: __, name: ___, classification: ____, ...rest } = line(changes)
  return rest
}

describe('check', () => {
  it('gives the completed document and what it comes to when nothing is wrong', () => {
    const { findings, document, calculation } = check(sale({ lines: [bare()] }), context)
    expect(findings).toEqual([])
    expect(document?.lines[0]?.name).toBe('Soda 500 ml')
    expect(calculation?.totals.gross).toBe('4500.00')
  })

  const duty = { code: 'LED190100', name: 'Soda' }
  const dollars = { currency: 'USD', payments: undefined }
  const cases: readonly (readonly [rule: string, path: string, input: unknown])[] = [
    ['document-schema', '', null],
    ['document-schema', '/type', without('type', sale())],
    ['document-schema', '/colour', sale({ colour: 'red' })],
    ['document-schema', '/lines/0/quantity', sale({ lines: [line({ quantity: 2 })] })],
    ['amount-text', '/lines/0/quantity', sale({ lines: [line({ quantity: '2,5' })] })],
    ['amount-text', '/lines/0/quantity', sale({ lines: [line({ quantity: '0' })] })],
    ['amount-size', '/lines/0/unitPrice', sale({ lines: [line({ unitPrice: '1000000000000000' })] })],
    [
      'amount-size',
      '/lines/0/unitPrice',
      sale({ lines: [line({ quantity: '2000000000000', unitPrice: '600000000000' })] }),
    ],
    [
      'amount-size',
      '/levies/0',
      sale({ levies: [{ kind: 'other', perUnit: '1000000000000', units: '1000000000000' }] }),
    ],
    ['lists-bounded', '/lines', sale({ lines: Array(1001).fill({}) })],
    ['lists-bounded', '/payments', sale({ payments: Array(21).fill({}) })],
    ['lists-bounded', '/ext/ug/airline', sale({ ext: { ug: { airline: Array(1001).fill({}) } } })],
    [
      'buyer-id-format',
      '/buyer/taxId/value',
      sale({ buyer: { kind: 'business', taxId: { scheme: 'ug-tin', value: '12' } } }),
    ],
    ['note-preceding', '/preceding', sale({ type: 'credit_note' })],
    ['note-preceding', '/preceding', sale({ preceding: { reason: 'returned' } })],
    ['item-known', '/lines/0/item', sale({ lines: [bare({ item: 'TEA' })] })],
    ['tax-exists', '/lines/0/tax', sale({ lines: [line({ tax: 'reduced' })] })],
    ['quantity-decimals', '/lines/0/quantity', sale({ lines: [line({ quantity: '0.123456789' })] })],
    ['price-decimals', '/lines/0/unitPrice', sale({ lines: [line({ unitPrice: '0.123456789' })] })],
    ['exchange-rate', '/exchangeRate', sale({ exchangeRate: '1' })],
    [
      'exchange-rate',
      '/exchangeRate',
      sale({ ...dollars, lines: [line({ excise: { ...duty, perUnit: '1', unit: '102' } })] }),
    ],
    [
      'duty-currency',
      '/lines/0/excise/currency',
      sale({ lines: [line({ excise: { ...duty, perUnit: '1', unit: '102', currency: 'EUR' } })] }),
    ],
    [
      'discount-within',
      '/lines/0/discount/percent',
      sale({ lines: [line({ discount: { percent: '101' } })] }),
    ],
    [
      'discount-within',
      '/lines/0/discount/amount',
      sale({ lines: [line({ discount: { amount: '5001' } })] }),
    ],
    ['discount-within', '/discount/amount', sale({ discount: { amount: '4501' } })],
    [
      'duty-within-price',
      '/lines/0/unitPrice',
      sale({ lines: [line({ excise: { ...duty, perUnit: '2500', unit: '102' } })] }),
    ],
    ['line-totals-agree', '/lines/0/totals/tax', sale({ lines: [line({ totals: { tax: '686.45' } })] })],
    ['totals-agree', '/totals/gross', sale({ totals: { gross: '4500.01' } })],
    ['change-from-cash', '/change', sale({ change: '500' })],
    ['payments-agree', '/payments', sale({ payments: [{ method: 'cash', amount: '4600' }] })],
    ['issued-in-past', '/issuedAt', sale({ issuedAt: '2026-11-23T12:10:01+03:00' })],
    ['text-characters', '/lines/0/name', sale({ lines: [line({ name: 'Soda \ud83e' })] })],
    ['text-characters', '/note', sale({ note: '\u001b@ Thanks' })],
    ['text-characters', '/metadata', sale({ metadata: { '\u0000': '1' } })],
  ]

  it.each(cases)('finds %s at %s', (rule, path, input) => {
    expect(found(input)).toEqual([`${rule} ${path}`])
  })

  it('has a case above for every rule', () => {
    const rules = [...MODEL_RULES, ...DOCUMENT_RULES].map(({ id }) => id)
    expect(new Set(cases.map(([rule]) => rule))).toEqual(new Set(rules))
    expect(new Set(rules).size).toBe(rules.length)
  })

  it('says of every finding what is wrong, what to do, and how it looks when it is right', () => {
    for (const [, , input] of cases) {
      for (const { message, fix, example } of check(input, context).findings) {
        for (const words of [message, fix, example]) expect(words.length).toBeGreaterThan(2)
        expect(fix).toMatch(/^[A-Z].*[.?)]$/)
      }
    }
  })

  it.each([
    ['/lines/0/tax', { tax: 'A' }, '"tax": "standard"', 'not a letter'],
    ['/lines/0/quantity', { quantity: '-1' }, '"unitPrice": "2500.50"', 'credit note'],
    ['/lines/0/classification', { classification: '50202306' }, '"classification": {"scheme":', 'an object'],
    ['/lines/0/unitprice', { unitprice: '1' }, '{"item":"SODA-500","name":"Soda 500 ml"', 'spelling'],
  ])('shows at %s how that member is written', (path, changes, example, fix) => {
    const [finding] = check(sale({ lines: [line(changes)] }), context).findings
    expect(finding).toMatchObject({
      path,
      example: expect.stringContaining(example),
      fix: expect.stringContaining(fix),
    })
  })

  it('says what shillings are called', () => {
    for (const currency of ['KSH', 'USH', 'UGS', 'ugx'])
      expect(check(sale({ currency }), context).findings).toMatchObject([
        { path: '/currency', example: '"currency": "UGX"', fix: expect.stringContaining('"KES"') },
      ])
  })

  it('shows members that a document can have', () => {
    expect(documentSchema.safeParse(SHOWN).error?.issues).toBeUndefined()
  })

  it('leaves ten minutes to the clocks, and judges no time that it was not told', () => {
    const later = sale({ issuedAt: '2026-11-23T12:10:00+03:00' })
    expect(found(later)).toEqual([])
    expect(found(sale({ issuedAt: '2050-01-01T00:00:00Z' }), { facts: {} })).toEqual([])
  })

  it('takes line ends, tabs, accents and pictures for text', () => {
    expect(found(sale({ note: 'Asante\r\n\tŊŋoma 🧾' }))).toEqual([])
  })

  it('finds everything of a stage, and goes on to the rules though the totals of the caller are wrong', () => {
    const never: Rule<{ word: string }> = {
      id: 'never-right',
      title: 'Nothing is right.',
      source: 'this test',
      example: 'none',
      find: ({ calculation }, { word }) => [
        { path: '/note', message: `is not ${word} of ${calculation.totals.gross}`, fix: 'Say it.' },
      ],
    }
    const wrong = sale({ totals: { net: '1', gross: '2' }, issuedAt: '2026-11-24T00:00:00Z' })
    const { findings, calculation } = check(wrong, {
      ...context,
      rules: [never],
      facts: { ...context.facts, word: 'much' },
    })
    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'totals-agree /totals/net',
      'totals-agree /totals/gross',
      'issued-in-past /issuedAt',
      'never-right /note',
    ])
    expect(findings.at(-1)).toEqual({
      rule: 'never-right',
      path: '/note',
      message: 'is not much of 4500.00',
      fix: 'Say it.',
      example: 'none',
    })
    expect(calculation?.totals.gross).toBe('4500.00')
  })

  it('keeps the document where nothing can be computed of it', () => {
    const { document, calculation } = check(sale({ lines: [line({ tax: 'reduced' })] }), context)
    expect(document?.lines).toHaveLength(1)
    expect(calculation).toBeUndefined()
  })

  it('compares the totals of a caller in the currency of the document, and computes in that of the country', () => {
    const dollars = sale({
      currency: 'USD',
      exchangeRate: '130',
      totals: { gross: '44.00' },
      lines: [line({ unitPrice: '25', discount: { percent: '10' } })],
      payments: [{ method: 'card', amount: '45' }],
    })
    const { findings, calculation } = check(dollars, { ...context, regime: KENYA })
    expect(findings.map(({ rule }) => rule)).toEqual(['totals-agree'])
    expect(calculation?.totals.gross).toBe('5850.00')
  })
})

describe('hostile input', () => {
  /** Milliseconds of work since a time of this process: others may be at work on the machine too. */
  const workSince = (start: NodeJS.CpuUsage) => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
  const nested = (depth: number) => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)
  const members = (many: number) =>
    Object.fromEntries(Array.from({ length: many }, (_, index) => [`member-${index}`, index]))

  it.each([
    ['a hundred thousand lines', sale({ lines: Array.from({ length: 100_000 }, () => line()) })],
    ['a thousand lines of which all is wrong', sale({ lines: Array(1000).fill(members(20)) })],
    ['a hundred thousand payments', sale({ payments: Array(100_000).fill({}) })],
    ['a hundred thousand members', { ...sale(), ...members(100_000) }],
    ['a name of a million characters', sale({ ['x'.repeat(1_000_000)]: 1 })],
    ['a number of a million digits', sale({ totals: { gross: '9'.repeat(1_000_000) } })],
    ['deep nesting', sale({ ext: nested(5000), buyer: nested(5000), metadata: nested(5000) })],
    [
      'names of prototypes',
      JSON.parse('{"__proto__":{"type":"receipt"},"constructor":1,"lines":{"__proto__":[]}}'),
    ],
  ])('%s gives a few findings soon', (_what, input) => {
    const start = process.cpuUsage()
    const { findings } = check(input, context)
    expect(workSince(start)).toBeLessThan(1000)
    expect(findings.length).toBeGreaterThan(0)
    expect(findings.length).toBeLessThanOrEqual(50)
    for (const finding of findings) expect(JSON.stringify(finding).length).toBeLessThan(2000)
  })

  it('a thousand lines whose totals are all wrong give fifty findings soon', () => {
    const wrong = line({ totals: { net: '1', tax: '1', gross: '1' } })
    const input = sale({ lines: Array(1000).fill(wrong), payments: [] })
    const start = process.cpuUsage()
    expect(check(input, context).findings).toHaveLength(50)
    expect(workSince(start)).toBeLessThan(1000)
  })

  /** A sale in which something, somewhere, is replaced by anything. */
  const spoiled = fc
    .tuple(
      fc.constantFrom(
        ['lines'],
        ['lines', '0'],
        ...Object.keys(line()).map((name) => ['lines', '0', name]),
        ...Object.keys(sale()).map((name) => [name]),
        ['exchangeRate'],
        ['discount'],
        ['levies'],
        ['change'],
        ['totals'],
        ['preceding'],
        ['lines', '0', 'excise'],
        ['lines', '0', 'totals'],
        ['lines', '0', 'discount', 'percent'],
        ['buyer', 'taxId'],
        ['ext', 'ug'],
        ['payments', '0', 'amount'],
      ),
      fc.oneof(
        fc.jsonValue(),
        fc.constantFrom(
          '0',
          '1',
          '999999999999999',
          '999999999999999999999999999999',
          '0.00000000000000000001',
          'USD',
          'XXX',
        ),
        fc.constantFrom('2026-02-30T10:15:00Z', '0000-01-01T00:00:00+03:00', '9999-12-31T23:59:59-12:00'),
        fc.record({ percent: fc.constantFrom('0', '0.00000000000000000001', '100', '999999999999999') }),
        fc.constant([{ kind: 'other', perUnit: '999999999999999', units: '999999999999999' }]),
        fc.constant({ code: 'A', name: 'B', perUnit: '999999999999999', unit: '1', currency: 'UGX' }),
      ),
      fc.constantFrom(UGANDA, KENYA),
    )
    .map(([steps, value, regime]) => {
      const input = structuredClone(sale()) as Record<string, unknown>
      let at = input
      for (const step of steps.slice(0, -1)) at = at[step] as Record<string, unknown>
      at[steps.at(-1)!] = value
      return { input, regime }
    })

  it('is answered with findings or a calculation, never with a throw', () => {
    const holds = (input: unknown, regime = UGANDA) => {
      const { findings, calculation } = check(input, { ...context, regime })
      expect(findings.length > 0 || calculation !== undefined).toBe(true)
    }
    fc.assert(
      fc.property(fc.jsonValue(), (input) => holds(input)),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(spoiled, ({ input, regime }) => holds(input, regime)),
      { numRuns: 1000 },
    )
  })
})
