import { expect, test } from 'vitest'
import { renderEscpos, renderHtml, renderPdf } from '#src/receipts/index.js'
import { LogoUnreadableError, readLogo } from '#src/receipts/logo.js'
import { PLAIN_SETTINGS } from '#src/receipts/settings.js'
import { readPng } from './browser.js'
import { drawLogo } from './dressed.js'
import { readEscpos } from './escpos-reader.js'
import { kenyanView } from './views.js'

test.each(['image/png', 'image/jpeg'] as const)(
  'a logo is drawn anew, on white and small: %s',
  async (kind) => {
    const { png, width, height } = await readLogo(drawLogo(kind, 1300, 600))
    expect([width, height]).toEqual([384, 177])
    const picture = readPng(Buffer.from(png))
    const grey = (x: number, y: number) => picture.data[(y * width + x) * 4]!
    expect(grey(0, 0)).toBeGreaterThan(240)
    expect(grey(width / 2, 20)).toBeLessThan(60)
  },
)

test.each([
  ['text', Buffer.from('<svg onload="alert(1)"></svg>')],
  ['an empty file', Buffer.alloc(0)],
  ['a cut PNG', drawLogo('image/png').subarray(0, 60)],
  ['a cut JPEG', drawLogo('image/jpeg').subarray(0, 60)],
  ['too wide a picture', drawLogo('image/png', 2001, 10)],
  ['a bomb', bomb()],
])('what is no picture, or too large, is refused: %s', async (_, bytes) => {
  await expect(readLogo(bytes)).rejects.toBeInstanceOf(LogoUnreadableError)
})

test('a logo stands on every form that has pictures', async () => {
  const logo = await readLogo(drawLogo('image/png'))
  const view = kenyanView({ view: { settings: { ...PLAIN_SETTINGS, logo } } })
  expect(renderHtml(view)).toContain('src="data:image/png;base64,')
  expect(Buffer.from(await renderPdf(view, '80')).toString('latin1')).toContain('/Subtype /Image')
  const [picture] = readEscpos(await renderEscpos(view, { width: '80' })).pictures
  expect([picture!.width, picture!.height]).toEqual([264, 120])
  const black = picture!.dots.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
  expect(black / (picture!.width * picture!.height)).toBeGreaterThan(0.2)
})

/** A PNG that says it is a thousand million pixels. */
function bomb(): Buffer {
  const png = Buffer.from(drawLogo('image/png'))
  png.writeUInt32BE(30_000, 16)
  png.writeUInt32BE(30_000, 20)
  return png
}
