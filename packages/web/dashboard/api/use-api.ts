import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/preact-query'
import { ask, type Request } from './http.js'
import { isLive } from './use-live.js'

/** How often it is asked what has changed: while the gateway tells of it by itself, and while it does not. */
const [TOLD_MS, ASKED_MS] = [10_000, 3000]

/** What a route answers, kept up to date. What it said for another query stays until the new answer is there. */
export function useApi<Answer>(path: string, { isOn = true }: { readonly isOn?: boolean } = {}) {
  return useQuery({
    queryKey: [path],
    queryFn: () => ask<Answer>(path),
    refetchInterval: () => (isLive() ? TOLD_MS : ASKED_MS),
    placeholderData: keepPreviousData,
    enabled: isOn,
  })
}

interface Order extends Request {
  readonly path: string
}

/** Changes something, then has everything on the page asked for again. */
export function useOrder<Answer = unknown>() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, ...request }: Order) => ask<Answer>(path, { method: 'POST', ...request }),
    onSettled: () => client.invalidateQueries(),
  })
}

/** A key that no other order has. Browsers make ids on safe origins only; this works on all. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `dashboard-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
