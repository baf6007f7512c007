import { DOCUMENT_TYPES, MOVEMENT_KINDS } from '@risiti/core'
import { STATUSES } from '../../documents/states.js'
import type { LaneName } from '../lane-key.js'
import type { Row, SqlValue, Tx } from '../store.js'
import { namesFor } from './documents-search.js'

/** A document's place in a list: the next page is what comes after it. */
export interface ListPlace {
  /** When it was accepted, milliseconds. */
  readonly createdAt: number
  readonly position: number
}

export interface DocumentFilter {
  readonly account: string
  readonly lane: LaneName
  readonly status?: string | undefined
  readonly device?: string | undefined
  readonly type?: string | undefined
  /** Accepted at or after, milliseconds. */
  readonly from?: number | undefined
  /** Accepted before, milliseconds. */
  readonly to?: number | undefined
  /** What a document is called: see `namesFor`. */
  readonly q?: string | undefined
  readonly after?: ListPlace | undefined
  readonly limit: number
}

/** What the documents of each lane can be: no type is in both. */
const TYPES: Readonly<Record<LaneName, readonly string[]>> = {
  sales: DOCUMENT_TYPES,
  stock: MOVEMENT_KINDS,
  purchases: ['accept', 'reject'],
  imports: ['accept', 'reject'],
}

/** Takes a value, and says how the statement names it. */
type Bind = (value: SqlValue) => string

/** Newest first, by when they were accepted. Takes as long as its page is long, whatever is asked for and however many there are. */
export function listDocuments(tx: Tx, filter: DocumentFilter): Promise<Row[]> {
  const values: SqlValue[] = []
  const bind: Bind = (value) => `?${values.push(value)}`
  const page = filter.q === undefined ? pageOfAll(filter, bind) : pageOfFound(filter, filter.q, bind)
  return tx.all(
    `SELECT documents.* FROM (${page}) AS page CROSS JOIN documents USING (position)
     ORDER BY documents.created_at DESC, documents.position DESC`,
    ...values,
  )
}

/**
 * Every status and every type has a stretch of its own in the index, in order of time. What is not asked for is gone through one
 * by one, so that there is never more to read than a page of each.
 */
function pageOfAll(filter: DocumentFilter, bind: Bind): string {
  const account = `account = ${bind(filter.account)}`
  const device = filter.device === undefined ? [] : [`device = ${bind(filter.device)}`]
  const statuses = filter.status === undefined ? STATUSES.map(quoted) : [bind(filter.status)]
  const types = filter.type === undefined ? TYPES[filter.lane].map(quoted) : [bind(filter.type)]
  const newest = newestWithin(filter, bind)
  const stretches = statuses.flatMap((status) =>
    types.map((type) => {
      const where = [account, ...device, `status = ${status}`, `type = ${type}`].join(' AND ')
      return `SELECT * FROM (SELECT position, created_at FROM documents WHERE ${where} AND ${newest})`
    }),
  )
  return `SELECT position FROM (${stretches.join(' UNION ALL ')}) ORDER BY created_at DESC, position DESC LIMIT ${bind(filter.limit)}`
}

/** Few documents have a name, so that the rest of the filter is held against each. */
function pageOfFound(filter: DocumentFilter, q: string, bind: Bind): string {
  const account = bind(filter.account)
  const names = namesFor(q).map((name) => name(account, bind))
  const columns = (['status', 'device', 'type'] as const).flatMap((column) => {
    const value = filter[column]
    return value === undefined ? [] : [`${column} = ${bind(value)}`]
  })
  const where = [
    `account = ${account}`,
    `lane = ${bind(filter.lane)}`,
    ...columns,
    newestWithin(filter, bind),
  ].join(' AND ')
  return `SELECT position FROM (${names.join(' UNION ')}) AS found CROSS JOIN documents USING (position) WHERE ${where}`
}

function newestWithin({ from, to, after, limit }: DocumentFilter, bind: Bind): string {
  const end = { createdAt: to ?? Number.MAX_SAFE_INTEGER, position: 0 }
  const before = after && after.createdAt < end.createdAt ? after : end
  return `created_at >= ${bind(from ?? Number.MIN_SAFE_INTEGER)}
    AND (created_at, position) < (${bind(before.createdAt)}, ${bind(before.position)})
    ORDER BY created_at DESC, position DESC LIMIT ${bind(limit)}`
}

function quoted(word: string): string {
  return `'${word}'`
}
