import { writeHtml } from './html.js'
import { layOutKenya } from './kenya.js'
import type { Layout } from './layout.js'
import { type TextOptions, writeText } from './text.js'
import { layOutUganda } from './uganda.js'
import type { ReceiptView } from './view.js'

const LAYOUTS: Readonly<Record<ReceiptView['country'], (view: ReceiptView) => Layout>> = {
  UG: layOutUganda,
  KE: layOutKenya,
}

/** The receipt in plain text, for a terminal or a slip. */
export function renderText(view: ReceiptView, options: TextOptions = {}): string {
  return writeText(LAYOUTS[view.country](view), options)
}

/** The receipt as one self-contained page that prints on roll paper and on a sheet. */
export function renderHtml(view: ReceiptView): string {
  return writeHtml(LAYOUTS[view.country](view))
}
