import { DOCUMENT_TYPES, MOVEMENT_KINDS } from '@risiti/core'
import { z } from 'zod'
import { STATUSES } from '../documents/states.js'
import { MOVEMENT_STATUSES } from '../stock/status.js'
import type { ListPlace } from '../store/statements/documents-list.js'
import { LISTED_STATES } from '../store/statements/listed.js'

const PAGE_SIZE = 50
const MAX_PAGE_SIZE = 200

const wholeNumber = `Use a whole number from 1 to ${MAX_PAGE_SIZE}.`

const CURSOR = 'Use the "next" of the page before.'
const cursor = { description: 'Where the page begins: the "next" of the page before.' }

/** How long a page is. The message of each parameter is what to do instead. */
export const limit = z.coerce
  .number({ error: wholeNumber })
  .int({ error: wholeNumber })
  .min(1, { error: wholeNumber })
  .max(MAX_PAGE_SIZE, { error: wholeNumber })
  .default(PAGE_SIZE)
  .meta({ description: 'How many to list.', examples: [20] })

/** Which page of a list that is ordered by position. */
export const pageQuery = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, { error: CURSOR })
    .transform(Number)
    .meta(cursor)
    .optional(),
  limit,
})

/** A place in a list of documents, as the cursor of the page after it. */
export function writePlace({ createdAt, position }: ListPlace): string {
  return `${createdAt}-${position}`
}

function readPlace(text: string): ListPlace {
  const [createdAt, position] = text.split('-')
  return { createdAt: Number(createdAt), position: Number(position) }
}

/** A day of the calendar, or a moment whose time zone is said: the gateway's own is nobody's business. */
const moment = z.union([
  z.iso.date(),
  z.iso.datetime({ offset: true, precision: -1 }),
  z.iso.datetime({ offset: true }),
])

export const instant = (description: string) =>
  z
    .string()
    .refine((text) => moment.safeParse(text).success, {
      error: 'Write it like 2026-11-23 or 2026-11-23T10:15:00+03:00.',
    })
    .transform((text) => Date.parse(text))
    .meta({ description, examples: ['2026-11-23'] })
    .optional()

/** A page of what was made within a time. @param made what happened to it then, such as "Accepted". */
export const createdQuery = (made: string) => ({
  from: instant(`${made} at this time or later.`),
  to: instant(`${made} before this time.`),
  cursor: z
    .string()
    .regex(/^\d{1,15}-\d{1,15}$/, { error: CURSOR })
    .transform(readPlace)
    .meta(cursor)
    .optional(),
  limit,
})

/** What the lists of both lanes are filtered by. */
const listQuery = {
  device: z
    .string()
    .meta({ description: 'The device.', examples: ['ug-shop-1'] })
    .optional(),
  q: z
    .string()
    .transform((text) => text || undefined)
    .meta({
      description:
        'The number or its beginning, the digits that it ends with, the fiscal number, the idempotency key or the id.',
    })
    .optional(),
  ...createdQuery('Accepted'),
}

/** What a list of documents is filtered by. */
export const documentQuery = z.object({
  status: z
    .enum(STATUSES, { error: `Use one of ${STATUSES.join(', ')}.` })
    .meta({ description: 'Where they stand.' })
    .optional(),
  type: z
    .string()
    .meta({ description: `The form: ${DOCUMENT_TYPES.join(', ')}.`, examples: ['receipt'] })
    .optional(),
  ...listQuery,
})

/** What a list of movements of stock is filtered by. */
export const movementQuery = z.object({
  status: z
    .enum(MOVEMENT_STATUSES, { error: `Use one of ${MOVEMENT_STATUSES.join(', ')}.` })
    .meta({ description: 'Where they stand.' })
    .optional(),
  kind: z
    .enum(MOVEMENT_KINDS, { error: `Use one of ${MOVEMENT_KINDS.join(', ')}.` })
    .meta({ description: 'Why the goods moved.' })
    .optional(),
  ...listQuery,
})

/** What is left of the items of a device, in the order of their codes. */
export const levelQuery = z.object({
  device: z
    .string({ error: 'Ask for /v1/stock-levels?device=<id>.' })
    .meta({ description: 'The device.', examples: ['ke-shop-1'] }),
  after: z
    .string()
    .meta({ description: 'The item after which the page begins: the "next" of the page before.' })
    .default(''),
  limit,
})

/** What a list of what can be decided on is filtered by. */
export const listedQuery = pageQuery.extend({
  state: z
    .enum(LISTED_STATES, { error: `Use one of ${LISTED_STATES.join(', ')}.` })
    .meta({ description: 'Where they stand.' })
    .optional(),
  device: z
    .string()
    .meta({ description: 'The device that they were listed to.', examples: ['ke-shop-1'] })
    .optional(),
})
