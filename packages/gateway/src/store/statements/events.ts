import type { ChainedEvent } from '../../audit/chain.js'
import type { Row, Tx } from '../store.js'

/** Adds an event. Events are only ever added, by `appendEvent`. */
export async function insertEvent(
  tx: Tx,
  event: ChainedEvent & { readonly link: Uint8Array },
): Promise<void> {
  await tx.run(
    'INSERT INTO events (position, account, device, document, kind, at, link, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    event.position,
    event.account,
    event.device,
    event.document,
    event.kind,
    event.at,
    event.link,
    event.data,
  )
}

/** The position of the newest event of all; 0 when there is none. */
export async function lastPosition(tx: Tx): Promise<number> {
  const row = await tx.get('SELECT max(position) AS position FROM events')
  return Number(row?.position ?? 0)
}

/** In which accounts something happened after a position and up to another. */
export async function accountsWithin(tx: Tx, after: number, upTo: number): Promise<ReadonlySet<string>> {
  const rows = await tx.all(
    'SELECT DISTINCT account FROM events WHERE position > ? AND position <= ?',
    after,
    upTo,
  )
  return new Set(rows.map(({ account }) => String(account)))
}

/** What the next event of an account follows: the newest position of all, and the link of the account's own newest event. */
export async function endsOf(
  tx: Tx,
  account: string,
): Promise<{ readonly position: number; readonly link: Uint8Array | undefined }> {
  const row = await tx.get(
    `SELECT (SELECT max(position) FROM events) AS position,
       (SELECT link FROM events WHERE account = ? AND position > 0 ORDER BY position DESC LIMIT 1) AS link`,
    account,
  )
  return { position: Number(row?.position ?? 0), link: (row?.link ?? undefined) as Uint8Array | undefined }
}

/** Which events of an account are meant. What is left out is not asked for. */
export interface EventFilter {
  readonly account: string
  readonly kinds?: readonly string[] | undefined
  readonly device?: string | undefined
  readonly document?: string | undefined
}

/** Oldest first, after a position and up to another. */
export function eventsWithin(
  tx: Tx,
  { account, kinds, device, document }: EventFilter,
  after: number,
  upTo: number,
  limit: number,
): Promise<Row[]> {
  const narrower = [
    ...(document === undefined ? [] : [{ sql: 'document = ?', values: [document] }]),
    ...(device === undefined ? [] : [{ sql: 'device = ?', values: [device] }]),
    ...(kinds === undefined ? [] : [{ sql: `kind IN (${kinds.map(() => '?').join()})`, values: kinds }]),
  ]
  return tx.all(
    `SELECT * FROM events WHERE account = ? AND position > ? AND position <= ?
     ${narrower.map(({ sql }) => `AND ${sql}`).join(' ')} ORDER BY position LIMIT ?`,
    account,
    after,
    upTo,
    ...narrower.flatMap(({ values }) => values),
    limit,
  )
}

/** The newest event of an account at or before a position. */
function eventUpTo(tx: Tx, account: string, position: number): Promise<Row | undefined> {
  return tx.get(
    'SELECT * FROM events WHERE account = ? AND position <= ? ORDER BY position DESC LIMIT 1',
    account,
    position,
  )
}

/** Half of all the places there can be. */
const HALF = 2 ** 52

/**
 * The last event of an account before a time, milliseconds; undefined when there is none. Found by halves, for events follow each other as
 * their times do; where a clock was set back in between, it is one of those that could be meant, and the same one whatever came after it.
 */
export async function eventBefore(tx: Tx, account: string, time: number): Promise<Row | undefined> {
  let found: Row | undefined
  let position = 0
  for (let step = HALF; step >= 1; step /= 2) {
    const row = await eventUpTo(tx, account, position + step)
    if (row && Number(row.at) >= time) continue
    position += step
    found = row ?? found
  }
  return found
}

/** Oldest first, after a position. */
export function eventsOf(tx: Tx, document: string, after: number, limit: number): Promise<Row[]> {
  return tx.all(
    'SELECT * FROM events WHERE document = ? AND position > ? ORDER BY position LIMIT ?',
    document,
    after,
    limit,
  )
}

/** What happened to a device itself. Oldest first, after a position. */
export function deviceEvents(
  tx: Tx,
  account: string,
  device: string,
  after: number,
  limit: number,
): Promise<Row[]> {
  return tx.all(
    `SELECT * FROM events WHERE account = ? AND device = ? AND document IS NULL AND position > ?
     ORDER BY position LIMIT ?`,
    account,
    device,
    after,
    limit,
  )
}

/** The last event of a kind. */
export function lastEventOf(tx: Tx, document: string, kind: string): Promise<Row | undefined> {
  return tx.get(
    'SELECT * FROM events WHERE document = ? AND kind = ? ORDER BY position DESC LIMIT 1',
    document,
    kind,
  )
}

/** True when something of a kind has happened to a device after a position. */
export async function hasDeviceEvent(
  tx: Tx,
  { account, device, kind, after }: { account: string; device: string; kind: string; after: number },
): Promise<boolean> {
  const row = await tx.get(
    'SELECT 1 FROM events WHERE account = ? AND device = ? AND document IS NULL AND kind = ? AND position > ? LIMIT 1',
    account,
    device,
    kind,
    after,
  )
  return row !== undefined
}
