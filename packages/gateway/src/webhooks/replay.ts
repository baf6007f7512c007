import { lastPosition } from '../store/statements/events.js'
import { happeningsAfter } from '../store/statements/happenings.js'
import type { Store } from '../store/store.js'
import type { GatewayTransactions } from '../transactions.js'
import type { Endpoint } from './endpoint.js'
import { positionBefore, toldAfter, wantedBy } from './told/stream.js'

/** So many events are looked at in one go. */
const PAGE = 500

/** So many are looked at before the caller is asked to go on, pages. */
const MOST_PAGES = 20

/** Which events are sent again. */
export interface ReplayRange {
  /** Milliseconds, of the first; the position before it, where the caller goes on. */
  readonly from: { readonly time: number } | { readonly after: number }
  /** Before this time, milliseconds. */
  readonly to: number | undefined
  /** Also those that were delivered. */
  readonly all: boolean
  readonly now: number
}

export interface Replayed {
  readonly count: number
  /** Where it goes on, when there is more. */
  readonly next: number | undefined
}

/** Makes the deliveries of a stretch of the stream due again, and those that were never made because the endpoint was disabled. */
export async function replayRange(
  store: Store<GatewayTransactions>,
  endpoint: Endpoint,
  range: ReplayRange,
): Promise<Replayed> {
  const { account, id } = endpoint
  const { from, to = Number.POSITIVE_INFINITY, all, now } = range
  const since = 'time' in from ? from.time : Number.NEGATIVE_INFINITY
  let position = 'time' in from ? await placeOf(store, endpoint, from.time) : from.after
  let count = 0
  for (let page = 0; page < MOST_PAGES; page++) {
    const events = await toldAfter(store.read, account, position, PAGE)
    const wanted = wantedBy(endpoint, events).filter(({ at }) => at >= since && at < to)
    if (wanted.length > 0) {
      const asked = wanted.map((event) => ({ position: event.position, type: event.type }))
      count += await store.write('replayEvents', { account, id, wanted: asked, all, now })
    }
    const last = events.at(-1)
    position = last?.position ?? position
    if (!last || events.length < PAGE || last.at >= to) return { count, next: undefined }
  }
  return { count, next: position }
}

async function placeOf({ read }: Store<GatewayTransactions>, { account }: Endpoint, time: number) {
  const find = async (after: number) => {
    const [row] = await happeningsAfter(read, account, after, 1)
    return row && { position: Number(row.position), at: Number(row.at) }
  }
  return positionBefore(find, await lastPosition(read), time)
}
