import { returnNumber } from '../lanes/transactions.js'
import { laneOf } from '../store/lane-key.js'
import { findDocument } from '../store/statements/documents.js'
import type { Tx } from '../store/store.js'
import { moveDocument } from './move.js'
import { canBecome, type Status } from './states.js'

export interface CancelInput {
  readonly account: string
  readonly document: string
  readonly reason: string
  readonly by: string | undefined
  /** True when the authority has an application, and it was withdrawn there. */
  readonly isWithdrawn?: boolean
  /** Gives this sequence's number back, if the document has one: it was certainly not used. Null: there is no such sequence. */
  readonly returns: string | null
  readonly now: number
}

/** `same`: it is cancelled already. `refused`: it may not be cancelled where it stands. */
export type Cancelled = 'done' | 'same' | 'refused'

/** Withdraws a document of which the authority has nothing, or not any more. What waits for a person is cancelled by a decision only. */
export async function cancelDocument(tx: Tx, input: CancelInput): Promise<Cancelled> {
  const row = (await findDocument(tx, input.account, input.document))!
  if (row.status === 'cancelled') return 'same'
  const status = String(row.status) as Status
  if (!mayBeCancelled(status) || (status === 'awaiting_approval' && !input.isWithdrawn)) return 'refused'
  const application = row.application === null ? undefined : JSON.parse(String(row.application))
  const { now, reason, by, returns } = input
  await moveDocument(tx, row, {
    by: 'caller',
    status: 'cancelled',
    dueAt: null,
    ...(input.isWithdrawn ? { application: JSON.stringify({ ...application, state: 'voided' }) } : {}),
    ...(returns === null ? {} : { sequence: await returnNumber(tx, laneOf(row), returns, row) }),
    now,
    data: { reason, ...(by === undefined ? {} : { by }) },
  })
  return 'done'
}

export function mayBeCancelled(status: Status): boolean {
  return status !== 'needs_attention' && canBecome(status, 'cancelled', 'caller')
}
