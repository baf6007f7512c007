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

/** A text of an attempt: its request, or what came for it. */
export interface ExchangeKey {
  readonly document: string
  readonly attempt: number
  readonly part: string
}

/** Name of the record that a text of an attempt is bound to. */
export function exchangeRecord({ document, attempt, part }: ExchangeKey): string {
  return `exchange/${document}/${attempt}/${part}`
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
  exchanges: {
    table: 'exchanges',
    column: 'text',
    key: ['document', 'attempt', 'part'],
    record: ({ document, attempt, part }) =>
      exchangeRecord({ document: String(document), attempt: Number(attempt), part: String(part) }),
  },
  webhookSecrets: {
    table: 'webhook_secrets',
    column: 'secret',
    key: ['endpoint', 'number'],
    record: ({ endpoint, number }) => webhookRecord(String(endpoint), Number(number)),
  },
} as const satisfies Readonly<Record<string, SealedColumn>>

export type SealedName = keyof typeof SEALED
