import type { Row, SqlValue, Tx } from '../store.js'
import type { ListPlace } from './documents-list.js'
import { DELIVERY_STATUSES, type DeliveryStatus } from './webhook-deliveries.js'

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
