import { webhookBacklogs } from '../store/statements/webhook-retention.js'
import type { Tx } from '../store/store.js'

/** What waits for an endpoint that is sent to. */
export interface Backlog {
  readonly account: string
  readonly endpoint: string
  /** How many deliveries, counted no further than was asked. */
  readonly pending: number
  /** How long ago that happened which the first of them tells of, seconds; 0 where none waits. */
  readonly oldestSeconds: number
}

/** Counting goes no further, so that whoever asks often costs the same however much waits. */
const MOST_COUNTED = 10_000

/** An endpoint is behind when a message has waited so long: by then it was tried four times. */
const BEHIND_SECONDS = 3600

/** What waits for every endpoint that is enabled, over all accounts. @param now milliseconds. @param most how far it is counted. */
export async function readBacklogs(
  read: Tx,
  now: number,
  most: number = MOST_COUNTED,
): Promise<readonly Backlog[]> {
  const rows = await webhookBacklogs(read, most)
  return rows.map(({ account, endpoint, pending, oldest_at }) => ({
    account: String(account),
    endpoint: String(endpoint),
    pending: Number(pending),
    oldestSeconds: oldest_at === null ? 0 : Math.max(0, (now - Number(oldest_at)) / 1000),
  }))
}

/** How many endpoints are behind, over all accounts. @param now milliseconds. */
export async function countBehind(read: Tx, now: number): Promise<number> {
  const backlogs = await readBacklogs(read, now, 1)
  return backlogs.filter(({ oldestSeconds }) => oldestSeconds >= BEHIND_SECONDS).length
}
