import { appendEvent } from '../events/append.js'
import {
  type AttemptRow,
  deliveryStanding,
  insertFailure,
  noteFailed,
  noteTaken,
} from '../store/statements/webhook-deliveries.js'
import { disableEndpoint, keepEndpoint, noteFailures } from '../store/statements/webhook-endpoints.js'
import type { Row, Tx } from '../store/store.js'
import { type DisabledBecause, type Endpoint, readEndpoint } from './endpoint.js'
import type { Failure } from './receiver.js'
import { delayAfter, hasFailedTooLong } from './schedule.js'

/** Who sends for an endpoint, and until when by the steady clock. */
export interface EndpointLease {
  readonly id: string
  /** Rises with every holder; a write with an old one is refused. */
  readonly fence: number
  readonly until: number
}

/** An attempt that came to nothing. */
export interface Failed extends AttemptRow, Failure {
  readonly isGone: boolean
  readonly delivery: string
  readonly type: string
  /** From 0 to 1: draws the pause before the next attempt. */
  readonly random: number
}

export interface SettleInput {
  readonly lease: EndpointLease
  readonly taken: readonly AttemptRow[]
  readonly failed: readonly Failed[]
  /** Where the steady clock stands. */
  readonly steady: number
  readonly now: number
}

/**
 * Records what became of attempts, and what follows: when the next is made, that none is made any more, that the endpoint is disabled.
 * @returns `lost`: another sends for the endpoint now, and nothing was written. `disabled`: nothing more is sent to it.
 */
export async function settleDeliveries(tx: Tx, input: SettleInput): Promise<'done' | 'lost' | 'disabled'> {
  const { lease, taken, failed, now } = input
  const row = await keepEndpoint(tx, lease)
  if (!row) return 'lost'
  const endpoint = readEndpoint(row)
  await noteTaken(tx, taken, now)
  for (const failure of failed) await settleFailed(tx, endpoint, failure, input)
  const reason = await judgeEndpoint(tx, row, input)
  if (endpoint.status !== 'enabled') return 'disabled'
  if (reason === undefined) return 'done'
  await disable(tx, endpoint, reason, now)
  return 'disabled'
}

/** Disables an endpoint, and says so. */
export async function disable(
  tx: Tx,
  { id, account }: Pick<Endpoint, 'id' | 'account'>,
  reason: DisabledBecause,
  now: number,
): Promise<void> {
  await disableEndpoint(tx, id, reason, now)
  await appendEvent(tx, { account, kind: 'webhook_disabled', at: now, data: { endpoint: id, reason } })
}

async function settleFailed(
  tx: Tx,
  endpoint: Endpoint,
  failed: Failed,
  { steady, now }: SettleInput,
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

/** @returns why it is to be disabled, where it is. */
async function judgeEndpoint(
  tx: Tx,
  row: Row,
  { taken, failed, steady }: SettleInput,
): Promise<DisabledBecause | undefined> {
  const id = String(row.id)
  if (taken.length > 0) {
    if (row.failing_since !== null) await noteFailures(tx, id, null, 0)
  } else if (failed.length > 0) {
    const since = Number(row.failing_since ?? steady)
    const failures = Number(row.failures) + failed.length
    await noteFailures(tx, id, since, failures)
    if (hasFailedTooLong(steady - since, failures)) return 'failing'
  }
  return failed.some(({ isGone }) => isGone) ? 'gone' : undefined
}
