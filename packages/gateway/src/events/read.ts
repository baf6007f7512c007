import { setImmediate as letOthersGo } from 'node:timers/promises'
import { type EventFilter, eventsWithin, lastPosition } from '../store/statements/events.js'
import type { Row, Tx } from '../store/store.js'

/** Events that were found, oldest first. */
export interface EventPage {
  readonly rows: readonly Row[]
  /** Up to here everything was seen: the next page begins after it. */
  readonly upTo: number
  /** True when there was more to see by then. */
  readonly more: boolean
}

/** Over how many places of the stream one statement looks: what a filter asks for may be rare, and others want to read too. */
const WINDOW = 5_000

/** How many windows one page looks through, before it is given out as short as it is. */
const WINDOWS = 40

/** Reads the events of an account after a position. */
export async function readEvents(
  read: Tx,
  filter: EventFilter,
  after: number,
  limit: number,
): Promise<EventPage> {
  const last = await lastPosition(read)
  const rows: Row[] = []
  let upTo = after
  for (let windows = 0; upTo < last && rows.length < limit && windows < WINDOWS; windows++) {
    if (windows > 0) await letOthersGo()
    const end = Math.min(last, upTo + WINDOW)
    const found = await eventsWithin(read, filter, upTo, end, limit - rows.length)
    const isFull = found.length === limit - rows.length
    rows.push(...found)
    upTo = isFull ? Number(found.at(-1)!.position) : end
  }
  return { rows, upTo: Math.max(upTo, after), more: upTo < last }
}
