import type { Row } from '../store/store.js'

/** A column whose values are sealed. */
export interface SealedColumn {
  readonly table: string
  readonly column: string
  /** Columns of its primary key. */
  readonly key: readonly string[]
  /** Name of the record that the value of a row is bound to. @param row at least its key. */
  readonly record: (row: Row) => string
}

/** Name of the record that a device's secrets are bound to. */
export function deviceRecord(account: string, id: string): string {
  return `device/${account}/${id}`
}

/** Name of the record that an attempt's text is bound to. */
export function attemptRecord(document: string, attempt: number): string {
  return `attempt/${document}/${attempt}`
}

/** Name of the record that a secret of a webhook endpoint is bound to. */
export function webhookRecord(endpoint: string, number: number): string {
  return `webhook/${endpoint}/${number}`
}

/**
 * Every column that holds sealed values, in one place: what seals with the master key stands here, or its values are lost with
 * the key. A test compares it with the schema.
 */
export const SEALED = {
  deviceSecrets: {
    table: 'devices',
    column: 'secrets',
    key: ['account', 'id'],
    record: ({ account, id }) => deviceRecord(String(account), String(id)),
  },
  attemptRequests: {
    table: 'attempts',
    column: 'request',
    key: ['document', 'number'],
    record: ({ document, number }) => attemptRecord(String(document), Number(number)),
  },
  webhookSecrets: {
    table: 'webhook_secrets',
    column: 'secret',
    key: ['endpoint', 'number'],
    record: ({ endpoint, number }) => webhookRecord(String(endpoint), Number(number)),
  },
} as const satisfies Readonly<Record<string, SealedColumn>>

export type SealedName = keyof typeof SEALED
