import { lastPosition } from '../store/statements/events.js'
import { happeningsAfter } from '../store/statements/webhook-deliveries.js'
import type { Store } from '../store/store.js'
import type { GatewayTransactions } from '../transactions.js'
import type { Endpoint } from './endpoint.js'
import { lookOn, positionBefore } from './stream.js'

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
  randomId: () => string,
): Promise<Replayed> {
  const { from, to = Number.POSITIVE_INFINITY, all, now } = range
  const since = 'time' in from ? from.time : Number.NEGATIVE_INFINITY
  let position = 'time' in from ? await placeOf(store, endpoint, from.time) : from.after
  let count = 0
  for (let page = 0; page < MOST_PAGES; page++) {
    const look = await lookOn(store.read, endpoint, position, PAGE)
    const wanted = look.wanted.filter(({ at }) => at >= since && at < to)
    const { account, id } = endpoint
    if (wanted.length > 0)
      count += await store.write('replayEvents', { account, id, wanted, all, seed: randomId(), now })
    position = look.position
    if (look.isEnd || look.lastAt >= to) return { count, next: undefined }
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
