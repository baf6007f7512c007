import { columnsOf, wrap } from './columns.js'
import {
  type Block,
  type Item,
  type Layout,
  type Pair,
  type QrCode,
  type Section,
  type Table,
  VERIFY_AT,
} from './layout.js'
import { printable } from './printable.js'
import { qrLines } from './qr.js'

/** Roll paper of 58 or 80 mm, or a sheet. */
export type PaperWidth = '58' | '80' | 'a4'

/** Characters in a line on each paper. */
export const COLUMNS: Readonly<Record<PaperWidth, number>> = { '58': 32, '80': 42, a4: 64 }

export interface TextOptions {
  /** Default `80`: 42 characters. */
  readonly width?: PaperWidth
  /** True for a terminal that obeys escape sequences: the QR code is then black on white. Default false. */
  readonly colour?: boolean
}

/** Where blocks are drawn: so many characters wide. */
export interface Slip {
  readonly width: number
  readonly colour: boolean
}

/** Draws a layout in plain text. No line is longer than the paper is wide. */
export function writeText(layout: Layout, options: TextOptions = {}): string {
  const slip: Slip = { width: COLUMNS[options.width ?? '80'], colour: options.colour ?? false }
  const mark = layout.mark === undefined ? [] : drawMark(layout.mark, slip)
  const sections = layout.sections.map((section) => drawSection(section, slip))
  const body = sections.flatMap((lines, index) => (index === 0 ? lines : [rule(slip), ...lines]))
  return `${[...mark, ...body, ...mark].map((line) => line.trimEnd()).join('\n')}\n`
}

/** The mark as a line across. */
export function drawMark(mark: string, { width }: Slip): string[] {
  const free = Math.max(0, width - columnsOf(mark) - 2)
  const left = Math.floor(free / 2)
  return [`${'*'.repeat(left)} ${mark} ${'*'.repeat(free - left)}`]
}

/** The letter and the words above a section. */
export function headingOf({ letter, heading }: Section): string[] {
  return heading === undefined ? [] : [`${letter ? `${letter}. ` : ''}${heading.toUpperCase()}`]
}

function drawSection(section: Section, slip: Slip): string[] {
  return [...headingOf(section), ...section.blocks.flatMap((block) => drawBlock(block, slip))]
}

/** A block as lines of text. */
export function drawBlock(block: Block, slip: Slip): string[] {
  switch (block.kind) {
    case 'logo':
      return []
    case 'banner':
      return ['', ...centre(spaced(block.text), slip)]
    case 'title':
      return ['', ...centre(block.text, slip), '']
    case 'name':
      return centre(block.text.toUpperCase(), slip)
    case 'centred':
      return centre(block.text, slip)
    case 'pairs':
      return block.pairs.flatMap((pair) => drawPair(pair, slip))
    case 'items':
      return drawItems(block.items, slip)
    case 'table':
      return drawTable(block, slip)
    case 'notice':
      return block.loud ? centre(`** ${block.text} **`, slip) : wrap(printable(block.text), slip.width)
    case 'link':
      return [`${printable(block.text)}:`, ...wrap(printable(block.url), slip.width)]
    case 'qr':
      return drawQr(block, slip)
  }
}

/** Text has one size only: what is large on paper is set apart here. */
function spaced(text: string): string {
  return `=== ${Array.from(text).join(' ')} ===`
}

/** A line across. */
export function rule({ width }: Slip): string {
  return '-'.repeat(width)
}

function centre(text: string, { width }: Slip): string[] {
  return wrap(printable(text), width).map(
    (line) => ' '.repeat(Math.floor((width - columnsOf(line)) / 2)) + line,
  )
}

function right(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - columnsOf(text))) + text
}

function drawPair({ label, value, look }: Pair, { width }: Slip): string[] {
  return beside(printable(look === 'total' ? label.toUpperCase() : label), printable(value), width)
}

/** Side by side where both fit, else the value below its label: at the right edge, or from the left when it is prose. */
function beside(label: string, value: string, width: number, indent = ''): string[] {
  const free = width - indent.length - columnsOf(label)
  if (columnsOf(value) < free) return [indent + label + right(value, free)]
  const labels = wrap(label, width - indent.length).map((line) => indent + line)
  if (columnsOf(value) <= width) return [...labels, right(value, width)]
  return [...labels, ...wrap(value, width - 2).map((line) => `  ${line}`)]
}

/** The blanks behind an amount without suffix keep its digits in line. */
function drawItems(items: readonly Item[], { width }: Slip): string[] {
  const suffixes = Math.max(0, ...items.map((item) => columnsOf(item.suffix)))
  const amount = (text: string, suffix = '') => text + suffix + ' '.repeat(suffixes - columnsOf(suffix))
  return items.flatMap((item) => [
    ...wrap(printable(item.name), width),
    ...beside(printable(item.detail), amount(item.amount, item.suffix), width, '  '),
    ...item.adjustments.flatMap(({ label, value }) => beside(label, amount(value), width, '  ')),
  ])
}

/**
 * Three forms, the first that fits: one line a row; the text above its numbers; the text above one labelled number a line.
 */
function drawTable({ columns, rows }: Table, slip: Slip): string[] {
  const cells = [columns, ...rows].map((row) => row.map(printable))
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => columnsOf(row[index] ?? ''))))
  const [first = 0, ...numbers] = widths
  const numbersWidth = numbers.reduce((all, width) => all + width + 1, 0)
  const drawNumbers = (row: readonly string[], widths: readonly number[]) =>
    row.map((cell, index) => right(cell, widths[index]! + 1)).join('')
  if (first + numbersWidth <= slip.width) {
    const spread = spreadOver(numbers, slip.width - first)
    return cells.map(
      ([name = '', ...row]) => name + ' '.repeat(first - columnsOf(name)) + drawNumbers(row, spread),
    )
  }
  if (numbersWidth <= slip.width) {
    const spread = spreadOver(numbers, slip.width)
    return cells.flatMap(([name = '', ...row]) => [...wrap(name, slip.width), drawNumbers(row, spread)])
  }
  const [[, ...labels] = [], ...body] = cells
  return body.flatMap(([name = '', ...row]) => [
    ...wrap(name, slip.width),
    ...row.flatMap((value, index) => beside(labels[index] ?? '', value, slip.width, '  ')),
  ])
}

/** Widens columns evenly until they fill the width, one blank before each. */
function spreadOver(widths: readonly number[], room: number): number[] {
  const free = room - widths.reduce((all, width) => all + width + 1, 0)
  const each = Math.floor(free / widths.length)
  const rest = free - each * widths.length
  return widths.map((width, index) => width + each + (index < rest ? 1 : 0))
}

/** A code too large for the paper is left out, as half a code is none; the address below leads to the same place. */
function drawQr({ text, caption, url, lead = VERIFY_AT }: QrCode, slip: Slip): string[] {
  const code = qrLines(text, slip.width, { colour: slip.colour })
  if (!code) return [`${lead}:`, ...wrap(printable(url), slip.width)]
  const margin = ' '.repeat(Math.floor((slip.width - code.columns) / 2))
  return [
    ...code.lines.map((line) => margin + line),
    ...centre(caption, slip),
    ...wrap(printable(url), slip.width),
  ]
}
