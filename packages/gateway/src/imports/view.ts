import { importedGoodsSchema } from '@risiti/core'
import { z } from 'zod'
import { courseView } from '../documents/view.js'
import { movementStatusView } from '../stock/view.js'
import { LISTED_STATES } from '../store/statements/listed.js'

/* Imports as the API shows them. Times are ISO 8601, UTC; quantities and amounts are decimal strings. */

const time = () => z.iso.datetime({ offset: true })
const text = (description: string) => z.string().meta({ description })

const decisionView = z
  .strictObject({
    id: text('Its id in this gateway.'),
    decision: z.enum(['accept', 'reject']),
    status: movementStatusView,
    device: text('The device that says it.'),
    recorded: z
      .strictObject({ number: text('The task and the line of the declaration.'), at: time() })
      .meta({ description: 'Once the authority has it.' })
      .optional(),
    item: text('Your item.'),
    name: z.string(),
    quantity: text('How many came in, in your unit.').optional(),
    unit: z.string().optional(),
    unitPrice: text('What one is worth, without tax.').optional(),
    note: text('What was said with it.').optional(),
    receivedAt: time().meta({ description: 'When the goods came in.' }).optional(),
    movement: text('The movement of stock that follows it.').optional(),
    ...courseView,
  })
  .meta({
    id: 'ImportDecision',
    description:
      'The last decision about an import. queued, sending and in_doubt move on by themselves; needs_attention waits for you; rejected means that the authority refused it.',
  })

/** What customs let in for us, and what we said to it. */
export const importView = z
  .strictObject({
    id: z
      .string()
      .meta({ description: 'Its id in this gateway.', examples: ['imp_6d8c5a9e71b24d0f8a6be2d4c7915e60'] }),
    state: z.enum(LISTED_STATES).meta({
      description:
        'open: nobody has decided on it. decided: by the last decision. gone: the authority waits for no answer any more, so it was decided on elsewhere.',
    }),
    device: text('The device that it was listed to.'),
    listedAt: time().meta({ description: 'When it was listed first.' }),
    goods: importedGoodsSchema.meta({ id: 'ImportedGoods', description: 'What customs says.' }),
    decision: decisionView.optional(),
  })
  .meta({ id: 'Import', description: 'A line of a customs declaration, as the authority tells it.' })
