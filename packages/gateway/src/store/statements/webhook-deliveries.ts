import { deliveryIdOf, namedBy, testDeliveryId } from '../delivery-id.js'
import type { Row, Tx } from '../store.js'

/** `pending`: it is tried, or will be. `exhausted`: it is not tried any more, unless somebody asks. */
export const DELIVERY_STATUSES = ['pending', 'delivered', 'exhausted'] as const

export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]

/** Due without waiting for any time. */
const AT_ONCE = 0

const COLUMNS =
  'number, id, account, endpoint, event, type, status, due_at, tries, attempts, created_at, updated_at'

/**
 * Makes deliveries, but none of an event of which the endpoint has one: where that was not tried, it is noted that it was taken. Doing so
 * again changes nothing. All at once: one by one takes twice as long.
 * @param deliveries from `textOfDeliveries`.
 */
export async function insertDeliveries(
  tx: Tx,
  { account, endpoint, now }: { account: string; endpoint: string; now: number },
  deliveries: string,
): Promise<void> {
  const isTaken = 'value ->> 2 IS NOT NULL'
  await tx.run(
    `INSERT INTO webhook_deliveries (${COLUMNS})
     SELECT ?1 + key, ${deliveryIdOf('value ->> 0', '?3')}, ?2, ?3, value ->> 0, value ->> 1,
       iif(${isTaken}, 'delivered', 'pending'), iif(${isTaken}, NULL, ${AT_ONCE}), ${isTaken}, ${isTaken}, ?5, ?5
     FROM json_each(?4) AS given WHERE true ON CONFLICT (endpoint, event) DO UPDATE
     SET status = excluded.status, due_at = NULL, tries = 1, attempts = 1, updated_at = excluded.updated_at
     WHERE excluded.status = 'delivered' AND webhook_deliveries.attempts = 0`,
    await nextDelivery(tx),
    account,
    endpoint,
    deliveries,
    now,
  )
  await tx.run(
    `INSERT INTO webhook_attempts (delivery, attempt, at, ms, status)
     SELECT number, 1, value ->> 2, value ->> 3, value ->> 4
     FROM json_each(?2) AS given CROSS JOIN webhook_deliveries ON endpoint = ?1 AND event = value ->> 0
     WHERE ${isTaken} ON CONFLICT DO NOTHING`,
    endpoint,
    deliveries,
  )
}

/** The numbers of the deliveries of events, in their order. @param events their positions, as JSON. */
export async function numbersOf(tx: Tx, endpoint: string, events: string): Promise<number[]> {
  const rows = await tx.all(
    `SELECT number FROM json_each(?2) AS given CROSS JOIN webhook_deliveries
     ON endpoint = ?1 AND event = value ORDER BY key`,
    endpoint,
    events,
  )
  return rows.map(({ number }) => Number(number))
}

/** Of the events after a position and up to another, those of which an endpoint has a delivery. */
export async function eventsTold(
  tx: Tx,
  endpoint: string,
  after: number,
  upTo: number,
): Promise<ReadonlySet<number>> {
  const rows = await tx.all(
    'SELECT event FROM webhook_deliveries WHERE endpoint = ? AND event > ? AND event <= ?',
    endpoint,
    after,
    upTo,
  )
  return new Set(rows.map(({ event }) => Number(event)))
}

/** Makes a delivery that stands for no event. @returns its id. */
export async function insertTest(
  tx: Tx,
  { account, endpoint, type, now }: { account: string; endpoint: string; type: string; now: number },
): Promise<string> {
  const number = await nextDelivery(tx)
  const id = testDeliveryId(number, endpoint)
  await tx.run(
    `INSERT INTO webhook_deliveries (${COLUMNS}) VALUES (?1, ?2, ?3, ?4, NULL, ?5, 'pending', ${AT_ONCE}, 0, 0, ?6, ?6)`,
    number,
    id,
    account,
    endpoint,
    type,
    now,
  )
  return id
}

/** The number of the next delivery that is made. */
async function nextDelivery(tx: Tx): Promise<number> {
  return Number((await tx.get('SELECT coalesce(max(number), 0) + 1 AS next FROM webhook_deliveries'))?.next)
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
export function findDelivery(tx: Tx, account: string, id: string): Promise<Row | undefined> {
  const named = namedBy(id)
  const mine = 'webhook_deliveries.id = ?2 AND webhook_deliveries.account = ?3'
  if ('test' in named)
    return tx.get(
      withEvents(`SELECT * FROM webhook_deliveries WHERE number = ?1 AND ${mine}`),
      named.test,
      id,
      account,
    )
  return tx.get(
    withEvents(
      `SELECT webhook_deliveries.* FROM webhook_endpoints CROSS JOIN webhook_deliveries
       ON endpoint = webhook_endpoints.id AND event = ?1 WHERE webhook_endpoints.account = ?3 AND ${mine}`,
    ),
    named.position,
    id,
    account,
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
