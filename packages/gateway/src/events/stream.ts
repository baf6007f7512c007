import type { EventFilter } from '../store/statements/events.js'
import type { Row, Tx } from '../store/store.js'
import type { EventFeed, Heard } from './feed.js'
import { readEvents } from './read.js'
import { viewEvent } from './view.js'

/** How a stream is kept. Times in milliseconds. */
export interface StreamPace {
  /** How often something is sent at least, so that whoever is in between does not take the connection for dead. */
  readonly heartbeatMs: number
  /** How long a reader may take nothing of what it was sent. */
  readonly stallMs: number
}

export const STREAM_PACE: StreamPace = { heartbeatMs: 15_000, stallMs: 60_000 }

export interface StreamInput {
  readonly read: Tx
  readonly feed: EventFeed
  readonly filter: EventFilter
  /** The position that is known already. */
  readonly after: number
  readonly pace: StreamPace
  /** Cuts the connection of a reader that takes nothing. */
  cut(): void
  /** Told when the stream has ended, once. */
  ended(): void
}

/** How many events are sent in one piece. */
const PIECE = 100

/** How soon a client comes back when the connection broke, milliseconds. */
const RETRY_MS = 2_000

/**
 * The events of an account as server-sent events, from a position on and without end. Nothing is read before the reader has taken what
 * came before it: for a slow one the events wait in the database.
 */
export function streamEvents(input: StreamInput): ReadableStream<Uint8Array> {
  const { pace, cut } = input
  const stop = new AbortController()
  let stall: NodeJS.Timeout | undefined
  const pieces = piecesOf(input, stop.signal)
  const end = () => {
    clearTimeout(stall)
    stop.abort()
    input.ended()
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(stall)
        try {
          const { value, done } = await pieces.next()
          if (!done) {
            controller.enqueue(Buffer.from(value))
            stall = setTimeout(cut, pace.stallMs)
            return
          }
          controller.close()
        } catch (error) {
          controller.error(error)
        }
        end()
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  )
}

/** What is sent, piece by piece. An id without data tells a client up to where there is nothing for it. */
async function* piecesOf({ read, feed, filter, after, pace }: StreamInput, signal: AbortSignal) {
  yield `retry: ${RETRY_MS}\nid: ${after}\n\n`
  for (let position = after, heard: Heard = 'event'; heard !== 'closed'; ) {
    const { rows, upTo, more } = await readEvents(read, filter, position, PIECE)
    position = upTo
    if (rows.length > 0) yield rows.map(written).join('')
    else if (heard === 'nothing') yield `id: ${position}\n\n`
    heard = more ? 'event' : await feed.beyond(position, pace.heartbeatMs, signal)
  }
}

function written(row: Row): string {
  const event = viewEvent(row)
  return `id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`
}
