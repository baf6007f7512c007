import type { Row, Tx } from '../store.js'

/** The columns of a new event. */
export interface NewEvent {
  readonly account: string
  readonly device: string
  /** Null for what happens to a device. */
  readonly document: string | null
  readonly kind: string
  readonly at: number
  /** JSON. */
  readonly data: string
}

/** Appends an event. Events are only ever added. */
export async function appendEvent(tx: Tx, event: NewEvent): Promise<void> {
  await tx.run(
    'INSERT INTO events (account, device, document, kind, at, data) VALUES (?, ?, ?, ?, ?, ?)',
    event.account,
    event.device,
    event.document,
    event.kind,
    event.at,
    event.data,
  )
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
