import { BEGINNING, canonicalText, hexOf, linkOf } from '../audit/chain.js'
import { endsOf, insertEvent } from '../store/statements/events.js'
import type { Tx } from '../store/store.js'
import type { EventKind } from './kinds.js'

/** Something that happened. */
export interface NewEvent {
  readonly account: string
  /** Left out for what happens to the account as a whole. */
  readonly device?: string
  /** Left out for what happens to no document. */
  readonly document?: string
  readonly kind: EventKind
  /** Milliseconds since 1970. */
  readonly at: number
  /** What is to be known of it, as JSON: no secret, and nothing about a buyer. Everyone who may read the account's events sees it. */
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * Appends an event to the stream, and to the chain of its account. Runs in the transaction that makes the change, so that there is
 * one with the other or neither.
 */
export async function appendEvent(tx: Tx, { data, ...event }: NewEvent): Promise<void> {
  const { account, device = null, document = null } = event
  const end = await endsOf(tx, account)
  const row = { ...event, device, document, position: end.position + 1, data: JSON.stringify(data) }
  const link = linkOf(end.link ? hexOf(end.link) : BEGINNING, canonicalText(row))
  await insertEvent(tx, { ...row, link: Buffer.from(link, 'hex') })
}
