import type { Layout, Section } from '../layout.js'
import { blockGroups } from './blocks.js'
import { type Group, moved, type Row } from './marks.js'
import { gap, joined, lineHeight, paragraph, place, rule, type Setting, typesOf } from './setting.js'

/** Between two things that stand side by side. */
const GUTTER = 30

/** What of a sheet two things side by side may take at most; taller ones stand below each other. */
const TALLEST = 560

/** Sets what is said, in its order, as groups of rows. */
export function setSections({ sections }: Layout, setting: Setting): Group[] {
  const width = setting.paper.width - 2 * setting.paper.margin.x
  const groups: Group[] = []
  for (let index = 0; index < sections.length; index++) {
    const [section, next] = [sections[index]!, sections[index + 1]]
    const beside = setting.paper.wide && section.width === 'half' && next?.width === 'half'
    const pair = beside ? sideBySide(section, next, width, setting) : undefined
    if (pair) index++
    const own = pair ?? setSection(section, width, setting)
    groups.push(...(groups.length === 0 ? own : withRows([separator(width, setting)], own)))
  }
  return groups
}

function separator(width: number, { paper }: Setting): Row {
  const line = paper.wide ? rule(width, 0.6, 'hair') : rule(width, 0.6, 'ink')
  return { ...joined([gap(paper.wide ? 6.5 : 4.5), line, gap(paper.wide ? 7 : 4)]), between: true }
}

function setSection(section: Section, width: number, setting: Setting): Group[] {
  const groups = section.blocks.flatMap((block, index) => {
    const below = section.blocks[index - 1]?.kind === 'items'
    const listed = setting.paper.wide && section.width === 'full' && !below
    return blockGroups(block, { width, listed }, setting)
  })
  return withRows(headingRows(section, width, setting), groups)
}

/** Rows go with what is below them. */
function withRows(rows: readonly Row[], [first, ...others]: readonly Group[]): Group[] {
  return [{ ...first, rows: [...rows, ...(first?.rows ?? [])] }, ...others]
}

function headingRows({ letter, heading }: Section, width: number, setting: Setting): Row[] {
  if (heading === undefined) return []
  const { head } = typesOf(setting.paper)
  const text = heading.toUpperCase()
  if (letter === undefined)
    return [...paragraph(text, head, setting, { width, align: 'left' }), gap(setting.paper.wide ? 3 : 1.5)]
  const edge = lineHeight(head)
  const badge = { ...head, tone: 'ink' } as const
  return [
    {
      height: edge,
      marks: [
        { kind: 'box', x: 0.4, y: 0, width: edge - 0.8, height: edge - 0.8, tone: 'ink', line: 0.8 },
        place(letter, badge, setting, { x: 0, width: edge, align: 'centre', top: -0.1 * head.size + 0.4 }),
        place(text, head, setting, { x: edge + 5, width, align: 'left', top: -0.1 * head.size + 0.4 }),
      ],
    },
    gap(setting.paper.wide ? 4 : 2.5),
  ]
}

/** Two halves of a sheet as one row; undefined when one of them is too tall for that. */
function sideBySide(left: Section, right: Section, width: number, setting: Setting): Group[] | undefined {
  const half = (width - GUTTER) / 2
  const [a, b] = [left, right].map((section) =>
    joined(setSection(section, half, setting).flatMap(({ rows }) => rows)),
  ) as [Row, Row]
  const height = Math.max(a.height, b.height)
  if (height > TALLEST) return undefined
  return [
    { rows: [{ height, marks: [...a.marks, ...b.marks.map((mark) => moved(mark, half + GUTTER, 0))] }] },
  ]
}
