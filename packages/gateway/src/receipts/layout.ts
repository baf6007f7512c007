import type { Logo } from './settings.js'

/** A receipt without a form: what is said, in which order. A country writes it, a renderer draws it. */
export interface Layout {
  /** Names the document where one line must do, such as a browser's tab. */
  readonly title: string
  /** Drawn at the top, at the bottom and, where there is room, across. */
  readonly mark?: string
  /** What is drawn across, faintly, where there is room: the mark, and what kind of copy it is. */
  readonly watermarks?: readonly string[]
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
  /** The largest words on the paper: more than twice the size of an amount. */
  | { readonly kind: 'banner'; readonly text: string }
  | { readonly kind: 'logo'; readonly logo: Logo }
  | { readonly kind: 'centred'; readonly text: string }
  | { readonly kind: 'pairs'; readonly pairs: readonly Pair[] }
  /** `heads`: what its columns are called, as ITEM_HEADS in another language. */
  | { readonly kind: 'items'; readonly items: readonly Item[]; readonly heads?: readonly string[] }
  | Table
  | { readonly kind: 'notice'; readonly text: string; readonly loud?: boolean }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | QrCode

/** `lead`: what stands before the address where there is no room for the code, as VERIFY_AT in another language. */
export interface QrCode {
  readonly kind: 'qr'
  readonly text: string
  readonly caption: string
  readonly url: string
  readonly lead?: string
}

export const VERIFY_AT = 'Verify at'

/** What the columns of things sold are called. */
export const ITEM_HEADS = ['Item', 'Quantity', 'Unit price', 'Amount'] as const

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

/** A layout with all that is read of it changed; codes and addresses, which are copied or scanned, stay as they are. */
export function withTexts(layout: Layout, change: (text: string) => string): Layout {
  return {
    ...layout,
    sections: layout.sections.map(({ blocks, ...section }) => ({
      ...section,
      ...(section.heading === undefined ? {} : { heading: change(section.heading) }),
      blocks: blocks.map((block) => changedBlock(block, change)),
    })),
  }
}

function changedBlock(block: Block, change: (text: string) => string): Block {
  const changedPair = ({ label, value, ...rest }: Pair) => ({
    ...rest,
    label: change(label),
    value: change(value),
  })
  switch (block.kind) {
    case 'logo':
      return block
    case 'qr':
      return { ...block, caption: change(block.caption), lead: change(block.lead ?? VERIFY_AT) }
    case 'pairs':
      return { ...block, pairs: block.pairs.map(changedPair) }
    case 'items':
      return { ...block, items: block.items.map((item) => changedItem(item, change, changedPair)) }
    case 'table':
      return { ...block, columns: block.columns.map(change), rows: block.rows.map((row) => row.map(change)) }
    default:
      return { ...block, text: change(block.text) }
  }
}

function changedItem(item: Item, change: (text: string) => string, changedPair: (pair: Pair) => Pair): Item {
  const { name, quantity, price, detail, amount, suffix } = item
  return {
    name: change(name),
    quantity: change(quantity),
    price: change(price),
    detail: change(detail),
    amount: change(amount),
    suffix: change(suffix),
    adjustments: item.adjustments.map(changedPair),
  }
}
