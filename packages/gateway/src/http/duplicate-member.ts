import { pointer } from '@risiti/core'

/** A container that the walk is in: an object with the names it has so far, or a list. */
interface Open {
  readonly names: Set<string> | undefined
  place: string | number
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g

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
