import type { Api, ApiAnswer } from './api.js'
import type { Country } from './sandbox.js'
import { until } from './stock.js'

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted member by member.
type Loose = any

/** What nobody has decided on, after asking the authority. */
export async function openPurchases(api: Api, { device }: Country): Promise<Loose[]> {
  const pulled = await api.call('POST', '/v1/purchases/pull', { device })
  if (pulled.status !== 200) throw new Error(pulled.text)
  return (await api.call('GET', `/v1/purchases?state=open&device=${device}`)).body.purchases
}

/** That all of it came, as the one item that tests sell. */
export function acceptance({ sale }: Loose, { item }: Country): Record<string, unknown> {
  return { lines: sale.lines.map(({ line }: Loose) => ({ line, item })) }
}

/** Says so. */
export function decide(
  api: Api,
  { id }: Loose,
  decision: 'accept' | 'reject',
  body: unknown,
  key: string,
  wait = 0,
): Promise<ApiAnswer> {
  const headers = { 'idempotency-key': key, prefer: `wait=${wait}` }
  return api.call('POST', `/v1/purchases/${id}/${decision}`, body, headers)
}

/** Asks until the decision has one of these statuses. */
export async function decisionUntil(api: Api, id: string, ...statuses: readonly string[]): Promise<Loose> {
  const { decision } = await until<Loose>(
    async () => (await api.call('GET', `/v1/purchases/${id}`)).body,
    (purchase) => statuses.includes(purchase.decision?.status),
  )
  return decision
}
