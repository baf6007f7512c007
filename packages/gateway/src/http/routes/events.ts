import { z } from 'zod'
import { readEvents } from '../../events/read.js'
import { tellEvents } from '../../events/stream.js'
import { eventView, viewEvent } from '../../events/view.js'
import { lastPosition } from '../../store/statements/events.js'
import type { Auth } from '../access/auth.js'
import type { GatewayContext } from '../context.js'
import { eventQuery, LAST_EVENT_ID } from '../event-query.js'
import { LIST_EVENTS } from '../examples/events.js'
import { ACCEPT } from '../headers.js'
import { Problem } from '../problem.js'
import type { RouteTable } from '../route-table.js'
import { keepStream, streamOf } from '../server/streamed.js'

const EVENT_STREAM = 'text/event-stream'

/** How often something is sent at least. */
const HEARTBEAT_MS = 15_000

const STREAM_HEADERS = {
  'content-type': EVENT_STREAM,
  // Proxies that collect answers before they pass them on are asked not to.
  'x-accel-buffering': 'no',
}

const page = z.strictObject({
  events: z.array(eventView),
  next: z.string().meta({ description: 'Ask with it as "after" for what follows, now or later.' }),
  more: z.boolean().meta({ description: 'True when there are more already.' }),
})

/** Everything that changes, as one stream. */
export function eventRoutes(table: RouteTable, gateway: GatewayContext, auth: Pick<Auth, 'mayStill'>): void {
  const { read } = gateway.store

  table
    .route({
      method: 'get',
      path: '/v1/events',
      id: 'listEvents',
      scope: 'events:read',
      tag: 'Events',
      summary: 'Follow everything that happens',
      description:
        'With "Accept: text/event-stream" they come as server-sent events as they happen, without end: each has its id, so that a client that comes back with Last-Event-ID misses none and gets none twice. Without "Last-Event-ID" and "after" such a stream begins now, and a page at the beginning. It ends when its key or its session does, or its account is suspended.',
      query: eventQuery,
      headers: { lastEventId: LAST_EVENT_ID, accept: ACCEPT },
      answers: {
        200: { description: 'A page of them, or the stream.', schema: page, streams: EVENT_STREAM },
      },
      problems: { 409: ['event-unknown'] },
      examples: LIST_EVENTS,
    })
    .handle(async ({ caller: { account }, query, headers, request }) => {
      const { after, kind: kinds, device, document, limit } = query
      const filter = { account, kinds, device, document }
      const known = headers.lastEventId ?? after
      const last = await lastPosition(read)
      if (known !== undefined && known > last) throw eventUnknown(known)
      if (!headers.accept?.includes(EVENT_STREAM)) {
        const { rows, upTo, more } = await readEvents(read, filter, known ?? 0, limit)
        return { status: 200, body: { events: rows.map(viewEvent), next: String(upTo), more } }
      }
      const { keeping, signal } = keepStream(gateway.streams, account, request)
      const { feed } = gateway
      const mayStill = () => auth.mayStill('events:read', request)
      const from = { after: known ?? last, heartbeatMs: HEARTBEAT_MS }
      const told = tellEvents({ read, feed, filter, ...from, mayStill, signal })
      return { status: 200, text: streamOf(told, keeping), headers: STREAM_HEADERS }
    })
}

function eventUnknown(id: number): Problem {
  return new Problem({
    status: 409,
    code: 'event-unknown',
    title: 'That event has not happened here.',
    detail: `The newest event is older than ${id}: the gateway may have been restored from a backup.`,
    fix: 'Read the events again from "after=0", or from one that you know to be before the backup.',
  })
}
