import { z } from 'zod'
import { EVENT_KINDS } from '../events/kinds.js'
import { limit } from './document-query.js'
import type { HeaderField } from './headers.js'
import { Problem } from './problem.js'

const PLACE = /^\d{1,15}$/

const kinds = Object.keys(EVENT_KINDS)

/** Which events are asked for. */
export const eventQuery = z.object({
  after: z
    .string()
    .regex(PLACE, { error: 'Use the id of an event, the "next" of a page, or 0.' })
    .transform(Number)
    .meta({ description: 'The id of the last event that you know; 0 for all there are.', examples: ['0'] })
    .optional(),
  kind: z
    .string()
    .transform((text) => text.split(','))
    .refine((named) => named.every((kind) => kinds.includes(kind)), {
      error: 'Name kinds of events with commas between them; the reference lists them.',
    })
    .meta({ description: 'Only these kinds, with commas between them.', examples: ['fiscalised,rejected'] })
    .optional(),
  device: z.string().meta({ description: 'Only what happened to this device or its documents.' }).optional(),
  document: z.string().meta({ description: 'Only what happened to this document or movement.' }).optional(),
  limit,
})

/** Where a stream goes on after its connection broke: browsers send it by themselves. */
export const LAST_EVENT_ID: HeaderField<number | undefined> = {
  name: 'Last-Event-ID',
  schema: z
    .string()
    .regex(PLACE)
    .meta({ description: 'The id of the last event that was received. It goes before "after".' })
    .optional(),
  problems: ['last-event-id-invalid'],
  read({ headersDistinct }) {
    const [id, ...others] = headersDistinct['last-event-id'] ?? []
    if (id === undefined) return undefined
    if (others.length === 0 && PLACE.test(id)) return Number(id)
    throw new Problem({
      status: 400,
      code: 'last-event-id-invalid',
      title: 'The Last-Event-ID header is not usable.',
      detail: 'It is not the id of an event.',
      fix: 'Send the id of the last event that you received, or leave it out.',
    })
  },
}
