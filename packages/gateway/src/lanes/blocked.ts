import type { Recorder } from '../authorities/recorder.js'
import { type LaneKey, type LaneName, PATHS } from '../store/lane-key.js'
import { oldestNumbered } from '../store/statements/lane-standing.js'
import type { Row, Tx } from '../store/store.js'

/** The document that keeps newer ones from being sent; undefined when none does. */
export async function blockingDocument(
  read: Tx,
  lane: LaneKey,
  blockedBy: Recorder['blockedBy'],
): Promise<Row | undefined> {
  for (const status of blockedBy) {
    const row = await oldestNumbered(read, lane, status)
    if (row) return row
  }
  return undefined
}

/** What ends it, in words for who runs the gateway. */
export function whatEnds(row: Row, recovery: Recorder['recovery']): string {
  if (row.status === 'needs_attention')
    return `Decide about it: POST ${PATHS[row.lane as LaneName]}/${row.id}/resolve. Its number may be used, and the authority takes no other next.`
  return recovery === 'repeat'
    ? 'Nothing to do: its identical text is sent again until the unit answers. Check that the unit runs.'
    : 'Nothing to do: it is looked up until the authority says whether it has it.'
}
