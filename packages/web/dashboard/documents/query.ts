const DAY_MS = 86_400_000

/** Midnight in East Africa, where both countries are. */
const midnight = (day: string) => Date.parse(`${day}T00:00:00+03:00`)

/** What the gateway is asked for, by what stands in the address. Days are those of East Africa, the last one included. */
export function queryOf(search: URLSearchParams): string {
  const query = new URLSearchParams({ limit: '50' })
  for (const name of ['status', 'device', 'type', 'q']) {
    const value = search.get(name)
    if (value) query.set(name, value)
  }
  const [from, to] = [midnight(search.get('from') ?? ''), midnight(search.get('to') ?? '')]
  if (!Number.isNaN(from)) query.set('from', new Date(from).toISOString())
  if (!Number.isNaN(to)) query.set('to', new Date(to + DAY_MS).toISOString())
  const after = search.get('after')
  if (after) query.set('cursor', after)
  return query.toString()
}
