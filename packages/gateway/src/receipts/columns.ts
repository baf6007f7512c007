/** Made when the first text needs it: its tables take long to load, and most texts are plain. */
let segmenter: Intl.Segmenter | undefined

const ASCII = /^[\x20-\x7E]*$/
/** Takes no column of its own. */
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}]+$/u
/** East Asian wide and full-width characters, and emoji: two columns on a terminal. */
const WIDE =
  /[\u1100-\u11FF\u2329\u232A\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1F1E6}-\u{1F1FF}\u{1F200}-\u{1F2FF}\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]|\uFE0F|\p{Emoji_Presentation}/u

/** How many columns of a terminal a text takes. */
export function columnsOf(text: string): number {
  if (ASCII.test(text)) return text.length
  return graphemes(text).reduce((columns, grapheme) => columns + widthOf(grapheme), 0)
}

/**
 * Breaks a text into lines of at most `width`: at blanks, and inside a word only when it is longer than a line.
 * @param measure how wide a text is; columns of a terminal unless told otherwise.
 */
export function wrap(text: string, width: number, measure: (text: string) => number = columnsOf): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`
    if (measure(joined) <= width) {
      line = joined
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = chop(word, width, measure)
    line = pieces.pop() ?? ''
    lines.push(...pieces)
  }
  return [...lines, line]
}

function chop(word: string, width: number, measure: (text: string) => number): string[] {
  const pieces: string[] = []
  let piece = ''
  let columns = 0
  for (const grapheme of graphemes(word)) {
    const more = measure(grapheme)
    if (columns + more > width && piece !== '') {
      pieces.push(piece)
      piece = ''
      columns = 0
    }
    piece += grapheme
    columns += more
  }
  return [...pieces, piece]
}

function graphemes(text: string): string[] {
  if (ASCII.test(text)) return [...text]
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

function widthOf(grapheme: string): number {
  if (ASCII.test(grapheme)) return grapheme.length
  if (WIDE.test(grapheme)) return 2
  return INVISIBLE.test(grapheme) ? 0 : 1
}
