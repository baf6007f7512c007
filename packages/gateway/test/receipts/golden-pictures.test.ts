import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type PaperWidth, type ReceiptView, renderPdf, renderPng } from '#src/receipts/index.js'
import { kenyanProforma, kenyanTestCopy, longSale, ugandanTraining } from './dressed.js'
import {
  besideEachOther,
  differing,
  drawPdf,
  type Greys,
  readGreys,
  toGreys,
  writeGreys,
} from './pictures.js'
import { kenyanCreditNote, kenyanView, ugandanCreditNote, ugandanView } from './views.js'

type Pictured = readonly [
  name: string,
  view: () => ReceiptView | Promise<ReceiptView>,
  form: 'png' | 'pdf',
  width: PaperWidth,
]

const ALL = ['58', '80', 'a4'] as const

const PICTURED: readonly Pictured[] = [
  ...ALL.flatMap((width): Pictured[] => [
    ['ug-tax-invoice', ugandanView, 'png', width],
    ['ke-tax-invoice', kenyanView, 'png', width],
    ['ug-tax-invoice', ugandanView, 'pdf', width],
    ['ke-tax-invoice', kenyanView, 'pdf', width],
  ]),
  ['ug-provisional', () => ugandanView({ fiscal: null }), 'png', '80'],
  ['ug-credit-note', ugandanCreditNote, 'pdf', '80'],
  ['ug-training', ugandanTraining, 'pdf', 'a4'],
  ['ug-sixty-lines', longSale, 'pdf', 'a4'],
  ['ke-credit-note', kenyanCreditNote, 'png', '58'],
  ['ke-copy-test', kenyanTestCopy, 'png', '58'],
  ['ke-copy-test', kenyanTestCopy, 'pdf', 'a4'],
  ['ke-proforma', kenyanProforma, 'png', '80'],
  ['ke-proforma', kenyanProforma, 'pdf', 'a4'],
]

/** A printer of 203 dpi; a sheet is looked at on a screen. */
const RESOLUTION: Readonly<Record<PaperWidth, number>> = { '58': 203.2, '80': 203.2, a4: 96 }

/** Of a thousand pixels of a PDF, so many may differ: another version of the library that draws it rounds otherwise. */
const ROUNDING = 3

/** Whole receipts as pictures, to be looked at by a person when they change. Draw them anew with UPDATE_GOLDEN=1. */
describe('the picture of', () => {
  test.each(PICTURED)('%s (%#) is the one on file', async (name, build, form, width) => {
    const file = new URL(`pictures/${name}-${width}-${form}.png`, import.meta.url)
    const picture = await pictureOf(await build(), form, width)
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(new URL('pictures/', import.meta.url), { recursive: true })
      writeFileSync(file, writeGreys(picture))
    }
    const kept = readGreys(readFileSync(file))
    expect(differing(picture, kept)).toBeLessThanOrEqual(form === 'pdf' ? ROUNDING : 0)
  })
})

async function pictureOf(view: ReceiptView, form: 'png' | 'pdf', width: PaperWidth): Promise<Greys> {
  if (form === 'pdf')
    return toGreys(besideEachOther(await drawPdf(await renderPdf(view, width), RESOLUTION[width])))
  const { width: across, height, pixels } = await renderPng(view, width)
  return toGreys({ width: across, height, data: pixels })
}
