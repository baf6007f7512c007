import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { PaperWidth, ReceiptView } from '#src/receipts/index.js'
import { renderPdf, renderPng } from '#src/receipts/index.js'
import {
  besideEachOther,
  differing,
  drawPdf,
  type Greys,
  readGreys,
  toGreys,
  writeGreys,
} from './pictures.js'

/** What of a letter may look otherwise where somebody else's program draws: its next version rounds otherwise. */
const ROUNDING = { any: 0.3, plain: 0.06 }

/** Dots to the inch: a PDF is looked at on a screen. */
const RESOLUTION: Readonly<Record<PaperWidth, number>> = { '58': 144, '80': 144, a4: 96 }

/** Expects a picture to look like the one on file. With UPDATE_GOLDEN=1 it is written anew. */
export function expectPicture(picture: Greys, name: string, drawnBy: 'us' | 'another'): void {
  const file = new URL(`pictures/${name}.png`, import.meta.url)
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(new URL('pictures/', import.meta.url), { recursive: true })
    writeFileSync(file, writeGreys(picture))
  }
  const { any, plain } = differing(picture, readGreys(readFileSync(file)))
  const most = drawnBy === 'us' ? { any: 0, plain: 0 } : ROUNDING
  expect(any, `${name}: look at it, and draw it anew with UPDATE_GOLDEN=1`).toBeLessThanOrEqual(most.any)
  expect(plain, `${name}: look at it, and draw it anew with UPDATE_GOLDEN=1`).toBeLessThanOrEqual(most.plain)
}

/** The pages of a PDF beside each other, as pdf.js draws them. */
export async function pdfPicture(view: ReceiptView, width: PaperWidth): Promise<Greys> {
  return toGreys(besideEachOther(await drawPdf(await renderPdf(view, width), RESOLUTION[width])))
}

export async function pngPicture(view: ReceiptView, width: PaperWidth): Promise<Greys> {
  const { width: across, height, pixels } = await renderPng(view, width)
  return toGreys({ width: across, height, data: pixels })
}
