import type { Font, Glyph, GlyphRun } from 'fontkit'

/** A font file that is open: it measures texts, sets them, and says which letters it has. */
export interface Face {
  /** Names the face within one document. */
  readonly id: string
  readonly font: Font
  /**
   * What the PDF library is to embed. A font that remembers what it set before would tell it in the next document: only one that sets
   * letter by letter is handed over open.
   */
  readonly embedded: Font | Uint8Array
  has(codePoint: number): boolean
  /** True where the face alone sets a text, letter by letter. */
  setsPlainly(text: string): boolean
  /** How wide a text is, in thousandths of the size. */
  widthOf(text: string): number
}

/** Marks that stand over or under another letter, and letters that change beside others, need the font's own rules. */
const SIMPLE = /^[\x20-\x7E\xA0-\u02AF\u0370-\u0482\u048A-\u052F\u1E00-\u1EFF\u2010-\u2027\u20A0-\u20C0]*$/

/** Words whose width is remembered; then they are forgotten all at once. */
const MOST_WORDS = 20_000

/** Opens the bundled face: it has neither kerning nor ligatures, so that a word is its letters one after the other. */
export function openPlainFace(font: Font, id: string): Face {
  const letters = new Map<string, Glyph>()
  const scale = 1000 / font.unitsPerEm
  const glyphOf = (letter: string): Glyph => {
    const known = letters.get(letter)
    if (known) return known
    const codePoint = letter.codePointAt(0)!
    // Two letters may share a glyph; in a document each must be known as what it is.
    const glyph: Glyph = Object.create(font.glyphForCodePoint(codePoint), {
      codePoints: { value: [codePoint] },
    })
    letters.set(letter, glyph)
    return glyph
  }
  const layout = (text: string): GlyphRun => {
    if (!SIMPLE.test(text)) return font.layout(text)
    const glyphs = Array.from(text, glyphOf)
    const positions = glyphs.map(({ advanceWidth }) => ({
      xAdvance: advanceWidth,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    }))
    const advanceWidth = glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0)
    return { glyphs, positions, advanceWidth } as unknown as GlyphRun
  }
  const quick: Font = Object.create(font, { layout: { value: layout } })
  return {
    id,
    font: quick,
    embedded: quick,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    setsPlainly: (text) => SIMPLE.test(text),
    widthOf(text) {
      if (!SIMPLE.test(text)) return font.layout(text).advanceWidth * scale
      let width = 0
      for (const letter of text) width += glyphOf(letter).advanceWidth
      return width * scale
    },
  }
}

/** Opens a face of a device's own, with whatever rules it has. */
export function openOwnFace(font: Font, bytes: Uint8Array, id: string): Face {
  const words = new Map<string, number>()
  const scale = 1000 / font.unitsPerEm
  const widthOf = (word: string): number => {
    const known = words.get(word)
    if (known !== undefined) return known
    if (words.size >= MOST_WORDS) words.clear()
    const width = font.layout(word).advanceWidth * scale
    words.set(word, width)
    return width
  }
  return {
    id,
    font,
    embedded: bytes,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    setsPlainly: () => false,
    widthOf: (text) => piecesOf(text).reduce((width, piece) => width + widthOf(piece), 0),
  }
}

/** A face for some letters only, opened when the first of them is wanted. */
export function openLater(id: string, letters: RegExp, open: () => Face): Face {
  let opened: Face | undefined
  const face = () => {
    opened ??= open()
    return opened
  }
  return {
    id,
    get font() {
      return face().font
    },
    get embedded() {
      return face().embedded
    },
    has: (codePoint) => letters.test(String.fromCodePoint(codePoint)) && face().has(codePoint),
    setsPlainly: () => false,
    widthOf: (text) => face().widthOf(text),
  }
}

/** As the PDF library sets a text: word by word, each with the blank behind it. */
function piecesOf(text: string): string[] {
  return text.match(/[^ ]* |[^ ]+$/g) ?? []
}
