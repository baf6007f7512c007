import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Balance, balanceOf, type LineBalance } from '#src/document/balance.js'
import { type CreditNoteFacts, creditNoteFor } from '#src/document/correction.js'
import { parseDocument, type ResolvedDocument } from '#src/document/document.js'
import type { ResolvedLine } from '#src/document/line.js'
import type { Subject } from '#src/document/rule.js'
import type { CreditedLine } from '#src/document/selection.js'
import { InvalidInputError } from '#src/errors/fiscal-error.js'
import {
  add,
  compare,
  decimal,
  divide,
  formatShort,
  multiply,
  round,
  subtract,
  sum,
} from '#src/money/decimal.js'
import { calculate } from '#src/tax/calculate.js'
import { categoriesOn, type Regime } from '#src/tax/regime.js'
import { KENYA, UGANDA } from '../regimes.js'
import { type LineFacts, saleOf } from '../tax/sales.js'

const withRounding = (rounding: Partial<Regime['rounding']>): Regime => ({
  ...KENYA,
  rounding: { ...KENYA.rounding, ...rounding },
})
const EXCLUSIVE = withRounding({ prices: 'exclusive' })
const WHOLE_PERCENT = withRounding({ discount: 'whole-percent' })

const DAY = '2026-11-23'
const LATER = '2026-11-24T09:00:00+03:00'

const factsFor = (regime: Regime, more: Partial<CreditNoteFacts> = {}): CreditNoteFacts => ({
  number: 'CN-1',
  issuedAt: LATER,
  reason: 'returned',
  fiscalNumber: '324032345571',
  regime,
  ...more,
})

const subjectOf = (document: ResolvedDocument, regime: Regime): Subject => ({
  document,
  calculation: calculate(document, regime),
})

function soldIn(regime: Regime, lines: readonly LineFacts[], more: Partial<ResolvedDocument> = {}): Subject {
  return subjectOf(saleOf(regime, lines, more), regime)
}

/** The note that follows, with what it comes to. */
function credited(
  original: Subject,
  what: 'all' | readonly CreditedLine[],
  regime: Regime,
  earlier: readonly Subject[] = [],
): Subject {
  return subjectOf(creditNoteFor(original, what, factsFor(regime, { earlier })), regime)
}

const three: LineFacts = { quantity: '3', unitPrice: '1000', tax: 'standard', discount: { percent: '10' } }

describe('creditNoteFor', () => {
  it('says of the goods, the buyer, the currency and the rate what the original says', () => {
    const excise = { code: 'LED190100', name: 'Beer', percent: '60' }
    const ext = { ug: { project: { id: 'P-1', name: 'Dam' } } }
    const sale = saleOf(UGANDA, [three], {
      currency: 'USD',
      exchangeRate: '3840.65',
      buyer: { kind: 'business', name: 'Acme Ltd', taxId: { scheme: 'ug-tin', value: '1000029771' } },
      ext: { ug: { industry: 'general' } },
      levies: [
        { kind: 'hotel_tax', percent: '1' },
        { kind: 'stamp_duty', perUnit: '5', units: '2' },
      ],
      payments: [],
      totals: {},
      metadata: { till: '3' },
    })
    const original = subjectOf(
      { ...sale, lines: [{ ...sale.lines[0]!, excise, ext, barcode: '123', totals: { tax: '411.87' } }] },
      UGANDA,
    )
    const facts = factsFor(UGANDA, { id: 'doc-1', explanation: 'Broken', operator: 'Jane' })
    const note = creditNoteFor(original, 'all', facts)
    expect(note).toEqual({
      type: 'credit_note',
      number: 'CN-1',
      device: 'till',
      currency: 'USD',
      exchangeRate: '3840.65',
      issuedAt: LATER,
      operator: 'Jane',
      buyer: sale.buyer,
      preceding: {
        id: 'doc-1',
        fiscalNumber: '324032345571',
        issuedAt: sale.issuedAt,
        reason: 'returned',
        explanation: 'Broken',
      },
      lines: [
        {
          item: 'ITEM-1',
          name: 'Item 1',
          barcode: '123',
          quantity: '3',
          unit: 'PCE',
          unitPrice: '900',
          tax: 'standard',
          priceIncludesTax: true,
          excise,
          classification: { scheme: 'ug-commodity', code: '1' },
          precedingLine: 1,
          ext,
        },
      ],
      ext: sale.ext,
    })
    expect(parseDocument(JSON.parse(JSON.stringify(note)))).toEqual(note)
  })

  it('keeps price and discount apart in Kenya, and the insurer pays back its part', () => {
    const sale = saleOf(KENYA, [three])
    const insurance = { code: 'SHA', name: 'Social Health', percent: '20', amount: '540.00' }
    const original = subjectOf({ ...sale, lines: [{ ...sale.lines[0]!, ext: { ke: { insurance } } }] }, KENYA)
    const [line] = creditNoteFor(original, [{ line: 1, quantity: '1' }], factsFor(KENYA)).lines
    expect(line).toMatchObject({
      quantity: '1',
      unitPrice: '1000',
      discount: { amount: '100' },
      ext: { ke: { insurance: { amount: '180.00' } } },
    })
  })

  it('gives back no more than was paid of a line whose VAT is deemed paid: the original has a tax of two roundings', () => {
    const cement: LineFacts = {
      quantity: '2',
      unitPrice: '720000',
      tax: 'deemed',
      discount: { amount: '200000' },
    }
    const original = soldIn(UGANDA, [cement])
    expect(original.calculation.totals).toMatchObject({ gross: '1050847.45', deemed: '189152.55' })
    const note = credited(original, 'all', UGANDA)
    expect(note.document.lines[0]).toMatchObject({ quantity: '2', unitPrice: '619999.995' })
    expect(note.calculation.totals).toMatchObject({ gross: '1050847.45', deemed: '189152.54' })
    expect(balanceOf(original, [note]).totals).toEqual({ net: '0.00', tax: '0.01', gross: '0.01' })
  })

  it('shares the discount on the document', () => {
    const original = soldIn(UGANDA, [three, { ...three, quantity: '1' }], { discount: { amount: '360' } })
    const [note] = credited(original, [{ line: 1, quantity: '1' }], UGANDA).calculation.lines
    // 2700 bears 270 of the 360.
    expect(note).toMatchObject({ quantity: '1', unitPrice: '810', total: '810.00' })
  })

  it('gives back an amount at what was paid for each', () => {
    const original = soldIn(UGANDA, [three])
    const [note] = credited(original, [{ line: 1, amount: '450' }], UGANDA).calculation.lines
    expect(note).toMatchObject({ quantity: '0.5', total: '450.00' })
    const [cheap] = credited(original, [{ line: 1, quantity: '1', amount: '450' }], UGANDA).calculation.lines
    expect(cheap).toMatchObject({ quantity: '1', total: '450.00' })
  })

  it('bears the taxes of the day of the original', () => {
    const original = soldIn(KENYA, [three], { issuedAt: '2020-06-01T10:00:00+03:00' })
    expect(credited(original, 'all', KENYA).calculation.lines[0]!.rate).toBe('0.14')
  })

  it('cuts a tax that would be more than is left of a discounted line', () => {
    // Of 9.00 the tax is 1.3729, of the 0.10 that is taken off 0.0153: 1.35 of 1.37 and 0.02. Of the 8.90 that is left it is 1.3576.
    const sold: LineFacts = { quantity: '1', unitPrice: '9', tax: 'standard', discount: { amount: '0.10' } }
    const original = soldIn(UGANDA, [sold])
    expect(original.calculation.totals.tax).toBe('1.35')
    const note = credited(original, 'all', UGANDA)
    expect(note.document.lines[0]!.totals).toEqual({ tax: '1.35' })
    expect(note.calculation.totals).toMatchObject({ net: '7.55', tax: '1.35', gross: '8.90' })
    expect(balanceOf(original, [note]).totals).toEqual({ net: '0.00', tax: '0.00', gross: '0.00' })
  })

  it('takes a stated tax that is not the cut one for a mistake', () => {
    const original = soldIn(UGANDA, [three])
    const note = creditNoteFor(original, 'all', factsFor(UGANDA))
    const stating = (tax: string) => () =>
      calculate({ ...note, lines: note.lines.map((line) => ({ ...line, totals: { tax } })) }, UGANDA)
    // 2700 x 0.18 / 1.18 is 411.8644.
    expect(stating('411.86')).not.toThrow()
    expect(stating('411.87')).toThrow(InvalidInputError)
    expect(stating('411.85')).toThrow(InvalidInputError)
  })

  it('leaves a line that came to nothing out where the authority refuses it', () => {
    const free: LineFacts = { ...three, discount: { percent: '100' } }
    const original = soldIn(UGANDA, [free, three])
    const note = creditNoteFor(original, 'all', factsFor(UGANDA))
    expect(note.lines.map(({ precedingLine }) => precedingLine)).toEqual([2])
    expect(() => creditNoteFor(original, [{ line: 1 }], factsFor(UGANDA))).toThrow(
      '/lines/0/line comes to nothing',
    )
    const inKenya = creditNoteFor(soldIn(KENYA, [free, three]), 'all', factsFor(KENYA))
    expect(inKenya.lines.map(({ precedingLine }) => precedingLine)).toEqual([1, 2])
  })

  it('refuses what is not there, and says of which entry', () => {
    const original = soldIn(KENYA, [three, three, { ...three, unitPrice: '0', discount: undefined }])
    const earlier = [credited(original, [{ line: 2 }], KENYA)]
    const issuesOf = (what: unknown, notes = earlier) => {
      try {
        creditNoteFor(original, what as 'all', factsFor(KENYA, { earlier: notes }))
      } catch (error) {
        if (error instanceof InvalidInputError) return error.issues.map(({ path }) => path)
        throw error
      }
      return []
    }
    expect(issuesOf([{ line: 1 }])).toEqual([])
    expect(issuesOf([{ line: 3 }])).toEqual([])
    expect(issuesOf([{ line: 4 }])).toEqual(['/lines/0/line'])
    expect(issuesOf([{ line: 1 }, { line: 1 }])).toEqual(['/lines/1/line'])
    expect(issuesOf([{ line: 1 }, { line: 2 }])).toEqual(['/lines/1/line'])
    expect(issuesOf([{ line: 1, quantity: '0' }])).toEqual(['/lines/0/quantity'])
    expect(issuesOf([{ line: 1, quantity: '3.01' }])).toEqual(['/lines/0/quantity'])
    expect(issuesOf([{ line: 1, quantity: '0.001' }])).toEqual(['/lines/0/quantity'])
    expect(issuesOf([{ line: 1, quantity: 2 }])).toEqual(['/lines/0/quantity'])
    expect(issuesOf([{ line: 1, amount: '2700.01' }])).toEqual(['/lines/0/amount'])
    expect(issuesOf([{ line: 1, quantity: '3', amount: '2699.99' }])).toEqual(['/lines/0/amount'])
    expect(issuesOf([])).toEqual(['/lines'])
    expect(issuesOf(undefined)).toEqual(['/lines'])
    const rest = credited(original, 'all', KENYA, earlier)
    expect(issuesOf('all', [...earlier, rest])).toEqual([''])
  })
})

it('says in the currency of the document how much can be given back', () => {
  const sale = { currency: 'USD', exchangeRate: '129.5' }
  const original = soldIn(KENYA, [{ quantity: '1', unitPrice: '10', tax: 'standard' }], sale)
  const noteOf = (amount: string) => creditNoteFor(original, [{ line: 1, amount }], factsFor(KENYA))
  expect(() => noteOf('10.01')).toThrow('is more than is left of the line (10 USD)')
  expect(calculate(noteOf('10'), KENYA).totals.gross).toBe('1295.00')
})

describe('balanceOf', () => {
  it('says what is left of each line and in all', () => {
    const original = soldIn(UGANDA, [three, { ...three, tax: 'exempt' }])
    const note = credited(original, [{ line: 1, quantity: '1' }], UGANDA)
    expect(balanceOf(original, [note])).toEqual({
      currency: 'UGX',
      lines: [
        { line: 1, quantity: '2', net: '1525.42', tax: '274.58', gross: '1800.00' },
        { line: 2, quantity: '3', net: '2700.00', tax: '0.00', gross: '2700.00' },
      ],
      totals: { net: '4225.42', tax: '274.58', gross: '4500.00' },
    })
  })

  it('leaves out debit notes, and lines that are not of this document', () => {
    const original = soldIn(UGANDA, [three])
    const note = credited(original, 'all', UGANDA)
    const strange = {
      ...note.document,
      lines: note.document.lines.map((line) => ({ ...line, precedingLine: 9 })),
    }
    for (const document of [{ ...note.document, type: 'debit_note' as const }, strange]) {
      expect(balanceOf(original, [{ ...note, document }])).toEqual(balanceOf(original))
    }
  })
})

/** A decimal text of up to `scale` decimals. */
const decimals = (scale: number, max: number) =>
  fc
    .tuple(
      fc.integer({ min: 1, max: max * 100 }),
      fc.integer({ min: 0, max: 10 ** Math.max(0, scale - 2) - 1 }),
    )
    .map(([cents, rest]) =>
      formatShort({
        units: BigInt(cents) * 10n ** BigInt(Math.max(0, scale - 2)) + BigInt(rest),
        scale: Math.max(2, scale),
      }),
    )

const discountsOf = (most: number) =>
  fc.option(fc.oneof(fc.record({ percent: decimals(3, 99) }), fc.record({ amount: decimals(2, most) })), {
    nil: undefined,
  })

function dutyOf(regime: Regime): fc.Arbitrary<ResolvedLine['excise']> {
  const named = { code: 'LED190100', name: 'Beer' }
  if (regime.country === 'KE') return fc.constant(undefined)
  return fc.option(
    fc.oneof(
      decimals(2, 80).map((percent) => ({ ...named, percent })),
      decimals(2, 3).map((perUnit) => ({ ...named, perUnit, unit: '102' })),
      fc.constant(named),
    ),
    { nil: undefined },
  )
}

const lineOf = (regime: Regime) =>
  fc.record({
    quantity: fc.oneof(
      decimals(regime.rounding.quantityScale, 40),
      fc.integer({ min: 1, max: 40 }).map(String),
    ),
    unitPrice: fc.oneof(decimals(regime.rounding.priceScale, 900), decimals(2, 1)),
    tax: fc.constantFrom(...categoriesOn(regime, DAY)),
    priceIncludesTax: fc.boolean(),
    discount: discountsOf(5),
    excise: dutyOf(regime),
  })

const saleOfAny = (regime: Regime, maxLength: number) =>
  fc
    .record({
      lines: fc.array(
        // A discount, or the duty, may be more than the line.
        lineOf(regime).filter((line) => tolerant(saleOf(regime, [line]), regime) !== undefined),
        { minLength: 1, maxLength, size: 'max' },
      ),
      discount: discountsOf(20),
      currency: fc.constantFrom(regime.currency, 'USD'),
    })
    .map(({ lines, discount, currency }) =>
      saleOf(regime, lines, {
        currency,
        ...(currency === 'USD' ? { exchangeRate: '129.4731' } : {}),
        ...(discount ? { discount } : {}),
      }),
    )

/** What a note takes: of some lines, a part in thousandths of the quantity, of the amount, or of both. */
const partOf = fc.array(
  fc.record({
    line: fc.integer({ min: 1, max: 200 }),
    quantity: fc.option(fc.integer({ min: 1, max: 1000 })),
    amount: fc.option(fc.integer({ min: 1, max: 1000 })),
  }),
  { minLength: 1, maxLength: 10 },
)

type Part = typeof partOf extends fc.Arbitrary<infer Value> ? Value : never

/** The part in numbers that fit what is left; the lines that have nothing are left out. */
function selection(
  parts: Part,
  original: Subject,
  earlier: readonly Subject[],
  regime: Regime,
): CreditedLine[] {
  const { lines } = balanceOf(original, earlier)
  const chosen = new Map(parts.map((part) => [((part.line - 1) % lines.length) + 1, part]))
  return [...chosen].flatMap(([line, part]): CreditedLine[] => {
    const left = lines[line - 1]!
    const share = (value: string, thousandths: number, scale: number) =>
      divide(multiply(decimal(value), decimal(String(thousandths))), decimal('1000'), scale, 'down')
    const quantity =
      part.quantity === null ? undefined : share(left.quantity, part.quantity, regime.rounding.quantityScale)
    const isForeign = original.document.currency !== original.calculation.currency
    const gross = isForeign
      ? divide(decimal(left.gross), decimal(original.document.exchangeRate!), 2, 'down')
      : decimal(left.gross)
    const amount = part.amount === null ? undefined : share(formatShort(gross), part.amount, 2)
    if (decimal(left.quantity).units <= 0n || quantity?.units === 0n || amount?.units === 0n) return []
    return [
      {
        line,
        ...(quantity ? { quantity: formatShort(quantity) } : {}),
        ...(amount ? { amount: formatShort(amount) } : {}),
      },
    ]
  })
}

const HALF_CENT = decimal('0.005')

describe.each([
  ['Uganda', UGANDA],
  ['Kenya', KENYA],
  ['Kenya with prices without tax', EXCLUSIVE],
  ['Kenya with whole percentages', WHOLE_PERCENT],
])('any credit notes in %s', (_name, regime) => {
  it.each([
    ['small sales', 6, 60],
    ['sales of up to two hundred lines', 200, 12],
  ])('bring %s to nothing', (_size, maxLength, numRuns) => {
    fc.assert(
      fc.property(saleOfAny(regime, maxLength), fc.array(partOf, { maxLength: 5 }), (document, parts) => {
        const original = tolerant(document, regime)
        fc.pre(original !== undefined)
        const notes: Subject[] = []
        for (const part of parts) {
          const note = attempted(original, selection(part, original, notes, regime), regime, notes)
          if (note) notes.push(note)
        }
        const left = balanceOf(original, notes)
        for (const line of left.lines) expect(decimal(line.quantity).units >= 0n).toBe(true)
        if (left.lines.some((line) => line.quantity !== '0' && isWorth(line, original, regime))) {
          notes.push(credited(original, 'all', regime, notes))
        }
        for (const note of notes) {
          expect(parseDocument(JSON.parse(JSON.stringify(note.document)))).toEqual(note.document)
        }
        expectNothingLeft(original, notes, regime, left)
      }),
      { numRuns },
    )
  })
})

/** What a sale comes to, unless it cannot be: a discount or a duty of more than the line. */
function tolerant(document: ResolvedDocument, regime: Regime): Subject | undefined {
  try {
    return subjectOf(document, regime)
  } catch (error) {
    if (error instanceof InvalidInputError) return undefined
    throw error
  }
}

/** A note, unless it asks for what cannot be parted. Once written, a note calculates. */
function attempted(
  original: Subject,
  what: readonly CreditedLine[],
  regime: Regime,
  earlier: readonly Subject[],
): Subject | undefined {
  let note: ResolvedDocument
  try {
    note = creditNoteFor(original, what, factsFor(regime, { earlier }))
  } catch (error) {
    if (error instanceof InvalidInputError) return undefined
    throw error
  }
  return subjectOf(note, regime)
}

/** Whether a line can be taken back: in Uganda what came to nothing cannot. What is paid for a deemed line is its net amount. */
function isWorth({ line, net, gross }: LineBalance, original: Subject, regime: Regime): boolean {
  if (regime.rounding.creditNotes === 'same') return true
  return (isDeemed(original, line) ? net : gross) !== '0.00'
}

function isDeemed({ document }: Subject, line: number): boolean {
  return document.lines[line - 1]!.tax === 'deemed'
}

/** @param before what was left before the last note, which took all. */
function expectNothingLeft(
  original: Subject,
  notes: readonly Subject[],
  regime: Regime,
  before: Balance,
): void {
  const isStated = regime.rounding.creditNotes === 'net'
  for (const { line, quantity, net, tax, gross } of balanceOf(original, notes).lines) {
    if (isWorth(before.lines[line - 1]!, original, regime)) expect(quantity).toBe('0')
    const many = notes.filter(({ document }) => document.lines.some((each) => each.precedingLine === line))
    const most = add(decimal('0.01'), multiply(HALF_CENT, decimal(String(many.length * 2))))
    const priced = regime.rounding.prices === 'inclusive' ? gross : net
    if (isDeemed(original, line)) {
      // What was paid for it is all that may not be exceeded, and its tax is off by these cents.
      expect(decimal(net).units >= 0n).toBe(true)
      expect(compare(decimal(priced), most)).toBeLessThanOrEqual(0)
    } else expect(priced).toBe('0.00')
    if (isStated) expect(decimal(tax).units >= 0n).toBe(true)
    const size = decimal(tax.replace('-', ''))
    expect(compare(size, most), `tax of line ${line} after ${many.length} notes: ${tax}`).toBeLessThanOrEqual(
      0,
    )
  }
  const total = (name: 'net' | 'gross') =>
    subtract(
      decimal(original.calculation.totals[name]),
      sum(notes.map(({ calculation }) => decimal(calculation.totals[name]))),
    )
  if (isStated) expect(total('gross').units >= 0n).toBe(true)
  const name = regime.rounding.prices === 'inclusive' ? 'gross' : 'net'
  if (original.calculation.lines.every(({ category, source }) => category !== 'deemed' && !source.excise)) {
    expect(formatShort(round(total(name), 2))).toBe('0')
  }
}
