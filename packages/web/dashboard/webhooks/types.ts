/** Where an account wants to hear of what happens. */
export interface Endpoint {
  readonly id: string
  readonly url: string
  readonly types?: readonly string[]
  readonly description?: string
  readonly status: 'enabled' | 'disabled'
  readonly disabledBecause?: 'asked' | 'failing' | 'gone'
  readonly failingSince?: string
}

/** A message to one endpoint. */
export interface Delivery {
  readonly id: string
  readonly endpoint: string
  readonly type: string
  readonly status: 'pending' | 'delivered' | 'exhausted'
  readonly tries: number
  readonly nextAttemptAt?: string
  readonly createdAt: string
}

/** The same, with what was sent and what came of it. */
export interface WholeDelivery extends Delivery {
  readonly payload: unknown
  readonly attempts: readonly {
    readonly number: number
    readonly at: string
    readonly ms: number
    readonly status?: number
    readonly message?: string
    readonly answer?: string
  }[]
}

/** What is told, in the words of the API. */
export const SUBJECTS = {
  '': 'Everything',
  'document.*': 'All of documents',
  'document.fiscalised': 'Documents that became fiscal',
  'document.rejected': 'Documents that were refused',
  'document.needs_attention': 'Documents that need a person',
} as const
