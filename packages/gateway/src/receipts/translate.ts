import { type Block, ITEM_HEADS, type Layout, type Pair, type Section, VERIFY_AT } from './layout.js'
import type { Language } from './settings.js'
import { SWAHILI, SWAHILI_PATTERNS } from './swahili.js'

/**
 * A layout in a language. Labels, headings and sentences are translated; what came with the document is not. Titles and what an
 * authority wants read in its own words keep them, with the translation behind.
 */
export function inLanguage(layout: Layout, language: Language): Layout {
  return language === 'en' ? layout : { ...layout, sections: layout.sections.map(section) }
}

function section({ heading, ...rest }: Section): Section {
  const blocks = rest.blocks.map(block)
  return heading === undefined ? { ...rest, blocks } : { ...rest, heading: say(heading), blocks }
}

function block(of: Block): Block {
  switch (of.kind) {
    case 'pairs':
      return { ...of, pairs: of.pairs.map(pair) }
    case 'items':
      return {
        ...of,
        heads: (of.heads ?? ITEM_HEADS).map(say),
        items: of.items.map((item) => ({ ...item, adjustments: item.adjustments.map(pair) })),
      }
    case 'table':
      return {
        ...of,
        columns: of.columns.map(say),
        rows: of.rows.map(([first = '', ...numbers]) => [say(first), ...numbers]),
      }
    case 'title':
      return { ...of, text: both(of.text) }
    case 'notice':
      return { ...of, text: of.loud ? both(of.text) : say(of.text) }
    case 'qr':
      return { ...of, caption: say(of.caption), lead: say(of.lead ?? VERIFY_AT) }
    case 'centred':
      return OUR_LINES.test(of.text) ? { ...of, text: say(of.text) } : of
    case 'link':
      return { ...of, text: say(of.text) }
    default:
      return of
  }
}

function pair({ label, value, ...rest }: Pair): Pair {
  return { ...rest, label: say(label), value: OUR_VALUES.get(label)?.test(value) ? say(value) : value }
}

/** Values that are words of ours: all of them behind some labels, and one behind those where a name may stand. */
const OUR_VALUES: ReadonlyMap<string, RegExp> = new Map([
  ['Document type', /./],
  ['Document', /./],
  ['Mode', /./],
  ['Reason', /./],
  ['REASON', /./],
  ['Name', /^Walk-in customer$/],
  ['BUYER PIN', /^Not given$/],
])

/** Lines in the middle that are ours; the others are the seller's. */
const OUR_LINES = /^Thank you$|^Branch: /

function both(text: string): string {
  const translated = say(text)
  return translated === text ? text : `${text} / ${translated}`
}

/** The translation of a text of ours, as loud as the text; the text itself where there is none. */
function say(text: string): string {
  const known = SWAHILI.get(text.toLowerCase())
  if (known !== undefined) return isLoud(text) ? known.toUpperCase() : known
  for (const [pattern, words] of SWAHILI_PATTERNS) {
    const parts = pattern.exec(text)
    if (!parts) continue
    const said = words.replace(/\$(\d)/g, (_, index: string) => {
      const part = parts[Number(index)] ?? ''
      const known = SWAHILI.get(part.toLowerCase())
      if (known === undefined) return part
      return /^\p{Ll}/u.test(part) ? known[0]!.toLowerCase() + known.slice(1) : known
    })
    return isLoud(text) ? said.toUpperCase() : said
  }
  return text
}

function isLoud(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase() && text.length > 1
}
