import { z } from 'zod'
import type { Shown } from '../documents/shown.js'
import { DELIVERY_STATUSES } from '../store/statements/webhook-deliveries.js'
import type { Row } from '../store/store.js'
import type { Endpoint } from './endpoint.js'
import { KNOWN_TYPES, SUBJECTS } from './told/known-types.js'
import { payloadOf } from './told/payload.js'

const time = () => z.iso.datetime({ offset: true })
const text = (description: string) => z.string().meta({ description })

const ALL_TYPES = [...SUBJECTS, ...KNOWN_TYPES]

/** A type of event, or all of a subject. What there is stands in the schema, and not in every refusal. */
export const wantedType = z
  .string()
  .refine((type) => ALL_TYPES.includes(type), {
    error: 'is no type of event: write it like "document.fiscalised" or "document.*"',
  })
  .meta({
    id: 'WebhookType',
    enum: ALL_TYPES,
    description: 'A type of event, or all types of one subject.',
  })

const members = {
  id: text('Its id.'),
  url: text('Where messages are posted.'),
  types: z
    .array(wantedType)
    .meta({ description: 'What it wants to hear of; absent where that is everything.' })
    .optional(),
  description: z.string().optional(),
  status: z.enum(['enabled', 'disabled']),
  disabledBecause: z
    .enum(['asked', 'failing', 'gone'])
    .meta({ description: 'failing: it took nothing for days. gone: it answered 410.' })
    .optional(),
  failingSince: time()
    .meta({ description: 'When it first failed of late; absent while it takes messages.' })
    .optional(),
  createdAt: time(),
  updatedAt: time(),
}

export const endpointView = z
  .strictObject(members)
  .meta({ id: 'WebhookEndpoint', description: 'Where an account wants to hear of what happens.' })

const secret = z.string().meta({
  description: 'What signatures are made with, in the form of Standard Webhooks. It is shown this once.',
  examples: ['whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'],
})

/** A new endpoint, with its secret. */
export const newEndpointView = z
  .strictObject({ ...members, secret })
  .meta({ id: 'NewWebhookEndpoint', description: 'An endpoint that was just added, and its secret.' })

/** A secret that was just made. */
export const newSecretView = z.strictObject({
  id: members.id,
  secret,
  previousUntil: time().meta({ description: 'Until when messages are signed with the former one too.' }),
})

const delivery = {
  id: text(
    'Its id, which is the `webhook-id` of the message: the same at each attempt, and when it is sent again.',
  ),
  endpoint: text('The endpoint it goes to.'),
  type: z.string().meta({ description: 'What the message is about.', examples: ['document.fiscalised'] }),
  event: text('The event that it tells of, by the id in /v1/events; absent for a test.').optional(),
  status: z.enum(DELIVERY_STATUSES).meta({
    description:
      'pending: it is tried, or will be while its endpoint is enabled. exhausted: it is tried no more, unless you ask.',
  }),
  tries: z.int().meta({ description: 'Attempts since it was made, or last asked for.' }),
  nextAttemptAt: time()
    .meta({ description: 'When it is tried next; absent where that is at once, or never.' })
    .optional(),
  createdAt: time(),
  updatedAt: time(),
}

export const deliveryView = z
  .strictObject(delivery)
  .meta({ id: 'WebhookDelivery', description: 'A message to one endpoint.' })

const attempt = z.strictObject({
  number: z.int(),
  at: time(),
  ms: z.int().meta({ description: 'How long it took, milliseconds.' }),
  status: z.int().meta({ description: 'What was answered; absent where no answer came.' }).optional(),
  message: text('Why it was not taken.').optional(),
  answer: text('How the answer began, where it was not taken.').optional(),
})

/** A delivery with what was sent, and what came of it each time. */
export const wholeDeliveryView = z
  .strictObject({
    ...delivery,
    payload: z.record(z.string(), z.unknown()).meta({ description: 'What is posted, as JSON.' }),
    attempts: z.array(attempt).meta({ description: 'Every attempt, oldest first.' }),
  })
  .meta({ id: 'WholeWebhookDelivery', description: 'A message to one endpoint, with its attempts.' })

export function viewEndpoint(endpoint: Endpoint): Shown<typeof endpointView> {
  const { id, url, types, description, status, reason, failingSince, createdAt, updatedAt } = endpoint
  return {
    id,
    url,
    ...(types === null ? {} : { types }),
    ...(description === '' ? {} : { description }),
    status: status as 'enabled' | 'disabled',
    ...(reason === null ? {} : { disabledBecause: reason }),
    ...(failingSince === null ? {} : { failingSince: iso(failingSince) }),
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  }
}

export function viewDelivery(row: Row): Shown<typeof deliveryView> {
  return {
    id: String(row.id),
    endpoint: String(row.endpoint),
    type: String(row.type),
    ...(row.event === null ? {} : { event: String(row.event) }),
    status: row.status as (typeof DELIVERY_STATUSES)[number],
    tries: Number(row.tries),
    ...(Number(row.due_at ?? 0) > 0 ? { nextAttemptAt: iso(row.due_at) } : {}),
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
  }
}

/** @param row as `findDelivery` reads it. */
export function viewWholeDelivery(row: Row, attempts: readonly Row[]): Shown<typeof wholeDeliveryView> {
  const payload = JSON.parse(payloadOf(String(row.type), row))
  return { ...viewDelivery(row), payload, attempts: attempts.map(viewAttempt) }
}

function viewAttempt(row: Row): Shown<typeof attempt> {
  return {
    number: Number(row.attempt),
    at: iso(row.at),
    ms: Number(row.ms),
    ...(row.status === null ? {} : { status: Number(row.status) }),
    ...(row.message === null ? {} : { message: String(row.message) }),
    ...(row.answer === null ? {} : { answer: String(row.answer) }),
  }
}

function iso(milliseconds: Row[string] | undefined): string {
  return new Date(Number(milliseconds)).toISOString()
}
