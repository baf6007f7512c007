import type { ReceiptView } from './view.js'

/** What every form carries outside production. */
export const TEST_MARK = 'TEST – NOT A FISCAL RECEIPT'

/** A receipt without a form: what is said, in which order. A country writes it, a renderer draws it. */
export interface Layout {
  /** Names the document where one line must do, such as a browser's tab. */
  readonly title: string
  /** Drawn at the top, at the bottom and, where there is room, across. */
  readonly mark?: string
  readonly sections: readonly Section[]
}

/** Blocks that belong together. On wide paper two neighbouring halves stand side by side. */
export interface Section {
  readonly width: 'full' | 'half'
  /** The letter by which the authority calls the section. */
  readonly letter?: string
  readonly heading?: string
  readonly blocks: readonly Block[]
}

export type Block =
  | { readonly kind: 'title'; readonly text: string }
  /** The name above the shop's door. */
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'centred'; readonly text: string }
  | { readonly kind: 'pairs'; readonly pairs: readonly Pair[] }
  | { readonly kind: 'items'; readonly items: readonly Item[] }
  | Table
  | { readonly kind: 'notice'; readonly text: string; readonly loud?: boolean }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'qr'; readonly text: string; readonly caption: string; readonly url: string }

/** A label and its value. `total` is what the customer pays; `code` is copied letter by letter. */
export interface Pair {
  readonly label: string
  readonly value: string
  readonly look?: 'total' | 'code'
}

/** A thing sold. */
export interface Item {
  readonly name: string
  readonly quantity: string
  readonly price: string
  /** Quantity and price in the order the authority shows them. */
  readonly detail: string
  readonly amount: string
  /** Stands directly behind the amount: the letter of its tax. */
  readonly suffix: string
  /** Narrated under the item, such as a discount. */
  readonly adjustments: readonly Pair[]
}

/** The first column is text, the others are numbers. */
export interface Table {
  readonly kind: 'table'
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The pairs that have a value. */
export function pairs(...all: readonly (Pair | undefined)[]): Block {
  return { kind: 'pairs', pairs: all.filter((pair) => pair !== undefined) }
}

/** A pair, or nothing when there is no value. */
export function pair(label: string, value: string | undefined, look?: Pair['look']): Pair | undefined {
  if (value === undefined || value === '') return undefined
  return { label, value, ...(look ? { look } : {}) }
}

/** The mark of a view, as a member of its layout. */
export function markOf(view: ReceiptView): { readonly mark?: string } {
  return view.production ? {} : { mark: TEST_MARK }
}
