import { documentSchema, TAX_CATEGORIES } from '@risiti/core'
import { z } from 'zod'
import { convertedView, totalsView } from '../../documents/view.js'
import type { BodyField } from '../route.js'

/** A sale, or a note about one, as callers write it. */
const sale = documentSchema.meta({
  id: 'Sale',
  description:
    'A sale, or a note about one, in the words of EN 16931. Amounts are decimal strings in its currency.',
})

/** What was accepted under a key is looked up before a document is judged: that stays accepted. */
export const DOCUMENT_BODY = {
  schema: sale,
  refusal: { code: 'document-invalid', message: 'The document cannot be accepted' },
  checked: 'later',
} as const satisfies BodyField

const amount = z.string().meta({ format: 'decimal', examples: ['1000.00'] })
const category = z.enum(TAX_CATEGORIES)

const taxes = z
  .array(z.strictObject({ category, rate: amount, net: amount, tax: amount, gross: amount }))
  .meta({ description: 'By tax category and rate, in the currency that the authority takes.' })

const duties = z
  .array(
    z.strictObject({ excise: z.record(z.string(), z.unknown()), net: amount, tax: amount, gross: amount }),
  )
  .meta({ description: 'By excise duty.' })

const lines = z
  .array(
    z.strictObject({
      item: z.string(),
      index: z.int().meta({ description: 'Place of the line in the document, from 0.' }),
      category,
      rate: amount.meta({ description: 'VAT as a fraction.' }),
      quantity: amount,
      unitPrice: amount,
      gross: amount.meta({ description: 'Quantity times price, before the discount.' }),
      grossTax: amount,
      discount: amount.meta({ description: 'Its share of a discount on the document included.' }),
      discountTax: amount,
      discountPercent: amount.optional(),
      excise: amount,
      discountExcise: amount,
      total: amount.meta({ description: 'After the discount, with VAT and excise duty.' }),
      tax: amount.meta({ description: 'VAT.' }),
      net: amount.meta({ description: '"total" without VAT.' }),
    }),
  )
  .meta({ description: 'What each line comes to.' })

const levies = z.array(z.strictObject({ kind: z.string(), amount }).loose())

/** What a document comes to when nothing is wrong with it. */
export const checkedView = z
  .strictObject({
    ok: z.literal(true),
    currency: z.string(),
    totals: totalsView,
    converted: convertedView.optional(),
    taxes,
    duties,
    levies,
    lines,
  })
  .meta({ id: 'CheckedDocument', description: 'What a document comes to.' })
