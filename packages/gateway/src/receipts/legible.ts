/** How a letter is written that cannot be drawn. */
export function codeOf(letter: string): string {
  return `[U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`
}

/** Neither ink nor a letter: nothing is lost without it. */
const INVISIBLE = /^[\p{Cf}\p{Variation_Selector}]$/u

/**
 * A text without letters that cannot be drawn: they are written in a simpler form of themselves where Unicode knows one, else as their
 * code, `[U+4E2D]`. Nothing is dropped that a reader would miss.
 * @param has whether every letter of a piece can be drawn.
 */
export function legibleText(text: string, has: (piece: string) => boolean): string {
  const clean = text.normalize('NFC')
  if (has(clean)) return clean
  return Array.from(clean, (letter) => {
    if (has(letter)) return letter
    if (INVISIBLE.test(letter)) return ''
    const simple = letter.normalize('NFKC')
    return simple !== letter && has(simple) ? simple : codeOf(letter)
  }).join('')
}
