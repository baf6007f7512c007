import { readRecord } from '../documents/record.js'
import type { Move } from '../documents/step.js'
import { findListed, type ListedLane, setListedState } from '../store/statements/listed.js'
import type { Row, Tx } from '../store/store.js'

/** The lane of decisions about what an authority lists; undefined for any other. */
export function listedLane(row: Row): ListedLane | undefined {
  return row.lane === 'purchases' || row.lane === 'imports' ? row.lane : undefined
}

/** A decision that was refused, or withdrawn, leaves what it was about open: another may be made. */
export async function letListedFollow(
  tx: Tx,
  lane: ListedLane,
  row: Row,
  { status }: Pick<Move, 'status'>,
): Promise<void> {
  const { id, account, about } = decisionOf(row)
  const listed = await findListed(tx, lane, account, about)
  if (listed?.decision !== id) return
  const state = status === 'rejected' || status === 'cancelled' ? 'open' : 'decided'
  if (listed.state !== state) await setListedState(tx, lane, { id: about, state, decision: id })
}

/** True of a decision after which another was made. */
export async function isReplaced(tx: Tx, row: Row): Promise<boolean> {
  const lane = listedLane(row)
  if (lane === undefined) return false
  const { id, account, about } = decisionOf(row)
  return (await findListed(tx, lane, account, about))?.decision !== id
}

function decisionOf(row: Row) {
  const { id, account, purchase, imported } = readRecord(row)
  return { id, account, about: (purchase ?? imported)!.id }
}
