import { type QueryClient, useQuery, useQueryClient } from '@tanstack/preact-query'
import { OFTEN_MS, tell } from './api.js'
import type { LedgerEntry } from './types.js'

interface LedgerPart {
  readonly documents: readonly LedgerEntry[]
  /** Where to go on. */
  readonly next: string
}

const KEY = ['ledger']
const AT_ONCE = 1000

/**
 * What the authorities hold, in the order in which they tell it. A short ledger is asked for anew each time, for documents can
 * be cancelled; of a long one only what came since.
 */
export function useLedger() {
  const client = useQueryClient()
  return useQuery({ queryKey: KEY, refetchInterval: OFTEN_MS, queryFn: () => follow(client) })
}

async function follow(client: QueryClient): Promise<LedgerPart> {
  const before = client.getQueryData<LedgerPart>(KEY)
  let known = before && before.documents.length >= AT_ONCE ? before : { documents: [], next: '' }
  for (;;) {
    const after = known.next === '' ? '' : `&after=${known.next}`
    const part = await tell<LedgerPart>(`ledger?limit=${AT_ONCE}${after}`)
    if (part.documents.length === 0) return { ...known, next: part.next }
    known = { documents: [...known.documents, ...part.documents], next: part.next }
  }
}
