import type { Row, Tx } from '../store.js'

/** Before when deliveries must have been settled whose time is over, milliseconds. */
export interface OverBefore {
  readonly delivered: number
  readonly exhausted: number
}

/** What waits for an endpoint that was deleted is sent to nobody. The newest stays: numbers go on from it. */
const OVER = `(status = 'delivered' AND updated_at < ?1 OR status = 'exhausted' AND updated_at < ?2 OR status = 'pending' AND updated_at < ?1
    AND endpoint IN (SELECT id FROM webhook_endpoints WHERE status = 'deleted'))
  AND number < (SELECT max(number) FROM webhook_deliveries)`

/** The next deliveries in the order in which they were made: number, when that was, and whether their time is over. */
export function deliveriesAfter(
  tx: Tx,
  number: number,
  { delivered, exhausted }: OverBefore,
  limit: number,
): Promise<Row[]> {
  return tx.all(
    `SELECT number, created_at, (${OVER}) AS is_over FROM webhook_deliveries WHERE number > ?3 ORDER BY number LIMIT ?4`,
    delivered,
    exhausted,
    number,
    limit,
  )
}

/** Deletes a delivery with its attempts, unless somebody asked for it again meanwhile. */
export async function deleteDelivery(
  tx: Tx,
  number: number,
  { delivered, exhausted }: OverBefore,
): Promise<void> {
  const row = await tx.get(
    `SELECT 1 FROM webhook_deliveries WHERE number = ?3 AND ${OVER}`,
    delivered,
    exhausted,
    number,
  )
  if (!row) return
  await tx.run('DELETE FROM webhook_attempts WHERE delivery = ?', number)
  await tx.run('DELETE FROM webhook_deliveries WHERE number = ?', number)
}

/**
 * What waits for each endpoint that is sent to: how many, counted up to a most, and when that happened which was begun first; null where none waits.
 */
export function webhookBacklogs(tx: Tx, most: number): Promise<Row[]> {
  return tx.all(
    `SELECT account, id AS endpoint,
       (SELECT count(*) FROM (SELECT 1 FROM webhook_deliveries AS page
          WHERE page.endpoint = webhook_endpoints.id AND page.status = 'pending' LIMIT ?)) AS pending,
       (SELECT coalesce(events.at, oldest.created_at) FROM webhook_deliveries AS oldest LEFT JOIN events ON events.position = oldest.event
          WHERE oldest.endpoint = webhook_endpoints.id AND oldest.status = 'pending' ORDER BY oldest.created_at LIMIT 1) AS oldest_at
     FROM webhook_endpoints WHERE status = 'enabled'`,
    most,
  )
}
