import type { EventFilter } from '../store/statements/events.js'
import type { Row, Tx } from '../store/store.js'
import type { EventFeed, Heard } from './feed.js'
import { readEvents } from './read.js'
import { viewEvent } from './view.js'

export interface StreamInput {
  readonly read: Tx
  readonly feed: EventFeed
  readonly filter: EventFilter
  /** The position that is known already. */
  readonly after: number
  /** How often something is sent at least, milliseconds, so that whoever is in between does not take the connection for dead. */
  readonly heartbeatMs: number
  /** Whether who reads may still: it is asked before anything is sent, after it was read. */
  readonly mayStill: () => Promise<boolean>
  /** Ends it. */
  readonly signal: AbortSignal
}

/** How many events are sent in one piece. */
const PIECE = 100

/** How soon a client comes back when the connection broke, milliseconds. */
const RETRY_MS = 2_000

/**
 * The events of an account as server-sent events, from a position on and without end. An id without data tells a client up to where there
 * is nothing for it. It ends once its reader may read no more.
 */
export async function* tellEvents({
  read,
  feed,
  filter,
  after,
  heartbeatMs,
  mayStill,
  signal,
}: StreamInput): AsyncGenerator<string> {
  yield `retry: ${RETRY_MS}\nid: ${after}\n\n`
  for (let position = after, heard: Heard = 'event'; heard !== 'closed'; ) {
    const { calls } = feed
    const { rows, upTo, more } = await readEvents(read, filter, position, PIECE)
    position = upTo
    if (!(await mayStill())) return
    if (rows.length > 0) yield rows.map(written).join('')
    else if (heard === 'nothing') yield `id: ${position}\n\n`
    heard = more ? 'event' : await feed.beyond({ position, calls }, heartbeatMs, signal)
  }
}

function written(row: Row): string {
  const event = viewEvent(row)
  return `id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`
}
