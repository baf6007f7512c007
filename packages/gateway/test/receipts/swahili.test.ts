import { describe, expect, test } from 'vitest'
import { type ReceiptView, renderText } from '#src/receipts/index.js'
import { PLAIN_SETTINGS } from '#src/receipts/settings.js'
import { amountInSwahili, integerInSwahili } from '#src/receipts/swahili-numbers.js'
import { expectInOrder } from './demanded.js'
import {
  kenyanCreditNote,
  kenyanDollars,
  kenyanSplit,
  kenyanView,
  ugandanCreditNote,
  ugandanDebitNote,
  ugandanDuties,
  ugandanReceipt,
  ugandanView,
} from './views.js'

const VIEWS: readonly ReceiptView[] = [
  ugandanView(),
  ugandanView({ fiscal: null }),
  ugandanReceipt(),
  ugandanDuties(),
  ugandanCreditNote(),
  kenyanView(),
  kenyanView({ fiscal: null }),
  kenyanCreditNote(),
  kenyanCreditNote({ fiscal: null }),
  kenyanDollars(),
  kenyanSplit(),
  kenyanView({ view: { form: 'copy' } }),
  kenyanView({ fiscal: null, view: { form: 'proforma' } }),
  ugandanView({ fiscal: null, view: { form: 'training' } }),
  ugandanView({ fiscal: { uploaded: false }, document: { buyer: undefined } as never }),
  ugandanDebitNote(),
]

const swahili = (view: ReceiptView): ReceiptView => ({
  ...view,
  settings: { ...PLAIN_SETTINGS, language: 'sw', amountInWords: true },
})

/** English that a label may be: what is asked for letter by letter, names, and titles that have their translation behind them. */
const KEPT =
  /^(BRN|TIN|NIN|PIN|VAT|SCU ID|SCU INFORMATION|TIS INFORMATION|CU INVOICE NUMBER|INTERNAL DATA|RECEIPT SIGNATURE|ORIGINAL CU INVOICE NO\.|URA|KRA)$/

describe('a receipt in Swahili', () => {
  test('has no label in English but those that are asked for', () => {
    for (const view of VIEWS) {
      const labels = (text: string) =>
        text
          .split('\n')
          .flatMap((line) => /^([A-Z][A-Za-z’.]*(?: [A-Za-z’.]+)*?)(?: {2,}|$)/.exec(line)?.[1] ?? [])
      const english = new Set(labels(renderText(view, { width: 'a4' })))
      const { calculation, document } = view
      const given = [...calculation.lines.map(({ source }) => source.name), document.note ?? '-']
      const left = labels(renderText(swahili(view), { width: 'a4' })).filter(
        (label) => english.has(label) && !KEPT.test(label) && !given.some((name) => name.startsWith(label)),
      )
      expect(left).toEqual([])
    }
  })

  test('has no sentence in English, in the right class of nouns', () => {
    for (const view of VIEWS) {
      const text = renderText(swahili({ ...view, document: { ...view.document, note: '-' } }), {
        width: 'a4',
      })
      const kept =
        /CREDIT NOTE IS APPROVED ONLY FOR ORIGINAL SALES\s+RECEIPT|THIS IS NOT AN OFFICIAL RECEIPT/g
      expect(text.replace(kept, '')).not.toMatch(/\b(the|is|has|not|for|with)\b/)
    }
    const slip = renderText(swahili(kenyanView({ fiscal: null })), { width: 'a4' }).replace(/\s+/g, ' ')
    expectInOrder(slip, [
      'hakuna ankara ya kodi',
      'Muuzaji anatuma mauzo kwa KRA',
      'Yakithibitishwa, ankara ya kodi',
    ])
    expect(slip).toContain('kama mauzo yamethibitishwa')
  })

  test('keeps titles and what KRA wants read, with the translation behind', () => {
    const text = renderText(swahili(kenyanCreditNote()), { width: 'a4' })
    expectInOrder(text, ['CREDIT NOTE / HATI YA MKOPO', 'CREDIT NOTE IS APPROVED ONLY FOR ORIGINAL'])
    expectInOrder(text, ['JUMLA KABLA YA PUNGUZO', 'KWA MANENO', 'Toa Shilingi za Kenya', 'SCU INFORMATION'])
  })

  test('does not translate what came with the document', () => {
    const text = renderText(
      swahili(ugandanView({ document: { buyer: { kind: 'consumer', name: 'Cash' }, note: 'Thank you' } })),
    )
    expect(text).toMatch(/Jina +Cash/)
    expect(text).toMatch(/Maelezo +Thank you/)
  })

  test.each(['constructor', '__proto__'])('says %s, which every object has, as any other word', (word) => {
    const note = ugandanCreditNote()
    const preceding = { ...note.document.preceding!, explanation: word }
    const view = { ...note, document: { ...note.document, preceding } }
    expect(renderText(swahili(view), { width: 'a4' })).toContain(`: ${word}\n`)
    const slip = ugandanView({ fiscal: null, document: { note: word } })
    expect(renderText(swahili(slip), { width: 'a4' })).toMatch(new RegExp(`^ *${word}$`, 'm'))
  })
})

test.each([
  ['0', 'sifuri'],
  ['7', 'saba'],
  ['12', 'kumi na mbili'],
  ['105', 'mia moja na tano'],
  ['123', 'mia moja ishirini na tatu'],
  ['4500', 'elfu nne na mia tano'],
  ['12345', 'elfu kumi na mbili mia tatu arobaini na tano'],
  ['1000001', 'milioni moja na moja'],
  [
    '999999999999',
    'bilioni mia tisa tisini na tisa milioni mia tisa tisini na tisa elfu mia tisa tisini na tisa mia tisa tisini na tisa',
  ],
])('%s is "%s" in Swahili', (digits, words) => {
  expect(integerInSwahili(digits)).toBe(words)
})

test('an amount in Swahili names its currency, its cents, and its sign', () => {
  expect(amountInSwahili('4500.50', 'KES')).toBe('Shilingi za Kenya elfu nne na mia tano na senti hamsini tu')
  expect(amountInSwahili('-2', 'CHF')).toBe('Toa CHF mbili tu')
})
