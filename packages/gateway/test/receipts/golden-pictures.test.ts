import { describe, expect, test } from 'vitest'
import { fromRight, longSale } from './dressed.js'
import { expectPicture, pdfPicture, pngPicture } from './golden-files.js'
import { differing } from './pictures.js'
import { kenyanView, ugandanView } from './views.js'

/** Greys, by their numbers. */
const [FAINT, PAPER] = [2, 3]

const WIDTHS = ['58', '80', 'a4'] as const

/** Whole receipts as pictures, looked at by a person when they change. Draw them anew with UPDATE_GOLDEN=1. */
describe.each([
  ['ug-tax-invoice', ugandanView()],
  ['ke-tax-invoice', kenyanView()],
] as const)('%s looks as it does on file', (name, view) => {
  test.each(WIDTHS)('as a PDF, on %s', async (width) => {
    expectPicture(await pdfPicture(view, width), `${name}-${width}-pdf`, 'another')
  })

  test.each(WIDTHS)('as a PNG, on %s', async (width) => {
    expectPicture(await pngPicture(view, width), `${name}-${width}-png`, 'us')
  })
})

test('a sale of sixty lines looks as it does on file', async () => {
  expectPicture(await pdfPicture(longSale(), 'a4'), 'ug-sixty-lines-a4-pdf', 'another')
})

test.each(['58', 'a4'] as const)(
  'names that are written from the right look as they do on file, on %s',
  async (width) => {
    expectPicture(await pngPicture(fromRight(), width), `ug-from-right-${width}-png`, 'us')
  },
)

test('one digit, or a watermark, is more than what may differ', async () => {
  const kept = await pdfPicture(kenyanView(), 'a4')
  const digit = kenyanView({ document: { number: 'INV-1004' } })
  expect(differing(kept, await pdfPicture(digit, 'a4')).plain).toBeGreaterThan(0.06)
  const copy = await pdfPicture(kenyanView({ view: { form: 'copy' } }), 'a4')
  const unmarked = { ...copy, greys: copy.greys.map((grey) => (grey === FAINT ? PAPER : grey)) }
  expect(differing(copy, unmarked).any).toBeGreaterThan(0.9)
})
