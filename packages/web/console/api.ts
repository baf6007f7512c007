import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query'
import { fetchJson } from '../parts/http.js'
import type { Routes } from './types.js'

const PREFIX = '/_sandbox/'

/** What may change at any time is asked for this often. */
export const OFTEN_MS = 1500

/** What a route tells, kept up to date. */
export function useRoute<Name extends keyof Routes>(name: Name) {
  return useQuery({ queryKey: [name], queryFn: () => tell<Routes[Name]>(name), refetchInterval: OFTEN_MS })
}

/** What a route tells, asked for once: it stays as it is. */
export function useFixedRoute<Name extends keyof Routes>(name: Name) {
  return useQuery({
    queryKey: [name],
    queryFn: () => tell<Routes[Name]>(name),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Reads from the control interface. */
export function tell<Answer>(route: string): Promise<Answer> {
  return fetchJson(PREFIX + route)
}

/** After these nothing is as it was. */
const ALL_NEW: ReadonlySet<string> = new Set(['reset', 'snapshots/restore'])

interface Order {
  readonly method?: 'POST' | 'DELETE'
  readonly route: string
  readonly body?: unknown
}

/** Changes the sandbox, then has everything on the page asked for again. */
export function useOrders() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (orders: readonly Order[]) => {
      for (const { method = 'POST', route, body } of orders) {
        const json = body === undefined ? {} : { body: JSON.stringify(body) }
        await fetchJson(PREFIX + route, { method, headers: { 'x-risiti-control': '1' }, ...json })
      }
    },
    onSettled: (_answer, _error, orders) =>
      orders.some(({ route }) => ALL_NEW.has(route)) ? client.resetQueries() : client.invalidateQueries(),
  })
}
