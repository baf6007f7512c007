import type { PaperWidth } from '../text.js'

/** Points in a millimetre. */
export const MM = 72 / 25.4

/** The dot of a thermal printer of 203 dpi: eight to a millimetre. */
export const DOT = MM / 8

/** A paper, and how it is written on. All lengths are points. */
export interface Paper {
  readonly width: number
  /** Undefined: the roll is cut where the text ends. */
  readonly height?: number
  /** Left and right; above and below. */
  readonly margin: { readonly x: number; readonly y: number }
  /** The size of ordinary text. */
  readonly size: number
  /** True for a sheet, where two things stand side by side. */
  readonly wide: boolean
  /** Pixels of a picture to a point. */
  readonly resolution: number
  /** The edge of the QR code at most, and of the picture above the name. */
  readonly qr: number
  readonly logo: { readonly width: number; readonly height: number }
}

/** The PDF of a roll is cut here at the latest: many a driver takes no longer one. */
export const LONGEST_ROLL = 3000 * MM

/** A roll has as many dots as its print head: 384 on 58 mm, 576 on 80 mm. The edges beside them stay white. */
export const PAPERS: Readonly<Record<PaperWidth, Paper>> = {
  '58': {
    width: 48 * MM,
    margin: { x: 10 * DOT, y: 16 * DOT },
    size: 7.4,
    wide: false,
    resolution: 1 / DOT,
    qr: 320 * DOT,
    logo: { width: 36 * MM, height: 20 * MM },
  },
  '80': {
    width: 72 * MM,
    margin: { x: 12 * DOT, y: 20 * DOT },
    size: 8.4,
    wide: false,
    resolution: 1 / DOT,
    qr: 340 * DOT,
    logo: { width: 48 * MM, height: 24 * MM },
  },
  a4: {
    width: 210 * MM,
    height: 297 * MM,
    margin: { x: 48, y: 38 },
    size: 8.8,
    wide: true,
    resolution: 150 / 72,
    qr: 116,
    logo: { width: 60 * MM, height: 22 * MM },
  },
}

/** What a roll is wider than what is printed on it. */
export const ROLL_EDGES: Readonly<Record<PaperWidth, number>> = { '58': 5 * MM, '80': 4 * MM, a4: 0 }
