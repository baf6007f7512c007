import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { renderEscpos, renderPdf } from '#src/receipts/index.js'
import { FontUnreadableError, facesFor, openFont, runsOf, settable } from '#src/receipts/paper/faces.js'
import { PLAIN_SETTINGS } from '#src/receipts/settings.js'
import { readEscpos } from './escpos-reader.js'
import { readPdf } from './pictures.js'
import { line, ugandanView } from './views.js'

const NAME = 'Ŵĩndow ﬁlm 中文 שלום €₦₵ Ж ọ̀'

/** A font that has signs of mathematics, which the bundled one lacks. */
const LIBERATION = readFileSync(
  createRequire(import.meta.url).resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'),
)

describe('a letter that the font lacks', () => {
  test('is written in a simpler form, or as its code; the others are as they are', () => {
    const { regular } = facesFor(undefined)
    expect(settable(NAME, regular)).toBe('Ŵĩndow ﬁlm [U+4E2D][U+6587] שלום €₦₵ Ж ọ̀')
    expect(settable('①２\ufe0f', regular)).toBe('12')
  })

  test('stands in the PDF as its code', async () => {
    const [page] = await readPdf(
      await renderPdf(ugandanView({ document: { lines: [line({ name: NAME })] } }), '80'),
    )
    expect(page).toContain('[U+4E2D][U+6587]')
    expect(page!.normalize('NFKC')).toContain('Ŵĩndow film')
  })

  test('is printed as its code where the printer has no code page with it', async () => {
    const view = ugandanView({ document: { lines: [line({ name: NAME })] } })
    const { lines } = readEscpos(await renderEscpos(view, { width: '80' }))
    expect(lines.join(' ')).toMatch(/\[U\+0174\]\[U\+0129\]ndow film \[U\+4E2D\].*€.*Ж/)
  })
})

describe('a font of the device', () => {
  const own = { regular: LIBERATION }

  test('is taken for the letters that it has, and the bundled one for the others', () => {
    const { regular } = facesFor(own)
    expect(settable('5 ≤ x → ₵', regular)).toBe('5 ≤ x → ₵')
    expect(runsOf('A ɓ', regular).map(({ face, text }) => [face.id, text])).toEqual([
      ['own-regular', 'A '],
      ['regular', 'ɓ'],
    ])
  })

  test('is what the PDF is set in', async () => {
    const settings = { ...PLAIN_SETTINGS, font: own }
    const pdf = await renderPdf(
      ugandanView({ document: { lines: [line({ name: '5 ≤ x → y' })] }, view: { settings } }),
    )
    expect(Buffer.from(pdf).toString('latin1')).toContain('LiberationSans')
    expect((await readPdf(pdf))[0]).toContain('5 ≤ x → y')
  })

  test.each([
    ['no font', Buffer.from('no font at all')],
    ['a cut one', LIBERATION.subarray(0, 4000)],
  ])('is refused where it is %s', (_, bytes) => {
    expect(() => openFont(bytes)).toThrow(FontUnreadableError)
  })
})
