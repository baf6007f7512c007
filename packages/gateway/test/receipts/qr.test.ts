import { describe, expect, test } from 'vitest'
import { drawQrForTerminal, qrSvg, renderHtml, renderText } from '#src/receipts/index.js'
import { blockLines, modulesOfBlocks, modulesOfSvg, scan } from './qr-codes.js'
import { kenyanFiscal, kenyanView, ugandanFiscal, ugandanView } from './views.js'

const TEXTS = [
  'A',
  ugandanFiscal.qr,
  kenyanFiscal.qr,
  `0200000011671C325043567891${'0'.repeat(20)}A1000023516A1000029771~Nile Provisions~Café Savanna~${'Soda, Bread, '.repeat(20)}`,
]

describe('a QR code', () => {
  test.each(TEXTS)('drawn as SVG gives its text back: %.40s', (text) => {
    expect(scan(modulesOfSvg(qrSvg(text)))).toBe(text)
  })

  test.each(TEXTS)('drawn without colour gives its text back on a dark terminal: %.40s', (text) => {
    expect(scan(modulesOfBlocks(drawQrForTerminal(text).split('\n'), 'light'))).toBe(text)
  })

  test.each(TEXTS)('drawn in colour is black on white and gives its text back: %.40s', (text) => {
    const coloured = drawQrForTerminal(text, { colour: true }).split('\n')
    const lines = coloured.map((line) => {
      expect(line.startsWith('\u001B[38;5;16;48;5;231m') && line.endsWith('\u001B[0m')).toBe(true)
      return line.replace('\u001B[38;5;16;48;5;231m', '').replace('\u001B[0m', '')
    })
    expect(scan(modulesOfBlocks(lines, 'dark'))).toBe(text)
  })

  test('has four light modules on every side', () => {
    for (const modules of [
      modulesOfSvg(qrSvg('A')),
      modulesOfBlocks(drawQrForTerminal('A').split('\n'), 'light').slice(0, 29),
    ]) {
      const size = modules.length
      modules.forEach((row, y) => {
        row.forEach((dark, x) => {
          const nearest = Math.min(x, y, size - 1 - x, size - 1 - y)
          if (nearest < 4) expect(dark).toBe(false)
        })
      })
      expect(modules[4]![4]).toBe(true)
    }
  })

  test('is at least 35 mm wide without its quiet zone', () => {
    for (const text of TEXTS) {
      const svg = qrSvg(text)
      const modules = modulesOfSvg(svg).length
      const millimetres = Number(/width="(\d+)mm"/.exec(svg)?.[1])
      expect(millimetres).toBeGreaterThanOrEqual(44)
      if (modules >= 45) expect((millimetres * (modules - 8)) / modules).toBeGreaterThanOrEqual(35)
    }
  })

  test('is refused when the text is too long for any', () => {
    expect(() => qrSvg('x'.repeat(3000))).toThrow(RangeError)
    expect(() => drawQrForTerminal('x'.repeat(3000))).toThrow(RangeError)
  })

  test('of low correction is drawn where medium does not hold the text', () => {
    const text = 'x'.repeat(2500)
    expect(scan(modulesOfSvg(qrSvg(text)))).toBe(text)
  })
})

describe('the QR code of a receipt', () => {
  test.each([
    ['UG', ugandanView()],
    ['KE', kenyanView()],
  ])('in the page of %s gives the exact text', (_, view) => {
    expect(scan(modulesOfSvg(renderHtml(view)))).toBe(view.fiscal!.qr)
  })

  test.each([
    ['UG', 'a4', ugandanView()],
    ['KE', '80', kenyanView()],
    ['KE', 'a4', kenyanView()],
  ] as const)('in the text of %s on %s gives the exact text', (_, width, view) => {
    const lines = blockLines(renderText(view, { width }))
    expect(scan(modulesOfBlocks(lines, 'light'))).toBe(view.fiscal!.qr)
  })

  test('is left out of a text that is too narrow for it, and the address stays', () => {
    const text = renderText(kenyanView(), { width: '58' })
    expect(blockLines(text)).toEqual([])
    expect(text).toContain('Verify at:')
    expect(text.replaceAll('\n', '')).toContain(kenyanFiscal.verifyUrl)
  })

  test('is replaced by the address when its text is longer than any code', () => {
    const view = ugandanView({ fiscal: { qr: 'x'.repeat(3000) } })
    expect(renderHtml(view)).not.toContain('<svg')
    expect(renderHtml(view)).toContain('Verify at')
    expect(renderText(view)).toContain('Verify at:')
  })
})
