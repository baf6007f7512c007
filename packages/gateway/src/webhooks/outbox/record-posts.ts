import { appendEvent } from '../../events/append.js'
import {
  deliveryStanding,
  insertFailure,
  noteFailed,
  noteTaken,
} from '../../store/statements/webhook-attempts.js'
import { insertDeliveries, numbersOf } from '../../store/statements/webhook-deliveries.js'
import { keepEndpoint, moveOn } from '../../store/statements/webhook-endpoints.js'
import type { Tx } from '../../store/store.js'
import type { AttemptRow } from '../../store/webhook-texts.js'
import { type Endpoint, readEndpoint } from '../endpoint.js'
import type { Failure } from '../post/receiver.js'
import { disable, reasonToDisable } from './disable.js'
import { delayAfter } from './schedule.js'

/** Who sends for an endpoint, and until when by the steady clock. */
export interface EndpointLease {
  readonly id: string
  /** Rises with every holder; a write with an old one is refused. */
  readonly fence: number
  readonly until: number
}

/** An attempt that came to nothing. */
export interface Failed extends AttemptRow, Failure {
  /** The address that says that it wants no more; null where none does. */
  readonly gone: string | null
  readonly delivery: string
  readonly type: string
  /** From 0 to 1: draws the pause before the next attempt. */
  readonly random: number
}

/** What a sender has begun and what came of it. */
export interface RecordInput {
  readonly lease: EndpointLease
  /** Of events: from `textOfDeliveries`, some of them taken. */
  readonly begun: string
  /** The positions of those that were not taken, as JSON. */
  readonly open: string
  /** Up to where all events were begun, or are not wanted. */
  readonly position: number
  /** Of deliveries that were made before: from `textOfAttempts`. */
  readonly taken: string
  readonly failed: readonly Failed[]
  /** True where any was taken. */
  readonly hasTaken: boolean
  /** Where the steady clock stands. */
  readonly steady: number
  readonly now: number
}

/** `lost`: another sends for the endpoint now, and nothing was written. `disabled`: nothing more is sent to it. */
export interface Recorded {
  readonly outcome: 'done' | 'lost' | 'disabled'
  /** The numbers of the deliveries that were begun and not taken, in their order. */
  readonly numbers: readonly number[]
}

/**
 * Makes deliveries of what was begun, records what became of attempts, and what follows: when the next is made, that none is made any more,
 * that the endpoint is disabled.
 */
export async function recordPosts(tx: Tx, input: RecordInput): Promise<Recorded> {
  const { lease, begun, open, position, taken, failed, now } = input
  const row = await keepEndpoint(tx, lease)
  if (!row) return { outcome: 'lost', numbers: [] }
  const endpoint = readEndpoint(row)
  const { id, account } = endpoint
  await insertDeliveries(tx, { account, endpoint: id, now }, begun)
  const numbers = await numbersOf(tx, id, open)
  await moveOn(tx, id, position)
  await noteTaken(tx, taken, now)
  for (const failure of failed) await settleFailed(tx, endpoint, failure, input)
  const reason = await reasonToDisable(tx, row, input)
  if (endpoint.status !== 'enabled') return { outcome: 'disabled', numbers }
  if (reason === undefined) return { outcome: 'done', numbers }
  await disable(tx, endpoint, reason, now)
  return { outcome: 'disabled', numbers }
}

async function settleFailed(
  tx: Tx,
  endpoint: Endpoint,
  failed: Failed,
  { steady, now }: RecordInput,
): Promise<void> {
  const { number, attempt } = failed
  const standing = await deliveryStanding(tx, number)
  if (!standing || Number(standing.attempts) !== attempt - 1) return
  await insertFailure(tx, failed)
  const tries = Number(standing.tries) + 1
  const delay = delayAfter(tries, failed.random, failed.wishMs)
  const isOver = delay === undefined
  const next = isOver ? { status: 'exhausted' as const, dueAt: null } : { dueAt: steady + delay }
  await noteFailed(tx, { number, tries, attempt, now, status: 'pending', ...next })
  if (isOver) await tellExhausted(tx, endpoint, failed, now)
}

/** What is itself said of webhooks is not said of again. */
async function tellExhausted(
  tx: Tx,
  { id, account }: Endpoint,
  { delivery, type, message }: Failed,
  now: number,
): Promise<void> {
  if (type.startsWith('webhook.')) return
  const data = { endpoint: id, delivery, type, message }
  await appendEvent(tx, { account, kind: 'webhook_exhausted', at: now, data })
}
