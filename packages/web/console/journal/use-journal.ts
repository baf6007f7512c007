import { type QueryClient, useQuery, useQueryClient } from '@tanstack/preact-query'
import { OFTEN_MS, tell } from '../api.js'
import type { JournalPage } from './types.js'

/** As many as can be scrolled through; the sandbox itself may keep fewer, or more. */
const KEPT = 1000
const AT_ONCE = 200

const KEY = ['journal']

/** The exchanges, newest first, growing as calls arrive; `last` changes with each. */
export function useJournal() {
  const client = useQueryClient()
  return useQuery({ queryKey: KEY, refetchInterval: OFTEN_MS, queryFn: () => follow(client) })
}

/** What came after what is known; all anew when the sandbox was started anew. */
async function follow(client: QueryClient): Promise<JournalPage> {
  const known = client.getQueryData<JournalPage>(KEY)
  if (!known) return newestFirst(await tell<JournalPage>(`journal?limit=${AT_ONCE}`))
  const next = await tell<JournalPage>(`journal?after=${known.last}&limit=${AT_ONCE}`)
  if (next.last < known.last) return newestFirst(await tell<JournalPage>(`journal?limit=${AT_ONCE}`))
  // The same object is the same data, and nothing is drawn anew.
  if (next.last === known.last) return known
  return { last: next.last, exchanges: [...newestFirst(next).exchanges, ...known.exchanges].slice(0, KEPT) }
}

function newestFirst({ exchanges, last }: JournalPage): JournalPage {
  return { exchanges: exchanges.toReversed(), last }
}
