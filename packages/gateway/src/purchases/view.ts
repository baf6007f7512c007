import { supplierSaleSchema } from '@risiti/core'
import { z } from 'zod'
import { courseView } from '../documents/view.js'
import { movementStatusView } from '../stock/view.js'
import { LISTED_STATES } from '../store/statements/listed.js'

/* Purchases as the API shows them. Times are ISO 8601, UTC; quantities and amounts are decimal strings. */

const time = () => z.iso.datetime({ offset: true })
const text = (description: string) => z.string().meta({ description })

const decisionView = z
  .strictObject({
    id: text('Its id in this gateway.'),
    decision: z.enum(['accept', 'reject']),
    status: movementStatusView,
    device: text('The device that says it.'),
    recorded: z
      .strictObject({ number: text('The number that it was sent with.'), at: time() })
      .meta({ description: 'Once the authority has it.' })
      .optional(),
    lines: z
      .array(
        z.strictObject({
          line: z.int().meta({ description: 'The supplier’s line.' }),
          item: text('Your item.'),
          name: z.string(),
          unit: z.string(),
          total: text('What it comes to, with tax, computed anew.'),
        }),
      )
      .meta({ description: 'Absent where no items were named.' })
      .optional(),
    note: text('What was said with it.').optional(),
    receivedAt: time().meta({ description: 'When the goods came in.' }).optional(),
    movement: text('The movement of stock that follows it.').optional(),
    ...courseView,
  })
  .meta({
    id: 'PurchaseDecision',
    description:
      'The last decision about a purchase. queued, sending and in_doubt move on by themselves; needs_attention waits for you; rejected means that the authority refused it.',
  })

/** What a supplier sold to us, and what we said to it. */
export const purchaseView = z
  .strictObject({
    id: z.string().meta({
      description: 'Its id in this gateway.',
      examples: ['pur_6d8c5a9e71b24d0f8a6be2d4c7915e60'],
    }),
    state: z.enum(LISTED_STATES).meta({
      description:
        'open: nobody has decided on it. decided: by the last decision. gone: the authority lists it no longer, so it was decided on elsewhere.',
    }),
    device: text('The device that it was listed to.'),
    listedAt: time().meta({ description: 'When it was listed first.' }),
    sale: supplierSaleSchema.meta({ id: 'SupplierSale', description: 'What the supplier says.' }),
    decision: decisionView.optional(),
  })
  .meta({ id: 'Purchase', description: 'What a supplier sold to you, as the authority tells it.' })
