import { STATUSES, type Status } from '../documents/states.js'
import type { DocumentFilter, ListPlace } from '../store/statements/documents-list.js'
import { Problem } from './problem.js'

const PAGE_SIZE = 50
const MAX_PAGE_SIZE = 200

/** Which page of a list, by position, and how long it is. */
export interface Page {
  readonly cursor: number | undefined
  readonly limit: number
}

/** @throws Problem naming the parameter that is not usable. */
export function readPage({ cursor, limit }: Record<string, string>): Page {
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) throw badCursor()
  return { cursor: cursor === undefined ? undefined : Number(cursor), limit: readLimit(limit) }
}

function readLimit(limit: string | undefined): number {
  const size = limit === undefined ? PAGE_SIZE : Number(limit)
  if (Number.isInteger(size) && size >= 1 && size <= MAX_PAGE_SIZE) return size
  throw badQuery('limit', `Use a whole number from 1 to ${MAX_PAGE_SIZE}.`)
}

/** A place in a list of documents, as the cursor of the page after it. */
export function writePlace({ createdAt, position }: ListPlace): string {
  return `${createdAt}-${position}`
}

function readPlace(cursor: string | undefined): ListPlace | undefined {
  if (cursor === undefined) return undefined
  const [, createdAt, position] = /^(\d{1,15})-(\d{1,15})$/.exec(cursor) ?? []
  if (position === undefined) throw badCursor()
  return { createdAt: Number(createdAt), position: Number(position) }
}

/** What a list of documents is filtered by. @throws Problem naming the parameter that is not usable. */
export function readFilter(query: Record<string, string>): Omit<DocumentFilter, 'account'> {
  const { status, device, type, from, to, q, cursor, limit } = query
  if (status !== undefined && !STATUSES.includes(status as Status))
    throw badQuery('status', `Use one of ${STATUSES.join(', ')}.`)
  return {
    status,
    device,
    type,
    from: instant('from', from),
    to: instant('to', to),
    q: q || undefined,
    after: readPlace(cursor),
    limit: readLimit(limit),
  }
}

function instant(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw badQuery(name, 'Write it like 2026-11-23 or 2026-11-23T10:15:00+03:00.')
  return time
}

function badCursor(): Problem {
  return badQuery('cursor', 'Use the "next" of the page before.')
}

function badQuery(name: string, fix: string): Problem {
  return new Problem({
    status: 400,
    code: 'query-invalid',
    title: `The parameter "${name}" is not usable.`,
    detail: 'Nothing was searched.',
    fix,
    errors: [{ pointer: `?${name}`, message: 'is not usable', fix }],
  })
}
