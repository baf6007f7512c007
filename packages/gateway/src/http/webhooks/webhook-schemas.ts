import { z } from 'zod'
import { DELIVERY_STATUSES } from '../../store/statements/webhook-deliveries.js'
import { LONGEST_URL } from '../../webhooks/post/target.js'
import { wantedType } from '../../webhooks/view.js'
import { createdQuery } from '../document-query.js'

/** What an endpoint is added or changed with. */
export const endpointBody = z
  .strictObject({
    url: z
      .string()
      .max(LONGEST_URL)
      .meta({
        description: 'Where messages are posted: https, at a public address.',
        examples: ['https://shop.example/risiti'],
      }),
    types: z
      .array(wantedType)
      .min(1)
      .max(100)
      .meta({ description: 'What it wants to hear of; left out, everything.' })
      .optional(),
    description: z.string().max(200).meta({ description: 'For people.' }).optional(),
  })
  .meta({ id: 'WebhookEndpointBody' })

const HOUR_SECONDS = 3600

/** How a secret is changed. */
export const rotationBody = z
  .strictObject({
    graceSeconds: z
      .int()
      .min(0)
      .max(7 * 24 * HOUR_SECONDS)
      .meta({ description: 'How long messages are signed with the present secret too; left out, a day.' })
      .default(24 * HOUR_SECONDS),
  })
  .meta({ id: 'WebhookSecretRotation' })

const instant = z.iso.datetime({ offset: true })

/** Which events are sent again. */
export const replayBody = z
  .strictObject({
    from: instant.meta({ description: 'What happened at this time or later.' }).optional(),
    after: z
      .string()
      .regex(/^\d{1,15}$/, { error: 'must be the "next" of the answer before' })
      .meta({
        description:
          'In the place of "from": what happened after this event. The "next" of the answer before.',
      })
      .optional(),
    to: instant.meta({ description: 'What happened before this time; left out, until now.' }).optional(),
    all: z.boolean().meta({ description: 'Also what was delivered.' }).default(false),
  })
  .refine(({ from, after }) => (from === undefined) !== (after === undefined), {
    path: ['from'],
    message: 'is needed, or "after": one of both',
  })
  .refine(({ from, to }) => !from || !to || Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'must be later than "from"',
  })
  .meta({ id: 'WebhookReplay' })

/** What a list of deliveries is filtered by. */
export const deliveryQuery = z.object({
  endpoint: z.string().meta({ description: 'The endpoint they go to.' }).optional(),
  status: z
    .enum(DELIVERY_STATUSES, { error: `Use one of ${DELIVERY_STATUSES.join(', ')}.` })
    .meta({ description: 'Where they stand.' })
    .optional(),
  ...createdQuery('Made'),
})
