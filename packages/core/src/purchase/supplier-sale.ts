import { z } from 'zod'
import { discount } from '../document/amounts.js'
import { PAYMENT_METHODS } from '../document/document.js'
import { lineSchema, TAX_CATEGORIES } from '../document/line.js'
import { PARTY_SCHEMES } from '../document/party.js'

const decimalText = (description: string) =>
  z.string().meta({ description, format: 'decimal', examples: ['1157.11'] })

const soldLine = z.strictObject({
  line: z.int().meta({ description: 'Its place on the supplier’s document; the first is 1.' }),
  item: z.string().meta({ description: 'The supplier’s code of it, which is not yours.' }),
  name: z.string(),
  barcode: z.string().optional(),
  unit: z.string(),
  packaging: z.string().optional(),
  classification: lineSchema.shape.classification.unwrap(),
  quantity: decimalText('How many.'),
  unitPrice: decimalText('What one costs.'),
  priceIncludesTax: z.boolean(),
  discount: discount().optional(),
  tax: z.enum(TAX_CATEGORIES),
  total: decimalText('What the line comes to, with tax, as the supplier said.'),
})

/** What a supplier told the authority to have sold to us, in no country's terms. */
export const supplierSaleSchema = z.strictObject({
  supplier: z.strictObject({
    name: z.string(),
    taxId: z.strictObject({ scheme: z.enum(PARTY_SCHEMES), value: z.string() }),
    branch: z.string().optional(),
    device: z.string().meta({ description: 'The supplier’s control unit.' }).optional(),
  }),
  number: z.string().meta({ description: 'The supplier’s number of it.', examples: ['6'] }),
  type: z.enum(['sale', 'credit_note']),
  soldAt: z.iso.datetime({ offset: true }),
  paidBy: z.array(z.enum(PAYMENT_METHODS)).meta({ description: 'How it was paid, where that is told.' }),
  note: z.string().optional(),
  currency: z.string().meta({ description: 'ISO 4217.' }),
  totals: z.strictObject({
    net: decimalText('Without tax.'),
    tax: decimalText('The tax.'),
    gross: decimalText('With tax.'),
  }),
  lines: z.array(soldLine),
})

export type SupplierSale = z.infer<typeof supplierSaleSchema>

export type SoldLine = z.infer<typeof soldLine>
