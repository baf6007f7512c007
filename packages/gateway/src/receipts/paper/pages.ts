import type { Layout } from '../layout.js'
import type { FontFiles } from '../settings.js'
import type { PaperWidth } from '../text.js'
import { boxed } from './blocks.js'
import { facesFor } from './faces.js'
import { type Group, type Mark, moved, type Page, type Row } from './marks.js'
import { LONGEST_ROLL, PAPERS, ROLL_EDGES } from './paper.js'
import { setSections } from './sections.js'
import { gap, joined, legible, lineHeight, measure, place, rule, type Setting, typesOf } from './setting.js'
import { drawWatermarks } from './watermark.js'

export interface PageOptions {
  readonly width: PaperWidth
  readonly font: FontFiles | undefined
  /** True for a picture: one page, as long as it takes, and of a roll only what a print head reaches. */
  readonly endless: boolean
}

/** What stands at the top and at the bottom of every page. */
interface Frame {
  /** Of the first page, and of the others. */
  readonly first: Row
  readonly other: Row
  readonly bottom: Row
}

/** How much smaller a sheet is written where that spares a second one with a few words on it. */
const SMALLER = [0.94, 0.88] as const

/** Lays what is said out on pages: none breaks within a line, and what belongs together stays so where a page can hold it. */
export function setPages(layout: Layout, { width, font, endless }: PageOptions): Page[] {
  const [paper, faces] = [PAPERS[width], facesFor(font)]
  const pages = setOn(layout, { paper, faces }, { width, endless })
  if (pages.length !== 2 || paper.height === undefined) return pages
  for (const scale of SMALLER) {
    const smaller = { ...paper, size: paper.size * scale }
    const page = setOn(layout, { paper: smaller, faces }, { width, endless })
    if (page.length === 1) return page
  }
  return pages
}

function setOn(
  layout: Layout,
  setting: Setting,
  { width, endless }: Pick<PageOptions, 'width' | 'endless'>,
): Page[] {
  const { paper } = setting
  const frame = frameOf(layout, setting)
  const full = endless ? Number.POSITIVE_INFINITY : (paper.height ?? LONGEST_ROLL)
  const room = full - 2 * paper.margin.y - frame.bottom.height
  const bodies = fill(setSections(layout, setting), (index) => room - topOf(frame, index).height)
  const edge = endless ? 0 : ROLL_EDGES[width]
  const numbered = bodies.length > 1
  return bodies.map((body, index) => {
    const top = topOf(frame, index)
    const foot = joined([...(numbered ? [pageNumber(index + 1, bodies.length, setting)] : []), frame.bottom])
    const written = top.height + body.height
    const isSheet = paper.height !== undefined && !endless
    const height = isSheet
      ? paper.height!
      : roundUp(written + foot.height + 2 * paper.margin.y, paper.resolution)
    const marks = [
      ...drawWatermarks(layout.watermarks ?? [], { width: paper.width, height }, setting),
      ...at(top, paper.margin.x, paper.margin.y),
      ...at(body, paper.margin.x, paper.margin.y + top.height),
      ...at(
        foot,
        paper.margin.x,
        isSheet ? height - paper.margin.y - foot.height + 12 : paper.margin.y + written,
      ),
    ]
    return { width: paper.width + 2 * edge, height, marks: marks.map((mark) => moved(mark, edge, 0)) }
  })
}

function topOf({ first, other }: Frame, index: number): Row {
  return index === 0 ? first : other
}

function frameOf(layout: Layout, setting: Setting): Frame {
  const width = setting.paper.width - 2 * setting.paper.margin.x
  const mark = layout.mark === undefined ? [] : [boxed(layout.mark, width, setting)]
  const space = setting.paper.wide ? 8 : 4
  return {
    first: joined([...mark, ...(mark.length > 0 ? [gap(space)] : [])]),
    other: joined([...mark, ...(mark.length > 0 ? [gap(3)] : []), running(layout.title, width, setting)]),
    bottom: joined([...(mark.length > 0 ? [gap(space)] : []), ...mark]),
  }
}

/** What a page after the first says of whose it is; cut short where it is long. */
function running(title: string, width: number, setting: Setting): Row {
  const { head } = typesOf(setting.paper)
  const text = shortened(legible(title, head, setting), width, setting)
  const line = {
    height: lineHeight(head),
    marks: [place(text, head, setting, { x: 0, width, align: 'left' })],
  }
  return joined([line, gap(3), rule(width, 0.6, 'soft'), gap(8)])
}

function shortened(text: string, width: number, setting: Setting): string {
  const { head } = typesOf(setting.paper)
  const fits = (piece: string) => measure(piece, head, setting) <= width
  if (fits(text)) return text
  const letters = Array.from(text)
  while (letters.length > 0 && !fits(`${letters.join('')}…`)) letters.pop()
  return `${letters.join('')}…`
}

function pageNumber(page: number, pages: number, setting: Setting): Row {
  const width = setting.paper.width - 2 * setting.paper.margin.x
  const { small } = typesOf(setting.paper)
  return {
    height: lineHeight(small),
    marks: [place(`${page} / ${pages}`, small, setting, { x: 0, width, align: 'right' })],
  }
}

/** Puts groups on pages. A group that no page can hold is broken between its rows. */
function fill(groups: readonly Group[], roomOn: (page: number) => number): Row[] {
  const pages: Row[][] = [[]]
  let used = 0
  const add = (row: Row) => {
    const page = pages.at(-1)!
    if (page.length === 0 && (row.marks.length === 0 || row.between)) return
    page.push(row)
    used += row.height
  }
  const turn = (head: readonly Row[] = []) => {
    pages.push([])
    used = 0
    for (const row of head) add(row)
  }
  for (const { rows, head } of groups) {
    const height = rows.reduce((sum, row) => sum + row.height, 0)
    const room = () => roomOn(pages.length - 1) - used
    if (height > room() && used > 0 && height <= roomOn(pages.length)) turn(head)
    for (const row of rows) {
      if (row.height > room() && used > 0 && row.marks.length > 0) turn(head)
      add(row)
    }
  }
  return pages.map(joined)
}

function at(row: Row, x: number, y: number): Mark[] {
  return row.marks.map((mark) => moved(mark, x, y))
}

/** Whole pixels. */
function roundUp(height: number, resolution: number): number {
  return Math.ceil(height * resolution - 1e-9) / resolution
}
