import { MOVEMENT_KINDS, movementSchema } from '@risiti/core'
import { z } from 'zod'
import { courseView, problemView } from '../documents/view.js'
import { MOVEMENT_STATUSES } from './status.js'

/* Movements of stock as the API shows them. Times are ISO 8601, UTC; quantities and amounts are decimal strings. */

const time = () => z.iso.datetime({ offset: true })
const text = (description: string) => z.string().meta({ description })
const amount = (description: string) =>
  z.string().meta({ description, format: 'decimal', examples: ['500.00'] })

export const movementStatusView = z.enum(MOVEMENT_STATUSES).meta({
  id: 'MovementStatus',
  description:
    'Where a movement stands. queued, sending and in_doubt move on by themselves; rejected and needs_attention wait for you; recorded and cancelled are final.',
})

const { party, branches, cause, supplierDocument, batch, note, number } = movementSchema.shape

/** A movement with its attempts. */
export const movementView = z
  .strictObject({
    id: z
      .string()
      .meta({ description: 'Its id in this gateway.', examples: ['mov_3f0c5a9e71b24d0f8a6be2d4c7915e60'] }),
    status: movementStatusView,
    kind: z.enum(MOVEMENT_KINDS).meta({ description: 'Why the goods moved, and with that which way.' }),
    device: text('The device whose stock changes.'),
    movedAt: time(),
    number,
    party,
    branches,
    cause,
    supplierDocument,
    batch,
    note,
    document: text('The fiscal document whose goods moved. Absent when somebody reported it.').optional(),
    purchase: text('The purchase whose goods came in. Absent otherwise.').optional(),
    import: text('The import whose goods came in. Absent otherwise.').optional(),
    currency: text('ISO 4217.'),
    value: z
      .strictObject({
        net: amount('Without VAT.'),
        tax: amount('VAT.'),
        gross: amount('With VAT.'),
      })
      .meta({ description: 'What the goods are worth.' }),
    lines: z.array(
      z.strictObject({
        item: z.string(),
        name: z.string(),
        quantity: amount('How many.'),
        unit: z.string(),
        unitPrice: amount('What one is worth.'),
        total: amount('What the line is worth, with VAT.'),
      }),
    ),
    recorded: z
      .strictObject({ number: text('What the authority calls it.'), at: time() })
      .meta({ description: 'Once the authority has it.' })
      .optional(),
    ...courseView,
  })
  .meta({ id: 'StockMovement', description: 'A movement of stock as it stands.' })

/** What is left of an item. */
export const levelView = z
  .strictObject({
    item: z.string(),
    quantity: amount('What recorded movements leave, or what somebody has counted.'),
    told: z.boolean().meta({ description: 'True when the authority knows.' }),
    stated: amount('What the authority was told last.').optional(),
    statedAt: time().optional(),
    problem: problemView.optional(),
  })
  .meta({ id: 'StockLevel', description: 'What is left of an item.' })
