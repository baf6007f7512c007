import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { renderPdf, renderPng } from '#src/receipts/index.js'
import { inOneDirection, stretchesOf } from '#src/receipts/paper/bidi.js'
import { facesFor, runsOf } from '#src/receipts/paper/faces.js'
import { fromRight } from './dressed.js'
import { placesOf, readPdf } from './pictures.js'

const { regular } = facesFor(undefined)

/** What stands on paper, from left to right. */
const onPaper = (text: string) => stretchesOf(text).map((stretch) => stretch.text)

describe('a text from the right', () => {
  test.each([
    ['שלום עולם', ['עולם', ' ', 'שלום']],
    ['שלום 12-34', ['12-34', ' ', 'שלום']],
    ['(בע"מ) חנות', ['חנות', ' ', ')בע"מ(']],
    ['Soda שלום עולם', ['Soda ', 'עולם', ' ', 'שלום']],
    ['مرحبا (Nile) 5', ['5', ' ', '(', 'Nile', ')', ' ', 'مرحبا']],
  ])('stands as Unicode orders it: %s', (text, expected) => {
    expect(onPaper(text)).toEqual(expected)
  })

  test('that is broken into lines is read from one side in all of them', () => {
    const [, second] = inOneDirection(['שלום', 'Nile 12'], 'שלום Nile 12')
    expect(onPaper(second!)).toEqual(['Nile 12'])
    const [, third] = inOneDirection(['Nile', 'שלום 12'], 'Nile שלום 12')
    expect(onPaper(third!)).toEqual(['12', ' ', 'שלום'])
  })

  test('is set in joined letters, and brackets alone are turned too', () => {
    const [word] = runsOf('عربي', regular)
    const glyphs = word!.face.font.layout(word!.text).glyphs.map(({ id }) => id)
    const alone = Array.from('عربي', (letter) => word!.face.font.layout(letter).glyphs[0]!.id)
    expect(glyphs).not.toEqual(alone)
    expect(glyphs).not.toEqual(alone.toReversed())
    expect(
      runsOf('שלום (!', regular)
        .map(({ text }) => text)
        .join(''),
    ).toBe('!) שלום')
  })
})

describe('a receipt with names from the right', () => {
  test('reads in the PDF as it was written', async () => {
    const pdf = await renderPdf(fromRight(), 'a4')
    expect((await readPdf(pdf))[0]).toContain('הספרים')
    const said = [...contentOf(pdf).matchAll(/\/ActualText \(þÿ(.*?)\)\n?>> BDC/gs)].map(([, text]) =>
      read(text!),
    )
    for (const name of ['شركة النيل للتجارة (المحدودة)', 'ספר לימוד (כרך א) 12', 'Soda شركة النيل 500 ml'])
      expect(said).toContain(name)
  })

  test('has the first word at the right, where another library finds it', async () => {
    const places = await placesOf(await renderPdf(fromRight(), '80'))
    const left = (word: string) => places.find(({ text }) => text.normalize('NFKC').includes(word))!.left
    expect(left('ספר')).toBeGreaterThan(left('לימוד'))
    expect(left('Soda')).toBeLessThan(left('ml'))
  })

  test('is the same bytes whenever it is drawn', async () => {
    const [first, second] = [await renderPdf(fromRight(), '58'), await renderPdf(fromRight(), '58')]
    expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0)
    const [one, other] = [await renderPng(fromRight(), '58'), await renderPng(fromRight(), '58')]
    expect(Buffer.compare(Buffer.from(one.png), Buffer.from(other.png))).toBe(0)
  })
})

/** What the pages of a PDF draw, in its own words. */
function contentOf(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf)
  const parts: string[] = []
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    try {
      parts.push(inflateSync(bytes.subarray(at + 7), { finishFlush: 2 }).toString('latin1'))
    } catch {
      // The word ends a stream too.
    }
  }
  return parts.join('\n')
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** A text of a PDF: UTF-16, with some bytes escaped. */
function read(text: string): string {
  const bytes = text.replace(/\\(.)/g, (_, sign: string) => ESCAPED[sign] ?? sign)
  return Buffer.from(bytes, 'latin1').swap16().toString('utf16le')
}
