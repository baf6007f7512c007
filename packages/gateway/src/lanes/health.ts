import type { Recorder } from '../authorities/recorder.js'
import type { LaneKey } from '../store/lane-key.js'
import { attemptsOf } from '../store/statements/attempts.js'
import { countInLane } from '../store/statements/lane-standing.js'
import { headOfLane } from '../store/statements/lane-work.js'
import { findLane } from '../store/statements/lanes.js'
import type { Row, Tx } from '../store/store.js'
import { blockingDocument, whatEnds } from './blocked.js'

/** How a lane stands, as the API shows it. Times are ISO 8601, UTC. */
export interface LaneHealth {
  readonly queued: number
  /** When the oldest queued document was accepted. */
  readonly oldestQueuedAt: string | null
  readonly inDoubt: number
  readonly needsAttention: number
  readonly blocked: {
    readonly document: string
    readonly status: string
    readonly since: string
    readonly ends: string
  } | null
  readonly lastSuccessAt: string | null
  readonly lastFailure: { readonly at: string; readonly code: string; readonly message: string } | null
}

/** @param authority undefined when the device does not open: then nothing is known of blocking. */
export async function laneHealth(
  read: Tx,
  key: LaneKey,
  authority: Pick<Recorder, 'blockedBy' | 'recovery'> | undefined,
): Promise<LaneHealth> {
  const lane = await findLane(read, key)
  const head = await headOfLane(read, key)
  const blocking = authority && (await blockingDocument(read, key, authority.blockedBy))
  return {
    queued: await countInLane(read, key, 'queued'),
    oldestQueuedAt: head ? iso(head.created_at) : null,
    inDoubt: await countInLane(read, key, 'in_doubt'),
    needsAttention: await countInLane(read, key, 'needs_attention'),
    blocked: blocking ? await blockedBy(read, blocking, authority.recovery) : null,
    lastSuccessAt: lane?.succeeded_at == null ? null : iso(lane.succeeded_at),
    lastFailure: lane?.failed_at == null ? null : failureOf(lane),
  }
}

/** It blocks since its last attempt ended without a usable answer. */
async function blockedBy(read: Tx, row: Row, recovery: Recorder['recovery']) {
  const attempt = (await attemptsOf(read, String(row.id))).at(-1)
  return {
    document: String(row.id),
    status: String(row.status),
    since: iso(attempt?.ended_at ?? attempt?.started_at ?? row.updated_at),
    ends: whatEnds(row, recovery),
  }
}

function failureOf(lane: Row) {
  const { code, message } = JSON.parse(String(lane.failure)) as { code: string; message: string }
  return { at: iso(lane.failed_at), code, message }
}

function iso(milliseconds: Row[string] | undefined): string {
  return new Date(Number(milliseconds)).toISOString()
}
