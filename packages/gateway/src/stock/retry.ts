import { moveDocument } from '../documents/move.js'
import { isReplaced } from '../listed/follow.js'
import { AT_ONCE, findDocument } from '../store/statements/documents.js'
import type { Tx } from '../store/store.js'

export interface RetryInput {
  readonly account: string
  readonly movement: string
  readonly reason: string
  readonly by: string | undefined
  readonly now: number
}

/** Sends a movement, or a decision, again that the authority refused, once its cause is mended: nothing of it is there. */
export async function retryMovement(tx: Tx, input: RetryInput): Promise<'done' | 'refused'> {
  const row = (await findDocument(tx, input.account, input.movement))!
  if (row.status !== 'rejected' || (await isReplaced(tx, row))) return 'refused'
  const { reason, by, now } = input
  const data = { reason, ...(by === undefined ? {} : { by }) }
  await moveDocument(tx, row, { by: 'caller', status: 'queued', dueAt: AT_ONCE, now, data })
  return 'done'
}
