import { setImmediate as others } from 'node:timers/promises'
import type { ListedAuthority } from '../authorities/code-list-names.js'
import type { Shown } from '../documents/shown.js'
import { endOfStretch, listCodes, searchCodes } from '../store/statements/code-lists.js'
import type { Row, Tx } from '../store/store.js'
import type { CodeListSync } from './sync.js'
import type { codeListView, codeView } from './view.js'

/** So many codes are searched at once: other requests are served in between. */
const STRETCH = 4000

/** So many words of a search are looked for. */
const MOST_WORDS = 8

export interface CodesWanted {
  readonly list: number
  readonly q?: string | undefined
  readonly parent?: string | undefined
  /** The key after which the page begins. */
  readonly after: string
  readonly limit: number
}

/** A page of a list, of what holds all words of a search where there is one. @returns one row more than wanted when there is more. */
export async function findCodes(read: Tx, wanted: CodesWanted): Promise<Row[]> {
  const { list, parent, limit } = wanted
  const patterns = patternsOf(wanted.q ?? '')
  if (patterns.length === 0) return listCodes(read, { list, parent, after: wanted.after, limit: limit + 1 })
  const found: Row[] = []
  for (let after: string | undefined = wanted.after; after !== undefined && found.length <= limit; ) {
    const stretch = { list, parent, after, limit: STRETCH }
    found.push(...(await searchCodes(read, stretch, patterns, limit + 1 - found.length)))
    after = await endOfStretch(read, stretch)
    await others()
  }
  return found
}

/** `!` says that a sign is meant as it is. */
function patternsOf(q: string): string[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
  return words.map((word) => `%${word.replace(/[!%_]/g, '!$&')}%`)
}

export function viewCode({ code, name, parent, facts }: Row): Shown<typeof codeView> {
  return {
    code: String(code),
    name: String(name),
    ...(parent === null ? {} : { parent: String(parent) }),
    facts: JSON.parse(String(facts)),
  }
}

/** Shows how a list stands. */
export function viewCodeList(row: Row, sync: CodeListSync): Shown<typeof codeListView> {
  const key = {
    account: String(row.account),
    authority: String(row.authority),
    destination: String(row.destination),
    owner: String(row.owner),
    name: String(row.name),
  }
  const pulled = sync.pulled(key)
  const problem = row.problem === null ? undefined : JSON.parse(String(row.problem))
  return {
    authority: key.authority as ListedAuthority,
    list: key.name,
    door: key.destination,
    ...(key.owner === '' ? {} : { taxpayer: key.owner }),
    state:
      pulled !== undefined
        ? 'syncing'
        : problem
          ? 'failed'
          : row.synced_at === null
            ? 'incomplete'
            : 'synced',
    device: String(row.device),
    ...(row.version === null ? {} : { version: String(row.version) }),
    ...(row.synced_at === null ? {} : { syncedAt: iso(row.synced_at), entries: Number(row.entries) }),
    ...(pulled === undefined ? {} : { pulled }),
    ...(problem && pulled === undefined ? { problem, failedAt: iso(row.failed_at) } : {}),
  }
}

function iso(milliseconds: Row[string] | undefined): string {
  return new Date(Number(milliseconds)).toISOString()
}
