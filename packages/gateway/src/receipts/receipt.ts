import { writeHtml } from './html.js'
import { kenyanWords, layOutKenya } from './kenya.js'
import type { Layout } from './layout.js'
import { type TextOptions, writeText } from './text.js'
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

/** The receipt in plain text, for a terminal or a slip. */
export function renderText(view: ReceiptView, options: TextOptions = {}): string {
  return writeText(LAYOUTS[view.country](view), options)
}

/** The receipt as one self-contained page that prints on roll paper and on a sheet. */
export function renderHtml(view: ReceiptView): string {
  return writeHtml(LAYOUTS[view.country](view))
}

/** The public page behind the QR code of a provisional slip. It names neither buyer nor goods. */
export function renderVerification(view: ReceiptView, standing: Standing): string {
  return writeHtml(layOutVerification(view, standing, WORDS[view.country](view)))
}
