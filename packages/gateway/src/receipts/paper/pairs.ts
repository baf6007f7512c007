import type { Pair } from '../layout.js'
import type { Row } from './marks.js'
import {
  baseShift,
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
  type Type,
  typesOf,
} from './setting.js'

/** The least room between a label and its value. */
const BETWEEN = 8

/** How wide the labels of a list on a sheet are, and how far its values are from them. */
const LABELS = 0.24

/** A label and its value as rows: the value at the right edge. */
export function pairRows(pair: Pair, width: number, setting: Setting): Row[] {
  const { body, label, total } = typesOf(setting.paper)
  if (pair.look !== 'total')
    return beside(pair.label, pair.value, { left: label, right: body }, width, setting)
  const rows = beside(pair.label.toUpperCase(), pair.value, { left: total, right: total }, width, setting)
  const line = rule(width, setting.paper.wide ? 1 : 0.9, 'ink')
  return [joined([gap(3), line, gap(2.5), ...rows, gap(2.5), line, gap(4)])]
}

/** A label and its value where there is room for both as columns of a list, as on a sheet. */
export function listedRows(pair: Pair, width: number, setting: Setting): Row[] {
  if (pair.look === 'total') return pairRows(pair, width, setting)
  const { body, label } = typesOf(setting.paper)
  const labels = linesOf(pair.label, label, width * LABELS - BETWEEN, setting)
  const values = linesOf(pair.value, body, width * (1 - LABELS), setting)
  const count = Math.max(labels.length, values.length)
  return Array.from({ length: count }, (_, index) => ({
    height: lineHeight(body),
    marks: [
      ...(labels[index] ? [place(labels[index], label, setting, { x: 0, width, align: 'left' })] : []),
      ...(values[index]
        ? [place(values[index], body, setting, { x: width * LABELS, width, align: 'left' })]
        : []),
    ],
  }))
}

/** How far a text shrinks, where that spares a line. */
const SHRUNK = 0.88

/**
 * Side by side where both fit, somewhat smaller if need be; else the value below its label: at the right edge where it is one
 * line, or from the left when it is prose.
 * @param indent how far both are moved in.
 */
export function beside(
  left: string,
  right: string,
  types: { readonly left: Type; readonly right: Type },
  width: number,
  setting: Setting,
  indent = 0,
): Row[] {
  const [label, value] = [legible(left, types.left, setting), legible(right, types.right, setting)]
  const room = width - indent
  const between = value === '' ? 0 : BETWEEN
  const fits = (label_: Type, value_: Type) =>
    measure(label, label_, setting) + measure(value, value_, setting) + between <= room
  const height = Math.max(lineHeight(types.left), lineHeight(types.right))
  const chosen = [types, { ...types, left: shrunk(types.left) }].find((each) => fits(each.left, each.right))
  if (chosen) {
    const base = Math.max(chosen.left.size, chosen.right.size)
    const on = (type: Type) => ({ x: indent, width: room, top: baseShift(type, base) })
    const marks = [
      place(label, chosen.left, setting, { ...on(chosen.left), align: 'left' }),
      ...(value === '' ? [] : [place(value, chosen.right, setting, { ...on(chosen.right), align: 'right' })]),
    ]
    return [{ height, marks }]
  }
  const labels = paragraph(label, types.left, setting, { x: indent, width: room, align: 'left' })
  const sizes = value.includes(' ') ? [types.right] : [types.right, shrunk(types.right)]
  const whole = sizes.find((type) => measure(value, type, setting) <= room)
  if (whole)
    return [...labels, ...paragraph(value, whole, setting, { x: indent, width: room, align: 'right' })]
  const hung = { x: indent + BETWEEN, width: room - BETWEEN, align: 'left' } as const
  return [...labels, ...paragraph(value, types.right, setting, hung)]
}

function shrunk(type: Type): Type {
  return { ...type, size: type.size * SHRUNK }
}
