const WIDTH = 110

/** Lists that are longer have one entry on each line, so that a thousand lines stay readable and small. */
const LONG_LIST = 50

/** Writes JSON as the vectors are kept: what fits a line stands on one. */
export function layout(value: unknown): string {
  return `${write(value, '', 0)}\n`
}

/** @param taken characters before the value on its line. */
function write(value: unknown, indent: string, taken: number): string {
  const short = onOneLine(value)
  if (typeof value !== 'object' || value === null || taken + short.length <= WIDTH) return short
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const entries = value.map((entry) =>
      value.length > LONG_LIST ? onOneLine(entry) : write(entry, inner, inner.length),
    )
    return `[\n${entries.map((entry) => inner + entry).join(',\n')}\n${indent}]`
  }
  const members = Object.entries(value).map(([name, member]) => {
    const start = `${inner}${JSON.stringify(name)}: `
    return start + write(member, inner, start.length)
  })
  return `{\n${members.join(',\n')}\n${indent}}`
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${onOneLine(member)}`,
  )
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}
