import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderText } from '#src/receipts/index.js'
import { expectInOrder } from './demanded.js'
import { kenyanView, line, ugandanView } from './views.js'

const WIDTHS = [
  ['58', 32],
  ['80', 42],
  ['a4', 64],
] as const

/** Columns by a cruder rule than ours: what is not Latin, Cyrillic, Greek, Arabic and the like counts two. */
function columns(text: string): number {
  const segments = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)]
  return segments.reduce((all, { segment }) => {
    const code = segment.codePointAt(0)!
    const wide =
      /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}/u.test(
        segment,
      ) && !(code >= 0xff61 && code <= 0xffdc)
    return all + (wide ? 2 : 1)
  }, 0)
}

const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 200 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom('漢', 'あ', '한', '😀', '👩‍👩‍👧', '🇺🇬', 'é', 'm', ' '),
    minLength: 1,
    maxLength: 200,
  }),
  fc.constant('x'.repeat(200)),
)
const amount = fc.bigInt({ min: 1n, max: 999_999_999_999n }).map(String)
const lines = fc.array(
  fc.record({ name: words, quantity: fc.constantFrom('1', '2.5', '1000'), unitPrice: amount }),
  { minLength: 1, maxLength: 5 },
)

describe('a line of text', () => {
  test.each(WIDTHS)('is never wider than paper %s: %i columns', (width, most) => {
    fc.assert(
      fc.property(
        lines,
        words,
        words,
        fc.boolean(),
        fc.boolean(),
        (items, name, note, production, signed) => {
          const document = {
            number: name.slice(0, 50),
            operator: name,
            note,
            buyer: { kind: 'consumer' as const, name, address: note },
            lines: items.map((item) => line({ ...item, discount: { percent: '12.5' } })),
          }
          const seller = { name, tradeName: note, taxId: '1000023516', address: name, branch: note }
          for (const build of [ugandanView, kenyanView]) {
            const view = build({
              document,
              view: { production, seller },
              fiscal: signed ? { verifyUrl: note } : null,
            })
            for (const drawn of renderText(view, { width }).split('\n')) {
              expect(columns(drawn), drawn).toBeLessThanOrEqual(most)
            }
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test.each(WIDTHS)('holds amounts of twelve digits on paper %s', (width, most) => {
    const dear = line({ quantity: '1', unitPrice: '999999999999', discount: { amount: '111111111111' } })
    for (const view of [
      ugandanView({ document: { lines: [dear] } }),
      kenyanView({ document: { lines: [dear] } }),
    ]) {
      const text = renderText(view, { width })
      expect(text).toContain('888,888,888,888')
      expect(Math.max(...text.split('\n').map((drawn) => drawn.length))).toBeLessThanOrEqual(most)
    }
  })

  test('stacks the columns of a table whose numbers do not fit side by side', () => {
    const dear = line({ quantity: '1', unitPrice: '999999999999' })
    expectInOrder(renderText(kenyanView({ document: { lines: [dear] } }), { width: '58' }), [
      'B Standard\n',
      '  RATE ',
      '16%\n',
      '  TAXABLE     862,068,965,516.38\n',
      '  VAT         137,931,034,482.62\n',
      'C Zero rated\n',
    ])
  })

  test('breaks a name without blanks and loses nothing of it', () => {
    const name = Array.from({ length: 200 }, (_, index) => String.fromCharCode(97 + (index % 26))).join('')
    const text = renderText(kenyanView({ document: { lines: [line({ name })] } }), { width: '58' })
    expect(text.replaceAll('\n', '')).toContain(name)
  })

  test('ends without blanks', () => {
    expect(renderText(kenyanView())).not.toMatch(/ $/m)
  })
})

test('sixty lines and more are drawn one after the other', () => {
  const lines = Array.from({ length: 75 }, (_, index) => line({ name: `Thing number ${index + 1}.` }))
  const text = renderText(ugandanView({ document: { lines } }))
  expectInOrder(
    text,
    lines.map((item) => item.name),
  )
  expect(text).toMatch(/^Number of items +75$/m)
})

test('control characters of the caller never reach the terminal', () => {
  const name = 'Soda\u001B[2J\u0007\u009B31m\r\nVAT 0\u202Egpj'
  const text = renderText(ugandanView({ document: { lines: [line({ name })] } }))
  expect(text).toContain('Soda [2J 31m VAT 0gpj')
  expect(text).not.toMatch(/[^\P{Cc}\n]|\u202E/u)
})
