import type { Table } from '../layout.js'
import type { Row } from './marks.js'
import { beside } from './pairs.js'
import {
  gap,
  legible,
  lineHeight,
  measure,
  paragraph,
  place,
  rule,
  type Setting,
  type Type,
  typesOf,
} from './setting.js'

/** Between two columns at least. */
const GUTTER = 7

/**
 * Three forms, the first that fits: one line a row; the text above its numbers; the text above one labelled number a line.
 */
export function tableRows(table: Table, width: number, setting: Setting): Row[] {
  const { body, head, small } = typesOf(setting.paper)
  const narrow = { ...small, tone: 'ink' } as const
  const type =
    fitsInLines(table, body, width, setting) || !fitsInLines(table, narrow, width, setting) ? body : narrow
  const cells = cellsOf(table.rows, type, setting)
  const titles = cellsOf([table.columns], head, setting)[0]!
  const [first = 0, ...numbers] = widthsOf(titles, cells, { head, type }, setting)
  const needed = numbers.reduce((all, each) => all + each + GUTTER, 0)
  const under = [rule(width, setting.paper.wide ? 0.6 : 0.5, 'soft'), gap(2)]
  if (first + needed <= width) {
    const draw = drawer(numbers, first, width, setting)
    return [...draw(titles, head, true), ...under, ...cells.flatMap((row) => draw(row, type, true))]
  }
  if (needed <= width) {
    const draw = drawer(numbers, 0, width, setting)
    const hung = (row: readonly string[], type: Type) => [
      ...paragraph(row[0] ?? '', type, setting, { width, align: 'left' }),
      ...draw(row, type, false),
    ]
    return [...hung(titles, head), ...under, ...cells.flatMap((row) => [...hung(row, body), gap(1.5)])]
  }
  return cells.flatMap(([name = '', ...row]) => [
    ...paragraph(name, body, setting, { width, align: 'left' }),
    ...row.flatMap((value, index) =>
      beside(titles[index + 1] ?? '', value, { left: head, right: body }, width, setting, 6),
    ),
    gap(1.5),
  ])
}

function cellsOf(rows: Table['rows'], type: Type, setting: Setting): string[][] {
  return rows.map((row) => row.map((cell) => legible(cell, type, setting)))
}

/** How wide each column is. */
function widthsOf(
  titles: readonly string[],
  cells: readonly (readonly string[])[],
  { head, type }: { readonly head: Type; readonly type: Type },
  setting: Setting,
): number[] {
  return titles.map((title, index) =>
    Math.max(measure(title, head, setting), ...cells.map((row) => measure(row[index] ?? '', type, setting))),
  )
}

function fitsInLines({ columns, rows }: Table, type: Type, width: number, setting: Setting): boolean {
  const { head } = typesOf(setting.paper)
  const cells = cellsOf(rows, type, setting)
  const widths = widthsOf(cellsOf([columns], head, setting)[0]!, cells, { head, type }, setting)
  return widths.reduce((all, each) => all + each + GUTTER, -GUTTER) <= width
}

/** Draws rows whose numbers end where their columns do: spread evenly over the room behind the first column. */
function drawer(numbers: readonly number[], from: number, width: number, setting: Setting) {
  const free = width - from - numbers.reduce((all, each) => all + each, 0)
  const each = free / numbers.length
  return ([name = '', ...row]: readonly string[], type: Type, named: boolean): Row[] => {
    let end = from
    const marks = row.map((text, index) => {
      end += each + (numbers[index] ?? 0)
      return place(text, type, setting, { x: 0, width: end, align: 'right' })
    })
    const first = named ? [place(name, type, setting, { x: 0, width, align: 'left' })] : []
    return [{ height: lineHeight(type) + (setting.paper.wide ? 1.5 : 0), marks: [...first, ...marks] }]
  }
}
