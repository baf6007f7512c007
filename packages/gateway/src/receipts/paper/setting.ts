import { wrap } from '../columns.js'
import { FROM_RIGHT, inOneDirection, withoutMarks } from './bidi.js'
import { type Faces, runsOf, settable, type Weight, widthOf } from './faces.js'
import type { Mark, Row, Tone } from './marks.js'
import type { Paper } from './paper.js'

/** What a receipt is set on, and in. */
export interface Setting {
  readonly paper: Paper
  readonly faces: Faces
}

/** A size in points, a weight, and how dark. */
export interface Type {
  readonly size: number
  readonly weight: Weight
  readonly tone: Tone
}

export type Align = 'left' | 'centre' | 'right'

/** Lines are this much further apart than the text is high. */
const LEADING = 1.34

/** Where a text stands in its line, from above. */
const BASE = 0.99

/** The types of a paper, measured from its ordinary text. Thermal paper knows no grey. */
export function typesOf({ size, wide }: Paper) {
  const soft: Tone = wide ? 'soft' : 'ink'
  return {
    body: { size, weight: 'regular', tone: 'ink' },
    strong: { size, weight: 'bold', tone: 'ink' },
    label: { size, weight: 'regular', tone: soft },
    small: { size: size * 0.88, weight: 'regular', tone: soft },
    head: { size: size * 0.88, weight: 'bold', tone: soft },
    name: { size: size * (wide ? 2 : 1.7), weight: 'bold', tone: 'ink' },
    title: { size: size * 1.3, weight: 'bold', tone: 'ink' },
    total: { size: size * 1.3, weight: 'bold', tone: 'ink' },
    banner: { size: size * 3.2, weight: 'bold', tone: 'ink' },
  } as const satisfies Record<string, Type>
}

/** How wide a text is, points. */
export function measure(text: string, { size, weight }: Type, { faces }: Setting): number {
  return widthOf(text, faces[weight], size)
}

/** A text as it can be set in a weight. */
export function legible(text: string, { weight }: Type, { faces }: Setting): string {
  return settable(text, faces[weight])
}

/** A text as lines that are at most so wide. */
export function linesOf(text: string, type: Type, width: number, setting: Setting): string[] {
  const written = legible(text, type, setting)
  const lines = wrap(written, width, (piece) => measure(piece, type, setting))
  return FROM_RIGHT.test(written) ? inOneDirection(lines, written) : lines
}

export function lineHeight({ size }: Type): number {
  return size * LEADING
}

/** How far a text must sink to stand on one line with a larger one. */
export function baseShift({ size }: Type, larger: number): number {
  return (larger - size) * BASE
}

/** A line of text in a stretch of the paper. `x` and `width` say which; it must fit. */
export function place(
  text: string,
  type: Type,
  setting: Setting,
  at: { readonly x: number; readonly width: number; readonly align: Align; readonly top?: number },
): Mark {
  const width = measure(text, type, setting)
  const free = at.width - width
  const shift = at.align === 'left' ? 0 : at.align === 'right' ? free : free / 2
  return {
    kind: 'text',
    x: at.x + shift,
    y: (at.top ?? 0) + type.size * BASE,
    size: type.size,
    tone: type.tone,
    runs: runsOf(text, setting.faces[type.weight]),
    width,
    ...(FROM_RIGHT.test(text) ? { said: withoutMarks(text) } : {}),
  }
}

/** A text as rows, each a line. */
export function paragraph(
  text: string,
  type: Type,
  setting: Setting,
  at: { readonly x?: number; readonly width: number; readonly align: Align },
): Row[] {
  const stretch = { x: at.x ?? 0, width: at.width, align: at.align }
  return linesOf(text, type, at.width, setting).map((line) => ({
    height: lineHeight(type),
    marks: line === '' ? [] : [place(line, type, setting, stretch)],
  }))
}

/** Nothing, so high. */
export function gap(height: number): Row {
  return { height, marks: [] }
}

/** A line across. */
export function rule(width: number, thickness: number, tone: Tone): Row {
  return { height: thickness, marks: [{ kind: 'box', x: 0, y: 0, width, height: thickness, tone }] }
}

/** Rows as one that cannot be broken. */
export function joined(rows: readonly Row[]): Row {
  let height = 0
  const marks = rows.flatMap((row) => {
    const top = height
    height += row.height
    return row.marks.map((mark) => ({ ...mark, y: mark.y + top }))
  })
  return { height, marks }
}
