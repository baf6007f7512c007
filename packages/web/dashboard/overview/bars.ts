import uPlot from 'uplot'
import type { Overview } from '../api/types.js'

/** Bars on top of each other: for each kind, how high its bar reaches, the highest first so that lower ones cover it. */
export interface Stack {
  readonly data: uPlot.AlignedData
  readonly names: readonly string[]
}

/** Stacks the counts of each day, the first kind lowest. */
export function stackedData(days: Overview['days'], kinds: readonly string[]): Stack {
  const tops = kinds.map((_, index) =>
    days.map(({ counts }) => kinds.slice(0, index + 1).reduce((sum, kind) => sum + (counts[kind] ?? 0), 0)),
  )
  return { data: [days.map((_, index) => index), ...tops.toReversed()], names: days.map(({ day }) => day) }
}

interface BarFacts {
  readonly width: number
  readonly height: number
  readonly place: HTMLElement
  readonly stack: Stack
  readonly series: readonly { readonly look: string }[]
}

/** How the bars look: in the colours that the page has now. */
export function barOptions({ width, height, place, stack, series }: BarFacts): uPlot.Options {
  const [ink, line] = [colourOf(place, 'text-soft'), colourOf(place, 'text-line')]
  const axis = { stroke: ink, font: '11px system-ui', ticks: { show: false }, border: { show: false } }
  const bars = uPlot.paths.bars!({ size: [0.72, 34], radius: 0.12 })
  return {
    width,
    height,
    legend: { show: false },
    cursor: { show: false },
    // Half a label stands beyond the last bar.
    padding: [8, 14, 0, 0],
    scales: {
      x: { time: false, range: [-0.5, stack.names.length - 0.5] },
      y: { range: (_, __, most) => [0, Math.max(4, Math.ceil(most * 1.1))] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        space: 56,
        size: 26,
        incrs: [1, 2, 5, 7, 10, 15, 30],
        values: (_, places) => places.map((at) => tellDate(stack.names[at])),
      },
      {
        ...axis,
        size: 44,
        grid: { stroke: line, width: 1 },
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000, 100_000],
      },
    ],
    series: [
      {},
      ...series.toReversed().map(({ look }) => {
        const colour = colourOf(place, look)
        return { paths: bars, fill: colour, stroke: colour, width: 0, points: { show: false } }
      }),
    ],
  }
}

function tellDate(day: string | undefined): string {
  if (!day) return ''
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
}

/** A colour of the page as a canvas takes it. */
function colourOf(place: HTMLElement, look: string): string {
  const probe = document.createElement('span')
  probe.className = look
  place.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}
