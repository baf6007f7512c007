import { appendEvent } from '../../events/append.js'
import { disableEndpoint, noteFailures } from '../../store/statements/webhook-endpoints.js'
import { beginSilence } from '../../store/statements/webhook-silences.js'
import type { Row, Tx } from '../../store/store.js'
import type { DisabledBecause, Endpoint } from '../endpoint.js'
import { hasFailedTooLong } from './schedule.js'

/** Disables an endpoint, and says so. What happened before waits; of what happens while it is disabled it is not told. */
export async function disable(
  tx: Tx,
  { id, account }: Pick<Endpoint, 'id' | 'account'>,
  reason: DisabledBecause,
  now: number,
): Promise<void> {
  await beginSilence(tx, id)
  await disableEndpoint(tx, id, reason, now)
  await appendEvent(tx, { account, kind: 'webhook_disabled', at: now, data: { endpoint: id, reason } })
}

/** What came of posts to an endpoint. */
interface Came {
  readonly hasTaken: boolean
  /** With the address that says that it wants no more, where one does. */
  readonly failed: readonly { readonly gone: string | null }[]
  /** Where the steady clock stands. */
  readonly steady: number
}

/** Counts what came of posts to an endpoint. @returns why it is to be disabled, where it is. */
export async function reasonToDisable(
  tx: Tx,
  row: Row,
  { hasTaken, failed, steady }: Came,
): Promise<DisabledBecause | undefined> {
  const id = String(row.id)
  if (hasTaken) {
    if (row.failing_since !== null) await noteFailures(tx, id, null, 0)
  } else if (failed.length > 0) {
    const since = Number(row.failing_since ?? steady)
    const failures = Number(row.failures) + failed.length
    await noteFailures(tx, id, since, failures)
    if (hasFailedTooLong(steady - since, failures)) return 'failing'
  }
  // What a former address wants is of no account.
  return failed.some(({ gone }) => gone === row.url) ? 'gone' : undefined
}
