/** No list is shown at full length. */
const ROWS_SHOWN = 3

/** A longer text is the content of a file. */
const LONGEST_TEXT = 500

/** A message as a page shows it: long lists and texts cut short. @param random names of members that differ at every run. */
export function shown(value, random = new Set(), name = undefined) {
  if (random.has(name)) return '(random)'
  if (Array.isArray(value)) return shortened(value.map((entry) => shown(entry, random)))
  if (typeof value === 'string') return cut(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shown(member, random, key)]))
}

function cut(text) {
  if (text.length <= LONGEST_TEXT) return text
  return `${text.slice(0, 40)} (${text.length - 40} more characters)`
}

function shortened(rows) {
  if (rows.length <= ROWS_SHOWN + 1) return rows
  return [...rows.slice(0, ROWS_SHOWN), `(${rows.length - ROWS_SHOWN} more)`]
}
