import type { LogTarget } from './log.js'

const COLOURS: Readonly<Record<string, number>> = { debug: 90, info: 32, warn: 33, error: 31 }

/** Turns lines of JSON into lines for people: time of day, level, message, facts. */
export function prettyTarget(target: LogTarget, withColours: boolean): LogTarget {
  return { write: (line) => target.write(`${prettyLine(JSON.parse(line), withColours)}\n`) }
}

function prettyLine(line: Readonly<Record<string, unknown>>, withColours: boolean): string {
  const { time, level, message, ...facts } = line
  const paint = (colour: number | undefined, text: string) =>
    withColours && colour !== undefined ? `\x1b[${colour}m${text}\x1b[0m` : text
  const shown = Object.entries(facts).map(([name, value]) => `${paint(90, `${name}=`)}${word(value)}`)
  const head = [paint(90, String(time).slice(11, 19)), paint(COLOURS[String(level)], String(level).padEnd(5))]
  return [...head, String(message), ...shown].join(' ')
}

/** As it is, or in quotes when it has spaces; of a list, one after the other. */
function word(value: unknown): string {
  if (Array.isArray(value)) return value.map(word).join(',')
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return /^[^\s"=]+$/.test(text) ? text : JSON.stringify(text)
}
