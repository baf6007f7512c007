import { z } from 'zod'
import type { Shown } from '../documents/shown.js'
import type { Row } from '../store/store.js'
import { EVENT_KINDS, type EventKind } from './kinds.js'

const meanings = Object.entries(EVENT_KINDS)
  .filter(([, meaning]) => meaning !== '')
  .map(([kind, meaning]) => `${kind}: ${meaning}.`)

/** What happened, as the API shows it. */
export const eventView = z
  .strictObject({
    id: z.string().meta({
      description: 'Its place among all events of the gateway: it rises, and is never used twice.',
      examples: ['17'],
    }),
    kind: z
      .enum(Object.keys(EVENT_KINDS) as [EventKind, ...EventKind[]])
      .meta({ description: meanings.join(' ') }),
    document: z
      .string()
      .meta({ description: 'The document or movement that it happened to; absent where it was none.' })
      .optional(),
    device: z
      .string()
      .meta({ description: 'The device; absent for what happens to the account as a whole.' })
      .optional(),
    at: z.iso.datetime({ offset: true }),
    data: z.record(z.string(), z.unknown()).meta({
      description:
        'What is to be known of it. Of a document: where it stood then, and why; no line, price or buyer of it.',
    }),
  })
  .meta({ id: 'Event', description: 'What happened.' })

export type EventView = Shown<typeof eventView>

/** An event as the API shows it. */
export function viewEvent(row: Row): EventView {
  return {
    id: String(row.position),
    kind: String(row.kind) as EventKind,
    ...(row.document === null ? {} : { document: String(row.document) }),
    ...(row.device === null ? {} : { device: String(row.device) }),
    at: new Date(Number(row.at)).toISOString(),
    data: JSON.parse(String(row.data)),
  }
}
