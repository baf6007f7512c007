import type { Contents, Line, Mark, Origin, Start } from './shelf.js'

type Lines = Contents['lines']

/** The parts of the lines that lead to a mark, from the first. */
export function leadingTo(lines: Lines, mark: Mark): Mark[] {
  const line = lineOf(lines, mark.line)
  return 'from' in line ? [...leadingTo(lines, line.from), mark] : [mark]
}

/** What the books on a line began with. */
export function originAt(lines: Lines, id: number): Origin {
  const line = lineOf(lines, id)
  return 'from' in line ? originAt(lines, line.from.line) : line.origin
}

/** All of the line that acts are added to. */
export function endOf({ head }: Pick<Contents, 'head'>): Mark {
  return { line: head, place: Number.MAX_SAFE_INTEGER }
}

/** The places where others begin or are marked on the line that acts are added to: none up to there is used again. */
export function marksOnHead({ head, lines, snapshots }: Contents): number[] {
  const marks = [
    ...lines.flatMap((line) => ('from' in line ? [line.from] : [])),
    ...snapshots.map(({ mark }) => mark),
  ]
  return marks.filter(({ line }) => line === head).map(({ place }) => place)
}

/** The same with a line more, which acts are added to from now on. */
export function withHead(contents: Contents, start: Start): Contents {
  const id = Math.max(...contents.lines.map((line) => line.id)) + 1
  return { ...contents, head: id, lines: [...contents.lines, { id, ...start }] }
}

/** The same without lines that lead nowhere. */
export function pruned(contents: Contents): Contents {
  const marks = [endOf(contents), ...contents.snapshots.map(({ mark }) => mark)]
  const needed = new Set(marks.flatMap((mark) => leadingTo(contents.lines, mark).map(({ line }) => line)))
  return { ...contents, lines: contents.lines.filter(({ id }) => needed.has(id)) }
}

function lineOf(lines: Lines, id: number): Line {
  return lines.find((line) => line.id === id)!
}
