import { formatEat } from '../time/zone.js'
import { unprintableTexts } from './characters.js'
import type { Rule } from './rule.js'

/** What the common rules know besides the document. */
export interface CoreFacts {
  /** The time of the check. Without it no time is judged. */
  readonly now?: Date | undefined
}

/** Clocks of tills differ a little. */
const TOLERANCE_MS = 10 * 60 * 1000

/** The rules of every country that look at a complete document. */
export const DOCUMENT_RULES: readonly Rule<CoreFacts>[] = [
  {
    id: 'issued-in-past',
    title: 'A document is issued when the sale happens, not later; ten minutes are left to the clocks.',
    source: 'URA compares times to ten minutes and refuses later ones; no authority takes a sale of tomorrow',
    example: '"issuedAt": "2026-11-23T10:15:00+03:00"',
    find({ document }, { now }) {
      if (!now || new Date(document.issuedAt).getTime() <= now.getTime() + TOLERANCE_MS) return []
      const time = formatEat(now, 'yyyy-MM-dd HH:mm:ss')
      return [
        {
          path: '/issuedAt',
          message: `is later than now, ${time} in East Africa`,
          fix: 'Correct it, or the clock of the till.',
        },
      ]
    },
  },
  {
    id: 'text-characters',
    title:
      'Texts hold what can be printed: no control characters but tabs and line ends, and no half of a character.',
    source: 'Unicode: such a text comes back as another one, or steers the printer of the receipt',
    example: '"name": "Soda 500 ml"',
    find: ({ document }) => unprintableTexts(document),
  },
]
