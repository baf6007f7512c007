import { useQuery, useQueryClient } from '@tanstack/preact-query'
import { OFTEN_MS, tell } from '../api.js'
import type { Exchange } from '../types.js'

/** The page keeps as many as can be scrolled through; the sandbox may have forgotten them before. */
const KEPT = 1000

/** The exchanges, newest first, growing as calls arrive. */
export function useJournal() {
  const client = useQueryClient()
  return useQuery({
    queryKey: ['journal'],
    refetchInterval: OFTEN_MS,
    queryFn: async () => {
      const known = client.getQueryData<readonly Exchange[]>(['journal']) ?? []
      const { exchanges } = await tell<{ exchanges: readonly Exchange[] }>('journal')
      void known
      return exchanges
        .map((exchange, id) => ({ ...exchange, id }))
        .reverse()
        .slice(0, KEPT)
    },
  })
}
