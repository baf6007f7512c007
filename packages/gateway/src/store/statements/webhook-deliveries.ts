import type { Row, SqlValue, Tx } from '../store.js'
import type { ListPlace } from './documents-list.js'

/** `pending`: it is tried, or will be. `exhausted`: it is not tried any more, unless somebody asks. */
export const DELIVERY_STATUSES = ['pending', 'delivered', 'exhausted'] as const

export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]

/** Due without waiting for any time. */
const AT_ONCE = 0

/** The number of the next delivery that is made. */
export async function nextDelivery(tx: Tx): Promise<number> {
  return Number((await tx.get('SELECT coalesce(max(number), 0) + 1 AS next FROM webhook_deliveries'))?.next)
}

/** A delivery that is made. */
export interface NewDelivery {
  readonly id: string
  /** The position of what it tells of; null for a test. */
  readonly event: number | null
  readonly type: string
}

/**
 * Makes deliveries, but none of an event of which the endpoint has one. Each has the number after the one before it, whether that was made
 * or not. All at once: one by one takes twice as long.
 * @param first the number of the first. @returns how many were made.
 */
export function insertDeliveries(
  tx: Tx,
  { account, endpoint, first, now }: { account: string; endpoint: string; first: number; now: number },
  deliveries: readonly NewDelivery[],
): Promise<number> {
  return tx.run(
    `INSERT INTO webhook_deliveries (number, id, account, endpoint, event, type, status, due_at, tries, attempts, created_at, updated_at)
     SELECT ?1 + key, value ->> 0, ?2, ?3, value ->> 1, value ->> 2, 'pending', ${AT_ONCE}, 0, 0, ?5, ?5
     FROM json_each(?4) AS given WHERE true ON CONFLICT (endpoint, event) DO NOTHING`,
    first,
    account,
    endpoint,
    JSON.stringify(deliveries.map(({ id, event, type }) => [id, event, type])),
    now,
  )
}

/** The numbers of the deliveries that were made from one on, the oldest first. */
export function numbersFrom(tx: Tx, first: number): Promise<Row[]> {
  return tx.all('SELECT number FROM webhook_deliveries WHERE number >= ? ORDER BY number', first)
}

/** Deliveries with what is said of their events. @param deliveries a statement that reads them. */
function withEvents(deliveries: string): string {
  return `SELECT page.*, event.position, event.kind, event.device, event.document, event.at, event.data, document.idempotency_key, document.lane
    FROM (${deliveries}) AS page LEFT JOIN events AS event ON event.position = page.event
      LEFT JOIN documents AS document ON document.id = event.document`
}

/** With what is said of their events; what is due longest comes first. @param by a time of the steady clock. */
export function dueDeliveries(tx: Tx, endpoint: string, by: number, limit: number): Promise<Row[]> {
  const due =
    'SELECT * FROM webhook_deliveries WHERE endpoint = ? AND due_at <= ? ORDER BY due_at, number LIMIT ?'
  return tx.all(`${withEvents(due)} ORDER BY page.due_at, page.number`, endpoint, by, limit)
}

/** When the next one is due after a time of the steady clock; undefined when none is. */
export async function nextDueAfter(tx: Tx, endpoint: string, after: number): Promise<number | undefined> {
  const row = await tx.get(
    'SELECT due_at FROM webhook_deliveries WHERE endpoint = ? AND due_at > ? ORDER BY due_at LIMIT 1',
    endpoint,
    after,
  )
  return row && Number(row.due_at)
}

/** With what is said of its event. */
export function findDelivery(tx: Tx, account: string, number: number, id: string): Promise<Row | undefined> {
  const statement = withEvents('SELECT * FROM webhook_deliveries WHERE number = ? AND account = ? AND id = ?')
  return tx.get(statement, number, account, id)
}

/** Where a delivery stands. */
export function deliveryStanding(tx: Tx, number: number): Promise<Row | undefined> {
  return tx.get('SELECT status, tries, attempts FROM webhook_deliveries WHERE number = ?', number)
}

/** An attempt that was made, at a time of day in milliseconds. */
export interface AttemptRow {
  /** Of the delivery. */
  readonly number: number
  /** Which attempt it was, from 1. */
  readonly attempt: number
  readonly at: number
  readonly ms: number
  /** What was answered; null where no answer came. */
  readonly status: number | null
}

/** Of what was handed over as JSON, the attempts that are the next of their deliveries still. */
const NEXT = 'number = given.value ->> 0 AND attempts = given.value ->> 1 - 1'

/** They were taken. What is not the next attempt of its delivery any more, or of one that is gone, is left out. All at once: one by one takes half as long again. */
export async function noteTaken(tx: Tx, taken: readonly AttemptRow[], now: number): Promise<void> {
  if (taken.length === 0) return
  const rows = JSON.stringify(
    taken.map(({ number, attempt, at, ms, status }) => [number, attempt, at, ms, status]),
  )
  await tx.run(
    `INSERT INTO webhook_attempts (delivery, attempt, at, ms, status)
     SELECT number, given.value ->> 1, given.value ->> 2, given.value ->> 3, given.value ->> 4
     FROM json_each(?) AS given CROSS JOIN webhook_deliveries WHERE ${NEXT}`,
    rows,
  )
  await tx.run(
    `UPDATE webhook_deliveries SET status = 'delivered', due_at = NULL, tries = tries + 1, attempts = attempts + 1, updated_at = ?2
     FROM json_each(?1) AS given WHERE ${NEXT}`,
    rows,
    now,
  )
}

/** It was not taken. @param change.dueAt when it is tried again, by the steady clock. */
export async function noteFailed(
  tx: Tx,
  change: {
    number: number
    status: 'pending' | 'exhausted'
    dueAt: number | null
    tries: number
    attempt: number
    now: number
  },
): Promise<void> {
  await tx.run(
    'UPDATE webhook_deliveries SET status = ?, due_at = ?, tries = ?, attempts = ?, updated_at = ? WHERE number = ?',
    change.status,
    change.dueAt,
    change.tries,
    change.attempt,
    change.now,
    change.number,
  )
}

/** Makes one due again, with all its attempts before it. */
export async function askAgain(tx: Tx, number: number, now: number): Promise<void> {
  await tx.run(
    `UPDATE webhook_deliveries SET status = 'pending', due_at = ${AT_ONCE}, tries = 0, updated_at = ? WHERE number = ?`,
    now,
    number,
  )
}

/** The delivery of an event to an endpoint. */
export function findDeliveryOf(tx: Tx, endpoint: string, event: number): Promise<Row | undefined> {
  return tx.get(
    'SELECT number, status FROM webhook_deliveries WHERE endpoint = ? AND event = ?',
    endpoint,
    event,
  )
}

/** Keeps an attempt that came to nothing. */
export async function insertFailure(
  tx: Tx,
  failed: AttemptRow & { message: string; answer: string | null },
): Promise<void> {
  await tx.run(
    'INSERT INTO webhook_attempts (delivery, attempt, at, ms, status, message, answer) VALUES (?, ?, ?, ?, ?, ?, ?)',
    failed.number,
    failed.attempt,
    failed.at,
    failed.ms,
    failed.status,
    failed.message,
    failed.answer,
  )
}

/** Oldest first. */
export function webhookAttemptsOf(tx: Tx, delivery: number): Promise<Row[]> {
  return tx.all('SELECT * FROM webhook_attempts WHERE delivery = ? ORDER BY attempt', delivery)
}

export interface DeliveryFilter {
  readonly account: string
  readonly endpoint?: string | undefined
  readonly status?: DeliveryStatus | undefined
  /** Made at or after, milliseconds. */
  readonly from?: number | undefined
  /** Made before, milliseconds. */
  readonly to?: number | undefined
  readonly after?: ListPlace | undefined
  readonly limit: number
}

/** Newest first. Every status has a stretch of its own in an index, so that a page is read of each and no more. */
export function listDeliveries(tx: Tx, filter: DeliveryFilter): Promise<Row[]> {
  const values: SqlValue[] = []
  const bind = (value: SqlValue) => `?${values.push(value)}`
  const { endpoint, from = Number.MIN_SAFE_INTEGER, to = Number.MAX_SAFE_INTEGER, after } = filter
  const account = `account = ${bind(filter.account)}`
  const whose = endpoint === undefined ? account : `endpoint = ${bind(endpoint)} AND +${account}`
  const end = after && after.createdAt < to ? after : { createdAt: to, position: 0 }
  const order = `ORDER BY created_at DESC, number DESC LIMIT ${bind(filter.limit)}`
  const within = `created_at >= ${bind(from)} AND (created_at, number) < (${bind(end.createdAt)}, ${bind(end.position)})`
  const stretches = (filter.status ? [filter.status] : DELIVERY_STATUSES).map(
    (status) =>
      `SELECT * FROM (SELECT number, created_at FROM webhook_deliveries WHERE ${whose} AND status = '${status}' AND ${within} ${order})`,
  )
  return tx.all(
    `SELECT webhook_deliveries.* FROM (SELECT number FROM (${stretches.join(' UNION ALL ')}) ${order}) AS page
       CROSS JOIN webhook_deliveries USING (number) ORDER BY created_at DESC, number DESC`,
    ...values,
  )
}

/** Events of an account after a position, oldest first, with what is said of the document that each is about. */
export function happeningsAfter(tx: Tx, account: string, after: number, limit: number): Promise<Row[]> {
  return tx.all(
    `SELECT page.*, document.lane, document.idempotency_key FROM (SELECT position, kind, device, document, at, data FROM events
         WHERE account = ? AND position > ? ORDER BY position LIMIT ?) AS page
       LEFT JOIN documents AS document ON document.id = page.document ORDER BY page.position`,
    account,
    after,
    limit,
  )
}
