import { writeHtml } from './html.js'
import { kenyanWords, layOutKenya } from './kenya.js'
import type { Layout } from './layout.js'
import { logoPixels } from './logo.js'
import { PAPERS } from './paper/paper.js'
import { writePdf } from './paper/pdf.js'
import { type Raster, writePng } from './paper/png.js'
import { type PaperWidth, type TextOptions, writeText } from './text.js'
import { inLanguage } from './translate.js'
import { layOutUganda, ugandanWords } from './uganda.js'
import { layOutVerification, type Standing } from './verification.js'
import type { ReceiptView } from './view.js'
import type { CountryWords } from './words.js'

const LAYOUTS: Readonly<Record<ReceiptView['country'], (view: ReceiptView) => Layout>> = {
  UG: layOutUganda,
  KE: layOutKenya,
}

const WORDS: Readonly<Record<ReceiptView['country'], (view: ReceiptView) => CountryWords>> = {
  UG: ugandanWords,
  KE: kenyanWords,
}

/** Fonts take long to open, and many a gateway draws nothing: what needs them is loaded when the first receipt is drawn. */
const loadPages = () => import('./paper/pages.js')
const loadEscpos = () => import('./escpos/escpos.js')

/** What a view says, in its order and language, without a form. */
export function layOut(view: ReceiptView): Layout {
  return inLanguage(LAYOUTS[view.country](view), view.settings?.language ?? 'en')
}

/** The receipt in plain text, for a terminal or a slip. */
export function renderText(view: ReceiptView, options: TextOptions = {}): string {
  return writeText(layOut(view), options)
}

/** The receipt as one self-contained page that prints on roll paper and on a sheet. */
export function renderHtml(view: ReceiptView): string {
  return writeHtml(layOut(view))
}

/** The receipt as a PDF. The same view is the same bytes. */
export async function renderPdf(view: ReceiptView, width: PaperWidth = 'a4'): Promise<Uint8Array> {
  const { setPages } = await loadPages()
  const layout = layOut(view)
  const at = new Date(view.fiscal?.issuedAt ?? view.document.issuedAt)
  const pages = setPages(layout, { width, font: view.settings?.font, endless: false })
  return writePdf(pages, { title: layout.title, author: view.seller.name, at })
}

/** The receipt as one picture, a pixel for each dot of a printer. @throws PictureTooLongError */
export async function renderPng(view: ReceiptView, width: PaperWidth = '80'): Promise<Raster> {
  const { setPages } = await loadPages()
  const [page] = setPages(layOut(view), { width, font: view.settings?.font, endless: true })
  return writePng(page!, PAPERS[width])
}

export interface EscposOptions {
  readonly width: PaperWidth
  /** Characters in a line, where the printer has another number than most of its paper. */
  readonly columns?: number | undefined
  /** `picture`: drawn in dots, with every letter that the font has. `text`: in the printer's own letters, many times faster. */
  readonly how?: 'text' | 'picture' | undefined
}

/** The receipt as commands for a thermal printer. @throws PictureTooLongError */
export async function renderEscpos(
  view: ReceiptView,
  { how, ...options }: EscposOptions,
): Promise<Uint8Array> {
  const width = rollOf(options.width)
  const { writeEscpos, writePicture } = await loadEscpos()
  if (how === 'picture') return writePicture(await renderPng(view, width))
  return writeEscpos(layOut(view), { ...options, width, pixelsOf: logoPixels })
}

/** A receipt printer takes no sheets. */
function rollOf(width: PaperWidth): PaperWidth {
  return width === 'a4' ? '80' : width
}

/** The public page behind the QR code of a provisional slip. It names neither buyer nor goods. */
export function renderVerification(view: ReceiptView, standing: Standing): string {
  return writeHtml(layOutVerification(view, standing, WORDS[view.country](view)))
}
