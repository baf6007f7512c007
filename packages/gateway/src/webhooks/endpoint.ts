import type { Row } from '../store/store.js'

export type EndpointStatus = 'enabled' | 'disabled' | 'deleted'

/** Why an endpoint is disabled: somebody wanted it, it took nothing for days, or it answered 410. */
export type DisabledBecause = 'asked' | 'failing' | 'gone'

/** Where an account wants to hear of what happens. Times are milliseconds, `failingSince` by the steady clock. */
export interface Endpoint {
  readonly id: string
  readonly account: string
  readonly url: string
  /** Null: all. */
  readonly types: readonly string[] | null
  readonly description: string
  readonly status: EndpointStatus
  readonly reason: DisabledBecause | null
  /** The last event that deliveries were made of. */
  readonly position: number
  readonly failingSince: number | null
  readonly createdAt: number
  readonly updatedAt: number
}

export function readEndpoint(row: Row): Endpoint {
  return {
    id: String(row.id),
    account: String(row.account),
    url: String(row.url),
    types: row.types === null ? null : JSON.parse(String(row.types)),
    description: String(row.description),
    status: row.status as EndpointStatus,
    reason: row.reason as DisabledBecause | null,
    position: Number(row.position),
    failingSince: row.failing_since as number | null,
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  }
}
