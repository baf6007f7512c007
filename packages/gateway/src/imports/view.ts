import { importedGoodsSchema } from '@risiti/core'
import { z } from 'zod'
import { decisionView, entryView, text } from '../listed/view.js'

/** What customs let in for us, and what we said to it. */
export const importView = z
  .strictObject({
    ...entryView({
      example: 'imp_6d8c5a9e71b24d0f8a6be2d4c7915e60',
      gone: 'the authority waits for no answer any more',
    }),
    goods: importedGoodsSchema.meta({ id: 'ImportedGoods', description: 'What customs says.' }),
    decision: decisionView({
      id: 'ImportDecision',
      about: 'an import',
      number: 'The task and the line of the declaration.',
      own: {
        item: text('Your item.'),
        name: z.string(),
        quantity: text('How many came in, in your unit.').optional(),
        unit: z.string().optional(),
        unitPrice: text('What one is worth, without tax.').optional(),
      },
    }).optional(),
  })
  .meta({ id: 'Import', description: 'A line of a customs declaration, as the authority tells it.' })
