import type { LaneName } from '../store/lane-key.js'
import { happeningsAfter } from '../store/statements/webhook-deliveries.js'
import type { Row, Tx } from '../store/store.js'
import type { Endpoint } from './endpoint.js'
import type { Wanted } from './transactions.js'
import { isWanted, typeOf } from './types.js'

/** Events that were looked at in one go. */
export interface Look {
  readonly wanted: readonly Wanted[]
  /** What is said of each of them, in the same order. */
  readonly rows: readonly Row[]
  /** The last that was looked at. */
  readonly position: number
  /** When that happened, milliseconds; 0 where none was left. */
  readonly lastAt: number
  /** True when there was no more to look at. */
  readonly isEnd: boolean
}

/** Looks for events that an endpoint wants, after a position and at most so many. */
export async function lookOn(read: Tx, endpoint: Endpoint, after: number, limit: number): Promise<Look> {
  const rows = await happeningsAfter(read, endpoint.account, after, limit)
  const last = rows.at(-1)
  const wanted: Wanted[] = []
  const wantedRows: Row[] = []
  for (const row of rows) {
    const type = typeWantedBy(endpoint, row)
    if (type === undefined) continue
    wanted.push({ position: Number(row.position), type, at: Number(row.at) })
    wantedRows.push(row)
  }
  return {
    wanted,
    rows: wantedRows,
    position: Number(last?.position ?? after),
    lastAt: Number(last?.at ?? 0),
    isEnd: rows.length < limit,
  }
}

function typeWantedBy(endpoint: Endpoint, row: Row): string | undefined {
  const lane = row.lane as LaneName | null
  const type = typeOf({ kind: String(row.kind), lane, data: String(row.data) })
  return isWanted(type, endpoint.types) && !isAboutItself(endpoint, type, row) ? type : undefined
}

/** No endpoint is told that it cannot be told anything. */
function isAboutItself({ id }: Endpoint, type: string, row: Row): boolean {
  return type.startsWith('webhook.') && JSON.parse(String(row.data)).endpoint === id
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
