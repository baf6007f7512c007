import type { Logo } from '../settings.js'
import type { Run } from './faces.js'

/** How dark: what is read, what accompanies it, a hairline, and what lies faintly under everything. */
export type Tone = 'ink' | 'soft' | 'hair' | 'faint'

/**
 * Something on the paper. Places are points (1/72 inch) from the upper left corner; a text stands on its base line. `turn` is
 * degrees around the middle of the text, upwards.
 */
export type Mark =
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly size: number
      readonly tone: Tone
      readonly runs: readonly Run[]
      readonly turn?: number
      readonly width: number
      /** What it says, where its runs stand in another order than they are read. */
      readonly said?: string
    }
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly tone: Tone
      /** The thickness of its line; a filled box has none. */
      readonly line?: number
    }
  | {
      readonly kind: 'modules'
      readonly x: number
      readonly y: number
      /** The edge of one module. */
      readonly size: number
      readonly rows: readonly (readonly boolean[])[]
    }
  | {
      readonly kind: 'logo'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly logo: Logo
    }

/** What cannot be broken over two pages. Its marks are placed from its own upper left corner. */
export interface Row {
  readonly height: number
  readonly marks: readonly Mark[]
  /** True for a line between two things, which nobody needs where a page begins. */
  readonly between?: true
}

/** Rows that stay together where a page can hold them. `head` is drawn again where they go on on another page. */
export interface Group {
  readonly rows: readonly Row[]
  readonly head?: readonly Row[]
}

/** A page that is ready to be drawn. */
export interface Page {
  /** Points. */
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}

/** A mark somewhere else. */
export function moved(mark: Mark, x: number, y: number): Mark {
  return { ...mark, x: mark.x + x, y: mark.y + y }
}
