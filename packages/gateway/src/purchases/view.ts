import { supplierSaleSchema } from '@risiti/core'
import { z } from 'zod'
import { decisionView, entryView, text } from '../listed/view.js'

/** What a supplier sold to us, and what we said to it. */
export const purchaseView = z
  .strictObject({
    ...entryView({
      example: 'pur_6d8c5a9e71b24d0f8a6be2d4c7915e60',
      gone: 'the authority lists it no longer',
    }),
    sale: supplierSaleSchema.meta({ id: 'SupplierSale', description: 'What the supplier says.' }),
    decision: decisionView({
      id: 'PurchaseDecision',
      about: 'a purchase',
      number: 'The number that it was sent with.',
      own: {
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
      },
    }).optional(),
  })
  .meta({ id: 'Purchase', description: 'What a supplier sold to you, as the authority tells it.' })
