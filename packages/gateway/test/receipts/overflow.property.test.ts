import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf } from '#src/receipts/columns.js'
import { type PaperWidth, type ReceiptView, renderEscpos, renderText } from '#src/receipts/index.js'
import { setPages } from '#src/receipts/paper/pages.js'
import { PAPERS } from '#src/receipts/paper/paper.js'
import { layOut } from '#src/receipts/receipt.js'
import { PLAIN_SETTINGS } from '#src/receipts/settings.js'
import { COLUMNS } from '#src/receipts/text.js'
import { RESERVED_NAMES } from '../support/strange.js'
import { readEscpos } from './escpos-reader.js'
import { kenyanView, line, ugandanView } from './views.js'

const RUNS = process.env.RISITI_FUZZ === 'long' ? 3000 : 15

/** Of what is printed letter by letter, which takes longer. */
const PRINTS = Math.ceil(RUNS / 3)

/** Texts as tills send them: words, letters of all the world without a blank, and what is not there. */
const texts = fc.oneof(
  fc.lorem({ maxCount: 12 }),
  fc.string({ unit: 'binary', maxLength: 90 }),
  fc.string({
    unit: fc.constantFrom('W', 'ŵ', 'i', 'é', '€', 'Ж', '中', 'ש', 'ع', 'ل', '(', ' '),
    maxLength: 120,
  }),
  fc.constantFrom(...RESERVED_NAMES),
)

const digits = (most: number) => fc.bigInt({ min: 1n, max: 10n ** BigInt(most) - 1n }).map(String)

const lines = fc.array(
  fc.record({
    name: texts,
    quantity: digits(6),
    unitPrice: digits(12),
    tax: fc.constantFrom('standard' as const, 'zero' as const, 'exempt' as const),
  }),
  { minLength: 1, maxLength: 60 },
)

type Sale = typeof sales extends fc.Arbitrary<infer Each> ? Each : never

const sales = fc.record({
  lines,
  name: texts,
  note: texts,
  address: texts,
  fiscal: fc.boolean(),
  uganda: fc.boolean(),
  language: fc.constantFrom('en' as const, 'sw' as const),
})

/** The same sale in every form. */
function viewOf(sale: Sale): ReceiptView {
  const build = sale.uganda ? ugandanView : kenyanView
  const seller = { name: sale.name, taxId: 'P051365947M', address: sale.address }
  return build({
    document: { lines: sale.lines.map((each) => line(each)), note: sale.note },
    view: { seller, production: false, settings: { ...PLAIN_SETTINGS, language: sale.language } },
    ...(sale.fiscal ? {} : { fiscal: null }),
  })
}

describe.each(['58', '80', 'a4'] as const)('on %s', (width) => {
  test('nothing stands outside the paper, or over its end', () => {
    fc.assert(
      fc.property(sales, (sale) => expectInside(viewOf(sale), width)),
      { numRuns: RUNS },
    )
  })

  test('no line of text is longer than the paper', () => {
    fc.assert(
      fc.property(sales, (sale) => {
        for (const text of renderText(viewOf(sale), { width }).split('\n'))
          expect(columnsOf(text), text).toBeLessThanOrEqual(COLUMNS[width])
      }),
      { numRuns: RUNS },
    )
  })
})

test.each([
  ['58', 32],
  ['80', 42],
  ['80', 48],
] as const)(
  'on %s no line of a printer of %i characters is longer, as large as it is',
  async (width, columns) => {
    await fc.assert(
      fc.asyncProperty(sales, async (sale) => {
        for (const text of readEscpos(await renderEscpos(viewOf(sale), { width, columns })).lines) {
          const [, words = '', across = '1'] = /^(.*?)(?: \{(?:(\d)x\d)?.*\})?$/.exec(text) ?? []
          expect(words.trim().length * Number(across), text).toBeLessThanOrEqual(columns)
        }
      }),
      { numRuns: PRINTS },
    )
  },
)

function expectInside(view: ReceiptView, width: PaperWidth): void {
  const { margin } = PAPERS[width]
  for (const endless of [true, false]) {
    const pages = setPages(layOut(view), { width, font: undefined, endless })
    for (const page of pages) {
      const edge = (page.width - PAPERS[width].width) / 2
      for (const mark of page.marks) {
        if (mark.kind === 'text' && mark.turn !== undefined) continue
        const across = mark.kind === 'modules' ? mark.rows.length * mark.size : mark.width
        const below =
          mark.kind === 'text' ? mark.y : mark.y + (mark.kind === 'modules' ? across : mark.height)
        const what = JSON.stringify({
          ...mark,
          runs: mark.kind === 'text' ? mark.runs.map((run) => run.text) : [],
        })
        expect(mark.x, what).toBeGreaterThanOrEqual(edge + margin.x - 0.01)
        expect(mark.x + across, what).toBeLessThanOrEqual(page.width - edge - margin.x + 0.01)
        expect(below, what).toBeLessThanOrEqual(page.height)
      }
    }
  }
}
