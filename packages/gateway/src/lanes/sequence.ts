import type { LaneKey } from '../store/lane-key.js'
import { isNumberHeld } from '../store/statements/lane-standing.js'
import { markBehind, nextInSequence, setSequence } from '../store/statements/lanes.js'
import type { Row, Tx } from '../store/store.js'

/** What was learnt of a device's numbers: somebody used some that this database knows nothing of, or one was left out. */
export interface Renumbering {
  readonly name: string
  /** No number below this may be given out any more. */
  readonly atLeast?: number
  /** The authority takes this one next, and no other. */
  readonly exactly?: number
  /** The document lets go of its number and takes another for its next attempt. */
  readonly letsGo: boolean
  /** The authority has documents under the device's numbers that this database does not know, as was seen at this time. */
  readonly behindSince?: number
}

/**
 * Sets a device's numbers right. A number that might be taken is never given out again: the sequence goes back only over
 * numbers that no document of the device has.
 * @returns the number the document has afterwards.
 */
export async function renumber(
  tx: Tx,
  { account, device, lane }: LaneKey,
  { name, atLeast = 0, exactly, letsGo, behindSince }: Renumbering,
  row: Row,
): Promise<number | null> {
  const own = row.sequence === null ? null : Number(row.sequence)
  const next = await nextInSequence(tx, account, device, name)
  const wanted = exactly ?? Math.max(next, atLeast)
  if (
    wanted < next &&
    (await isNumberHeld(tx, { account, device, lane, from: wanted, except: String(row.id) }))
  )
    return own
  if (wanted !== next) await setSequence(tx, { account, device, name, next: wanted })
  if (behindSince !== undefined) await markBehind(tx, { account, device, name, since: behindSince })
  return letsGo ? null : own
}
