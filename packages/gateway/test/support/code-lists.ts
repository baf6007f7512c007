import type { Api } from './api.js'
import { until } from './stock.js'

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted member by member.
type Loose = any

/** Syncs lists of a device, and waits until all have been pulled or have failed. @returns how they stand, by name. */
export async function syncLists(
  api: Api,
  device: string,
  lists?: readonly string[],
): Promise<Readonly<Record<string, Loose>>> {
  const begun = await api.call('POST', '/v1/code-lists/sync', { device, ...(lists ? { lists } : {}) })
  if (begun.status >= 300) throw new Error(begun.text)
  const standing = await until<Loose[]>(
    async () => (await api.call('GET', '/v1/code-lists')).body.lists,
    (all) => all.length > 0 && all.every(({ state }) => state !== 'syncing'),
  )
  return Object.fromEntries(standing.map((list) => [list.list, list]))
}

/** All codes of a list that a search finds, page by page. */
export async function codesOf(api: Api, list: string, query: Record<string, string> = {}): Promise<Loose[]> {
  const codes: Loose[] = []
  for (let next: string | undefined = ''; next !== undefined; ) {
    const asked = new URLSearchParams({ limit: '200', ...query, cursor: next })
    const answer = await api.call('GET', `/v1/code-lists/${list}?${asked}`)
    if (answer.status !== 200) throw new Error(answer.text)
    codes.push(...answer.body.codes)
    next = answer.body.next
  }
  return codes
}
