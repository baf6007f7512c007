import { describe, expect, test } from 'vitest'
import { TEST_MARK } from '#src/receipts/forms.js'
import { renderEscpos, renderHtml, renderText } from '#src/receipts/index.js'
import type { Mark } from '#src/receipts/paper/marks.js'
import { setPages } from '#src/receipts/paper/pages.js'
import { layOut } from '#src/receipts/receipt.js'
import { longSale } from './dressed.js'
import { readEscpos } from './escpos-reader.js'
import { KINDS } from './kinds.js'

const isMark = (mark: Mark) =>
  mark.kind === 'text' && mark.runs.map(({ text }) => text).join('') === TEST_MARK

describe.each(Object.entries({ ...KINDS, 'sixty lines': longSale }))('outside production, %s', (_, build) => {
  test('says so at the top, at the bottom and across, in every form', async () => {
    const view = { ...(await build()), production: false }
    for (const width of ['58', '80', 'a4'] as const) {
      const lines = renderText(view, { width }).trimEnd().split('\n')
      expect([lines[0], lines.at(-1)]).toEqual(Array(2).fill(expect.stringContaining(TEST_MARK)))
      for (const endless of [true, false])
        for (const { marks } of setPages(layOut(view), { width, font: undefined, endless })) {
          const found = marks.filter(isMark) as Extract<Mark, { kind: 'text' }>[]
          expect(found.filter(({ turn }) => turn === undefined)).toHaveLength(2)
          expect(found.some(({ turn }) => turn !== undefined)).toBe(true)
        }
      const printed = readEscpos(await renderEscpos(view, { width })).lines.filter(
        (line) => line.trim() !== '',
      )
      expect([printed[0], printed.at(-1)]).toEqual(Array(2).fill(expect.stringContaining(TEST_MARK)))
    }
    const html = renderHtml(view)
    expect(html.split(`<p class="mark">${TEST_MARK}</p>`)).toHaveLength(3)
    expect(html).toMatch(new RegExp(`<div class="watermark"[^>]*>.*<span>${TEST_MARK}</span>`))
  })

  test('and inside production it does not', async () => {
    const view = { ...(await build()), production: true }
    expect(renderHtml(view) + renderText(view)).not.toContain('TEST')
  })
})
