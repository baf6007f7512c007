import { type Block, type QrCode, VERIFY_AT } from '../layout.js'
import { qrModules } from '../qr.js'
import { itemGroups } from './items.js'
import type { Group, Row } from './marks.js'
import { listedRows, pairRows } from './pairs.js'
import { DOT, type Paper } from './paper.js'
import {
  gap,
  joined,
  lineHeight,
  linesOf,
  measure,
  paragraph,
  place,
  type Setting,
  typesOf,
} from './setting.js'
import { tableRows } from './table.js'

/** A module is at least three dots of a thermal printer wide, or cheap cameras cannot tell it from its neighbour. */
const LEAST_MODULE = 3 * DOT

/** Where a block stands. */
export interface Place {
  readonly width: number
  /** True where labels and values are columns of a list: full width of a sheet, and not below a sum of items. */
  readonly listed: boolean
}

/** A block as groups of rows. */
export function blockGroups(block: Block, place: Place, setting: Setting): Group[] {
  const { width } = place
  const { body, name, title, label, small } = typesOf(setting.paper)
  const centred = { width, align: 'centre' } as const
  switch (block.kind) {
    case 'logo':
      return [{ rows: [logoRow(block, width, setting)] }]
    case 'name':
      return [{ rows: [...paragraph(block.text, name, setting, centred), gap(1)] }]
    case 'centred':
      return [{ rows: paragraph(block.text, label, setting, centred) }]
    case 'banner':
      return [{ rows: bannerRows(block.text, width, setting) }]
    case 'title':
      return [{ rows: [gap(5), ...paragraph(block.text, title, setting, centred), gap(2)] }]
    case 'pairs':
      return [
        { rows: block.pairs.flatMap((pair) => (place.listed ? listedRows : pairRows)(pair, width, setting)) },
      ]
    case 'items':
      return itemGroups(block, width, setting)
    case 'table':
      return [{ rows: tableRows(block, width, setting) }]
    case 'notice':
      if (block.loud) return [{ rows: [boxed(block.text, width, setting)] }]
      return [{ rows: [...paragraph(block.text, body, setting, { width, align: 'left' }), gap(2.5)] }]
    case 'link':
      return [{ rows: paragraph(`${block.text}: ${block.url}`, small, setting, { width, align: 'left' }) }]
    case 'qr':
      return [{ rows: qrRows(block, width, setting) }]
  }
}

/** Words in a box that nobody overlooks. */
export function boxed(text: string, width: number, setting: Setting): Row {
  const { strong } = typesOf(setting.paper)
  const inner = width - 10
  const lines = linesOf(text, strong, inner, setting)
  const step = lineHeight(strong)
  const height = lines.length * step + 6
  const marks = lines.map((line, index) =>
    place(line, strong, setting, { x: 5, width: inner, align: 'centre', top: 3 + index * step }),
  )
  const frame = {
    kind: 'box',
    x: 0.5,
    y: 0.5,
    width: width - 1,
    height: height - 1,
    tone: 'ink',
    line: 1,
  } as const
  return joined([gap(3), { height, marks: [frame, ...marks] }, gap(3)])
}

/** Never broken: a long word is written smaller where the paper is narrow. */
function bannerRows(text: string, width: number, setting: Setting): Row[] {
  const { banner } = typesOf(setting.paper)
  const size = banner.size * Math.min(1, width / measure(text, banner, setting))
  return [gap(3), ...paragraph(text, { ...banner, size }, setting, { width, align: 'centre' }), gap(1)]
}

function logoRow({ logo }: Extract<Block, { kind: 'logo' }>, width: number, { paper }: Setting): Row {
  const most = { width: Math.min(width, paper.logo.width), height: paper.logo.height }
  const scale = Math.min(most.width / logo.width, most.height / logo.height)
  const size = { width: logo.width * scale, height: logo.height * scale }
  return {
    height: size.height + 5,
    marks: [{ kind: 'logo', x: (width - size.width) / 2, y: 0, ...size, logo }],
  }
}

/** A code too large for the paper is left out, as half a code is none; the address below leads to the same place. */
function qrRows({ text, caption, url, lead = VERIFY_AT }: QrCode, width: number, setting: Setting): Row[] {
  const { strong, small } = typesOf(setting.paper)
  const centred = { width, align: 'centre' } as const
  const address = paragraph(url, small, setting, centred)
  const edge = Math.min(width, setting.paper.qr)
  const rows = qrModules(text, Math.floor(width / leastModule(setting.paper)))
  if (!rows) return [...paragraph(lead, strong, setting, centred), ...address]
  const size = moduleSize(rows.length, edge, setting.paper)
  const x = onGrid((width - rows.length * size) / 2, setting.paper)
  const code: Row = { height: rows.length * size, marks: [{ kind: 'modules', x, y: 0, size, rows }] }
  return [joined([code, ...paragraph(caption, strong, setting, centred)]), gap(1), ...address, gap(3)]
}

/** Whole pixels of the paper, so that no module is wider than its neighbour; three dots at least. */
function moduleSize(count: number, edge: number, paper: Paper): number {
  const pixels = Math.floor((edge / count) * paper.resolution + 1e-9)
  return Math.max(leastModule(paper), pixels / paper.resolution)
}

function leastModule({ resolution }: Paper): number {
  return Math.ceil(LEAST_MODULE * resolution - 1e-9) / resolution
}

function onGrid(x: number, { resolution }: Paper): number {
  return Math.max(0, Math.floor(x * resolution) / resolution)
}
