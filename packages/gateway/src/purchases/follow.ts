import { readRecord } from '../documents/record.js'
import type { Move } from '../documents/step.js'
import { findPurchase, setPurchaseState } from '../store/statements/purchases.js'
import type { Row, Tx } from '../store/store.js'

/** A decision that was refused, or withdrawn, leaves the purchase open: another may be made. */
export async function letPurchaseFollow(tx: Tx, row: Row, { status }: Pick<Move, 'status'>): Promise<void> {
  const { id, account, purchase } = readRecord(row)
  const listed = await findPurchase(tx, account, purchase!.id)
  if (listed?.decision !== id) return
  const state = status === 'rejected' || status === 'cancelled' ? 'open' : 'decided'
  if (listed.state !== state) await setPurchaseState(tx, { id: purchase!.id, state, decision: id })
}

/** True of a decision about a purchase after which another was made. */
export async function isReplaced(tx: Tx, row: Row): Promise<boolean> {
  const { id, account, lane, purchase } = readRecord(row)
  return lane === 'purchases' && (await findPurchase(tx, account, purchase!.id))?.decision !== id
}
