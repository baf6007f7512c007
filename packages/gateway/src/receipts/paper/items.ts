import { type Block, ITEM_HEADS, type Item } from '../layout.js'
import type { Group, Mark, Row } from './marks.js'
import { beside } from './pairs.js'
import {
  gap,
  joined,
  legible,
  lineHeight,
  linesOf,
  measure,
  paragraph,
  place,
  rule,
  type Setting,
  typesOf,
} from './setting.js'

type Items = Extract<Block, { kind: 'items' }>

/** Between two columns. */
const GUTTER = 14

/** The numbers of a sheet take at most this much of it; the rest is for the names. */
const NUMBERS = 0.62

/** The columns of a sheet, from the left: where each ends. */
interface Columns {
  readonly first: number
  readonly second: number
  readonly third: number
  /** Amounts end here, and their suffixes begin. */
  readonly last: number
}

/** What is sold, each thing a group, so that no page breaks within it. */
export function itemGroups({ items, heads = ITEM_HEADS }: Items, width: number, setting: Setting): Group[] {
  const columns = setting.paper.wide ? columnsOf(items, heads, width, setting) : undefined
  if (!columns) {
    const suffix = suffixWidth(items, setting)
    return items.map((item) => ({ rows: [joined(rollRows(item, suffix, width, setting)), gap(2.4)] }))
  }
  const head = headRows(heads, columns, width, setting)
  return items.map((item, index) => {
    const rows = [joined(sheetRows(item, columns, width, setting)), ...divider(index, items, width)]
    return index === 0 ? { rows: [...head, ...rows] } : { rows, head }
  })
}

function divider(index: number, items: readonly Item[], width: number): Row[] {
  return index === items.length - 1 ? [gap(2.5)] : [gap(2.5), rule(width, 0.4, 'hair'), gap(2.5)]
}

function suffixWidth(items: readonly Item[], setting: Setting): number {
  const { body } = typesOf(setting.paper)
  return Math.max(0, ...items.map(({ suffix }) => measure(suffix, body, setting)))
}

/** The columns that hold every number; undefined when names would get too little. */
function columnsOf(
  items: readonly Item[],
  heads: readonly string[],
  width: number,
  setting: Setting,
): Columns | undefined {
  const { body, head } = typesOf(setting.paper)
  const widest = (of: (item: Item) => string, column: number, others: readonly number[] = []) =>
    Math.max(
      measure(heads[column] ?? '', head, setting),
      ...items.map((item) => measure(legible(of(item), body, setting), body, setting)),
      ...others,
    )
  const adjusted = items.flatMap((item) => item.adjustments).map(({ value }) => measure(value, body, setting))
  const last = width - suffixWidth(items, setting)
  const third = last - widest((item) => item.amount, 3, adjusted) - GUTTER
  const second = third - widest((item) => item.price, 2) - GUTTER
  const first = second - widest((item) => item.quantity, 1) - GUTTER
  return first < width * (1 - NUMBERS) ? undefined : { first, second, third, last }
}

function headRows(heads: readonly string[], columns: Columns, width: number, setting: Setting): Row[] {
  const { head } = typesOf(setting.paper)
  const ends = [width, columns.second, columns.third, columns.last]
  const marks = heads.map((text, index) =>
    place(text, head, setting, { x: 0, width: ends[index]!, align: index === 0 ? 'left' : 'right' }),
  )
  return [{ height: lineHeight(head) + 2, marks }, rule(width, 0.6, 'soft'), gap(3)]
}

function sheetRows(item: Item, columns: Columns, width: number, setting: Setting): Row[] {
  const { body, small } = typesOf(setting.paper)
  const cells = [
    [item.quantity, columns.second],
    [item.price, columns.third],
    [item.amount, columns.last],
  ] as const
  const numbers: Mark[] = cells.map(([text, end]) =>
    place(legible(text, body, setting), body, setting, { x: 0, width: end, align: 'right' }),
  )
  if (item.suffix !== '')
    numbers.push(place(item.suffix, body, setting, { x: columns.last, width, align: 'left' }))
  const [first = '', ...others] = linesOf(item.name, body, columns.first, setting)
  const line = (text: string, more: readonly Mark[] = []): Row => ({
    height: lineHeight(body),
    marks: [place(text, body, setting, { x: 0, width, align: 'left' }), ...more],
  })
  const adjustments = item.adjustments.flatMap(({ label, value }) =>
    beside(label, value, { left: small, right: small }, columns.last, setting, 8),
  )
  return [line(first, numbers), ...others.map((text) => line(text)), ...adjustments]
}

/** The name above quantity, price and amount. Amounts keep their digits in line, whatever stands behind them. */
function rollRows(item: Item, suffix: number, width: number, setting: Setting): Row[] {
  const { body, small, strong } = typesOf(setting.paper)
  const end = width - suffix
  const numbers = beside(item.detail, item.amount, { left: small, right: body }, end, setting, 6)
  const last = numbers.at(-1)!
  const behind =
    item.suffix === '' ? [] : [place(item.suffix, body, setting, { x: end, width: suffix, align: 'left' })]
  return [
    ...paragraph(item.name, strong, setting, { width, align: 'left' }),
    ...numbers.slice(0, -1),
    { ...last, marks: [...last.marks, ...behind] },
    ...item.adjustments.flatMap(({ label, value }) =>
      beside(label, value, { left: small, right: small }, end, setting, 6),
    ),
  ]
}
