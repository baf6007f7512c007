import { pointer } from '@risiti/core'

/** A container that the walk is in: an object with the names it has so far, or a list. */
interface Open {
  readonly names: Set<string> | undefined
  place: string | number
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g

/**
 * Counts the members of all objects in a JSON value.
 * @returns undefined when it nests deeper than so many levels.
 */
export function countMembers(value: unknown, levels: number): number | undefined {
  if (typeof value !== 'object' || value === null) return 0
  if (levels === 0) return undefined
  const entries: unknown[] = Array.isArray(value) ? value : Object.values(value)
  let count = entries === value ? 0 : entries.length
  for (const entry of entries) {
    const below = countMembers(entry, levels - 1)
    if (below === undefined) return undefined
    count += below
  }
  return count
}

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a]

/**
 * Counts the names of members that a JSON text writes. Reading keeps one member of each name, so that a text which writes more names
 * than its value has members writes one twice.
 * @param text valid JSON.
 */
export function countNames(text: string): number {
  let count = 0
  let isString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) isString = !isString
    else if (isString && code === BACKSLASH) at++
    else if (!isString && code === COLON) count++
  }
  return count
}

/**
 * Finds where an object has two members of one name. Readers of JSON disagree which of them counts, so that two programs
 * would see two sales in one body.
 * @param text valid JSON.
 * @returns a JSON pointer to the member; undefined when there is none.
 */
export function findDuplicateMember(text: string): string | undefined {
  const open: Open[] = []
  let isName = false
  for (const [token] of text.matchAll(TOKEN)) {
    const top = open.at(-1)
    if (token === '{') open.push({ names: new Set(), place: '' })
    else if (token === '[') open.push({ names: undefined, place: 0 })
    else if (token === '}' || token === ']') open.pop()
    else if (token === ',' && typeof top!.place === 'number') top!.place++
    else if (isName && token !== ':' && top?.names) {
      top.place = JSON.parse(token) as string
      if (top.names.has(top.place)) return pointer(open.map(({ place }) => place))
      top.names.add(top.place)
    }
    isName = token === '{' || (token === ',' && open.at(-1)?.names !== undefined)
  }
  return undefined
}
