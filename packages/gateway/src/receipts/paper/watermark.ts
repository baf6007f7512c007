import type { Mark } from './marks.js'
import { legible, measure, place, type Setting, type Type } from './setting.js'

/** How steep a watermark climbs, degrees. */
const TURN = 28

/** Words written large and faintly across a paper, again and again down a long one, so that no piece of it is without. */
export function drawWatermarks(
  words: readonly string[],
  paper: { readonly width: number; readonly height: number },
  setting: Setting,
): Mark[] {
  if (words.length === 0) return []
  const step = setting.paper.wide ? 230 : paper.width * 0.95
  const count = Math.max(1, Math.floor(paper.height / step))
  return Array.from({ length: count }, (_, index) => {
    const middle = (paper.height / count) * (index + 0.5)
    return across(words[index % words.length]!, middle, paper.width, setting)
  })
}

function across(words: string, middle: number, width: number, setting: Setting): Mark {
  const unit: Type = { size: 10, weight: 'bold', tone: 'faint' }
  const text = legible(words, unit, setting)
  const most = (width * 0.9) / Math.cos((TURN * Math.PI) / 180)
  const size = Math.min((most / measure(text, unit, setting)) * 10, width * (setting.paper.wide ? 0.12 : 0.2))
  const type = { ...unit, size }
  return {
    ...place(text, type, setting, { x: 0, width, align: 'centre', top: middle - size * 0.64 }),
    turn: TURN,
  } as Mark
}
