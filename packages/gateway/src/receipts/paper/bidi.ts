import bidiFactory from 'bidi-js'

/** Letters of the scripts that are written from the right, and the mark that says so. */
export const FROM_RIGHT =
  /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/** Invisible marks of Unicode: what stands in a line goes on from the left, or from the right. */
const MARKS = ['\u200E', '\u200F'] as const

/** A stretch of a line that is read one way. */
export interface Stretch {
  readonly text: string
  readonly fromRight: boolean
}

/** The library is one function, though its types say that this is the `default` of something. */
const openLibrary = bidiFactory as unknown as typeof bidiFactory.default

let library: ReturnType<typeof openLibrary> | undefined

/**
 * The stretches of a line from left to right, as they stand on paper (the Unicode bidirectional algorithm, UAX 9). A stretch from the right
 * is a word, or what is between two, in the order in which it is read; its brackets look the other way already.
 */
export function stretchesOf(line: string): Stretch[] {
  library ??= openLibrary()
  const levels = library.getEmbeddingLevels(line)
  const order = Array.from({ length: line.length }, (_, index) => index)
  for (const [from, to] of library.getReorderSegments(line, levels)) {
    const turned = order.slice(from, to! + 1).reverse()
    order.splice(from!, turned.length, ...turned)
  }
  return runsOf(order, levels.levels).flatMap(([from, to, fromRight]): Stretch[] => {
    const text = withoutMarks(line.slice(from, to + 1))
    if (!fromRight) return text === '' ? [] : [{ text, fromRight }]
    const words = mirrored(text).split(/( +)/).reverse()
    return words.filter((word) => word !== '').map((word) => ({ text: word, fromRight }))
  })
}

/** Lines of one text as they are read on their own: all from the side that the text is read from. */
export function inOneDirection(lines: readonly string[], text: string): string[] {
  library ??= openLibrary()
  const fromRight = library.getEmbeddingLevels(text).paragraphs[0]?.level === 1
  if (fromRight) return lines.map((line) => (line === '' ? line : `${MARKS[1]}${line}`))
  return lines.map((line) => (FROM_RIGHT.test(line) ? `${MARKS[0]}${line}` : line))
}

/** Neighbours on paper that are neighbours in the text and are read the same way. */
function runsOf(
  order: readonly number[],
  levels: Uint8Array,
): [from: number, to: number, fromRight: boolean][] {
  const runs: [from: number, to: number, fromRight: boolean][] = []
  for (const index of order) {
    const fromRight = levels[index]! % 2 === 1
    const last = runs.at(-1)
    if (last && last[2] === fromRight && fromRight && index === last[0] - 1) last[0] = index
    else if (last && last[2] === fromRight && !fromRight && index === last[1] + 1) last[1] = index
    else runs.push([index, index, fromRight])
  }
  return runs
}

function mirrored(text: string): string {
  return Array.from(text, (letter) => library!.getMirroredCharacter(letter) ?? letter).join('')
}

/** A text without the marks that `inOneDirection` puts before it. */
export function withoutMarks(text: string): string {
  return text.replaceAll(MARKS[0], '').replaceAll(MARKS[1], '')
}
