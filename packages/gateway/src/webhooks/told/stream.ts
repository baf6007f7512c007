import { happeningsAfter } from '../../store/statements/happenings.js'
import type { Tx } from '../../store/store.js'
import type { Endpoint } from '../endpoint.js'
import { Told } from './told.js'
import { isWanted } from './types.js'

/** Events of an account after a position and at most so many, oldest first. */
export async function toldAfter(
  read: Tx,
  account: string,
  after: number,
  limit: number,
): Promise<readonly Told[]> {
  const rows = await happeningsAfter(read, account, after, limit)
  return rows.map((row) => new Told(row))
}

/** Of some events, those that an endpoint wants. None is told that it cannot be told anything. */
export function wantedBy({ id, types }: Endpoint, events: readonly Told[]): readonly Told[] {
  return events.filter((event) => isWanted(event.type, types) && !event.isAboutWebhooksOf(id))
}

/** An event of an account after a position. */
type Find = (after: number) => Promise<{ readonly position: number; readonly at: number } | undefined>

/**
 * Finds where a time is in the stream, in about as many looks as its length has binary digits: the time of day was written down in this
 * order, unless somebody set the clock back.
 * @param last the position of the last event. @param time milliseconds. @returns the position before it.
 */
export async function positionBefore(find: Find, last: number, time: number): Promise<number> {
  let [before, end] = [0, last]
  while (before < end) {
    const event = await find(Math.floor((before + end) / 2))
    if (event && event.position <= end && event.at < time) before = event.position
    else end = Math.floor((before + end) / 2)
  }
  return before
}
