import { useEffect, useRef } from 'preact/hooks'
import uPlot from 'uplot'
import type { Overview } from '../api/types.js'
import { barOptions, stackedData } from './bars.js'

/** What is drawn of each day, from the foot of the bar up. */
const SERIES = [
  { kind: 'fiscalised', name: 'Fiscal', look: 'text-accent' },
  { kind: 'in_doubt', name: 'Were in doubt', look: 'text-warn' },
  { kind: 'rejected', name: 'Refused', look: 'text-bad' },
] as const

/** How many documents became fiscal, were in doubt and were refused, day by day. */
export function OutcomeChart({ days }: { readonly days: Overview['days'] }) {
  const place = useRef<HTMLDivElement>(null)
  const key = JSON.stringify(days)
  useEffect(() => draw(place.current!, days), [key])
  return (
    <figure>
      <figcaption class="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
        {SERIES.map(({ kind, name, look }) => (
          <span key={kind} class="flex items-center gap-1.5">
            <span class={`size-2.5 rounded-xs bg-current ${look}`} />
            {name}
            <span class="font-semibold text-ink tabular-nums">
              {days.reduce((sum, { counts }) => sum + (counts[kind] ?? 0), 0).toLocaleString('en')}
            </span>
          </span>
        ))}
      </figcaption>
      <div ref={place} class="h-52" aria-hidden="true" />
      <div class="sr-only">
        <table>
          <caption>Documents by day</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              {SERIES.map(({ kind, name }) => (
                <th key={kind} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, counts }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                {SERIES.map(({ kind }) => (
                  <td key={kind}>{counts[kind] ?? 0}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}

/** Draws, and again when the place gets another width or the page other colours. @returns how to take it away. */
function draw(place: HTMLElement, days: Overview['days']): () => void {
  const stack = stackedData(
    days,
    SERIES.map(({ kind }) => kind),
  )
  let chart: uPlot | undefined
  const redraw = () => {
    chart?.destroy()
    const { width, height } = place.getBoundingClientRect()
    chart = new uPlot(barOptions({ width, height, place, stack, series: SERIES }), stack.data, place)
  }
  redraw()
  const resizing = new ResizeObserver(([entry]) => {
    if (entry && Math.round(entry.contentRect.width) !== chart?.width) redraw()
  })
  resizing.observe(place)
  const dark = matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', redraw)
  return () => {
    resizing.disconnect()
    dark.removeEventListener('change', redraw)
    chart?.destroy()
  }
}
