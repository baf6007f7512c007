import { describe, expect, test } from 'vitest'
import { renderHtml, renderText, renderVerification } from '#src/receipts/index.js'
import { expectInOrder, readBody } from './demanded.js'
import { blockLines, modulesOfBlocks, modulesOfSvg, scan } from './qr-codes.js'
import { kenyanDollars, kenyanView, ugandanReceipt, ugandanView, VERIFY_PAGE } from './views.js'

const MARK = 'TEST – NOT A FISCAL RECEIPT'
const WIDTHS = ['58', '80', 'a4'] as const

const BUILDERS = [
  ['UG', ugandanView],
  ['KE', kenyanView],
] as const

describe.each(BUILDERS)('a document of %s outside production', (_, build) => {
  test.each([undefined, null])('carries the mark at both ends of the text (fiscal %s)', (fiscal) => {
    const view = build({ view: { production: false }, ...(fiscal === null ? { fiscal } : {}) })
    for (const width of WIDTHS) {
      const lines = renderText(view, { width }).trimEnd().split('\n')
      expect(lines[0]).toContain(MARK)
      expect(lines.at(-1)).toContain(MARK)
    }
  })

  test.each([undefined, null])(
    'carries the mark at both ends of the page and across it (fiscal %s)',
    (fiscal) => {
      const view = build({ view: { production: false }, ...(fiscal === null ? { fiscal } : {}) })
      const html = renderHtml(view)
      expect(html.match(new RegExp(`<p class="mark">${MARK}</p>`, 'g'))).toHaveLength(2)
      expect(html).toMatch(new RegExp(`<div class="watermark".*<span>${MARK}</span>`))
      const main = html.slice(html.indexOf('<main>'), html.indexOf('</main>'))
      const texts = main
        .replace(/<[^>]*>/g, '\n')
        .split('\n')
        .filter((text) => text.trim() !== '')
      expect([texts[0], texts.at(-1)]).toEqual([MARK, MARK])
    },
  )
})

describe.each(BUILDERS)('a document of %s in production', (_, build) => {
  test.each([undefined, null])('carries no mark (fiscal %s)', (fiscal) => {
    const view = build(fiscal === null ? { fiscal } : {})
    expect(renderText(view)).not.toContain('TEST')
    expect(readBody(renderHtml(view))).not.toContain('TEST')
    expect(renderHtml(view)).not.toContain('class="watermark"')
  })
})

describe.each([
  ['UG', ugandanView({ fiscal: null }), 'URA'],
  ['KE', kenyanView({ fiscal: null }), 'KRA'],
] as const)('a provisional slip of %s', (_, view, authority) => {
  const pages = [
    ...WIDTHS.map((width) => renderText(view, { width }).replace(/\s+/g, ' ')),
    readBody(renderHtml(view)),
  ]

  test('says that it is no tax document, why, and what happens next', () => {
    for (const page of pages) {
      expectInOrder(page, [
        'PROVISIONAL SLIP',
        'NOT A TAX DOCUMENT',
        `${authority} has not confirmed this sale yet`,
        `The seller sends the sale to ${authority}.`,
        'give the number INV-1001',
      ])
    }
  })

  test('has one QR code, which leads to the public page and to no authority', () => {
    const html = renderHtml(view)
    expect(html.match(/<svg/g)).toHaveLength(1)
    expect(scan(modulesOfSvg(html))).toBe(VERIFY_PAGE)
    for (const width of ['80', 'a4'] as const) {
      const text = renderText(view, { width })
      expect(scan(modulesOfBlocks(blockLines(text), 'light'))).toBe(VERIFY_PAGE)
      expect(text.replace(/\s/g, '')).toContain(VERIFY_PAGE)
    }
    expect(renderText(view, { width: '58' }).replace(/\s/g, '')).toContain(VERIFY_PAGE)
  })

  test('has no tax and no title of the document that follows', () => {
    for (const page of pages) {
      expect(page).not.toContain('TAX INVOICE')
      expect(page).not.toMatch(/VAT|Tax amount|TAXABLE|CU INVOICE|Fiscal document number/)
    }
  })
})

describe('a slip of a country that lets it be called a receipt', () => {
  test('is called so, and says that it is not confirmed', () => {
    const provisional = { kind: 'receipt', verifyUrl: VERIFY_PAGE } as const
    const text = renderText(ugandanView({ fiscal: null, view: { provisional } }))
    expectInOrder(text, ['PROVISIONAL RECEIPT', 'NOT CONFIRMED YET'])
    expect(text).not.toContain('NOT A TAX DOCUMENT')
  })
})

describe('the public page', () => {
  test('does not say that an authority confirmed what only a unit signed', () => {
    const page = readBody(renderVerification(kenyanView({ fiscal: { uploaded: false } }), 'confirmed'))
    expectInOrder(page, ['SIGNED FOR KRA', 'uploads it to KRA by itself'])
    expect(page).not.toContain('CONFIRMED')
  })

  test('calls a note by its name', () => {
    const note = ugandanView({ fiscal: null, document: { type: 'credit_note' } })
    const pages = (['waiting', 'refused', 'cancelled'] as const).map((standing) =>
      readBody(renderVerification(note, standing)),
    )
    for (const page of pages) {
      expect(page).toContain('this credit note')
      expect(page).not.toMatch(/sale|tax invoice/)
    }
  })

  test('shows the total in both currencies where the authority takes its own only', () => {
    const page = readBody(renderVerification(kenyanDollars({ fiscal: null }), 'waiting'))
    expectInOrder(page, ['NOT YET CONFIRMED BY KRA', 'TOTAL KES', 'Total in USD'])
  })
})

describe('a receipt', () => {
  test.each([ugandanView(), kenyanView(), ugandanReceipt()])('is the same whenever it is drawn', (view) => {
    const copy = structuredClone(view)
    for (const width of WIDTHS) expect(renderText(copy, { width })).toBe(renderText(view, { width }))
    expect(renderHtml(copy)).toBe(renderHtml(view))
  })

  test('is drawn for 80 mm paper unless told otherwise', () => {
    expect(renderText(kenyanView())).toBe(renderText(kenyanView(), { width: '80' }))
  })

  test.each(BUILDERS)('shows the time of East Africa (%s)', (_, build) => {
    const view = build({ fiscal: { issuedAt: '2026-12-31T22:30:00Z' } })
    expectInOrder(renderText(view), ['01/01/2027', '01:30:00'])
  })
})
