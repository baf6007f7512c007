import type { EscposOptions } from '../receipt.js'
import type { PaperWidth } from '../text.js'
import type { ReceiptView } from '../view.js'

/** A receipt that is to be drawn, and as what. */
export type Painting =
  | { readonly form: 'pdf' | 'png'; readonly view: ReceiptView; readonly width: PaperWidth }
  | { readonly form: 'escpos'; readonly view: ReceiptView; readonly options: EscposOptions }

/** What became of it. Errors lose their class on their way between threads, and keep their name. */
export type Painted =
  | { readonly bytes: Uint8Array }
  | { readonly error: { readonly name: string; readonly message: string } }
