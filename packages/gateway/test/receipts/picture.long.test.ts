import decodeQr from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { renderHtml } from '#src/receipts/index.js'
import { browser, takePicture } from './browser.js'
import { kenyanCreditNote, kenyanView, ugandanCreditNote, ugandanView, VERIFY_PAGE } from './views.js'

const testSlip = kenyanView({ fiscal: null, view: { production: false } })

if (!browser) {
  if (process.env.CI) throw new Error('a browser is missing: CI must install chromium')
  process.stdout.write('receipts: not looked at in a browser here, because none is installed\n')
}

describe.runIf(browser)('a receipt in a browser', () => {
  it.each([
    ['Uganda, on a desktop', ugandanView(), 900],
    ['Uganda, on a phone', ugandanView(), 500],
    ['Kenya, on a desktop', kenyanView(), 900],
    ['Kenya, on a phone', kenyanView(), 500],
    ['a credit note of Uganda', ugandanCreditNote(), 900],
    ['a credit note of Kenya', kenyanCreditNote(), 500],
  ])('shows a QR code that scans from the picture: %s', (_where, view, width) => {
    const picture = takePicture(renderHtml(view), { width, height: 2600 })
    expect(decodeQr(picture, { effort: 4, timeLimit: 8000 })).toBe(view.fiscal!.qr)
  })

  it.each([
    ['a slip of Uganda, on a phone', ugandanView({ fiscal: null }), 500],
    ['a slip of Kenya outside production, on a desktop', testSlip, 900],
  ])('shows the code that leads to the public page: %s', (_where, view, width) => {
    const picture = takePicture(renderHtml(view), { width, height: 1800 })
    expect(decodeQr(picture, { effort: 4, timeLimit: 8000 })).toBe(VERIFY_PAGE)
  })
})
