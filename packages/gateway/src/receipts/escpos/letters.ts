import CodepageEncoder, { type Codepage } from '@point-of-sale/codepage-encoder'
import { legibleText } from '../legible.js'

/** The code pages that printers of every make have: Latin letters of the west, of the middle of Europe, and Cyrillic ones. */
export const CODE_PAGES: readonly Codepage[] = ['cp437', 'cp858', 'windows1252', 'cp852', 'cp866']

let letters: ReadonlySet<string> | undefined

/** A text as a printer can print it: letters in none of its code pages are written otherwise. */
export function printerText(text: string): string {
  return legibleText(text, (piece) => {
    for (const letter of piece) if (!printerLetters().has(letter)) return false
    return true
  })
}

function printerLetters(): ReadonlySet<string> {
  letters ??= new Set(
    CODE_PAGES.flatMap((page) => CodepageEncoder.getCodepoints(page, true))
      .filter((code) => code >= 0x20)
      .map((code) => String.fromCodePoint(code)),
  )
  return letters
}
