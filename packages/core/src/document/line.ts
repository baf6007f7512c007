import { z } from 'zod'
import { amount, discount, positive, statedTotals } from './amounts.js'
import { dutySchema } from './duty.js'
import { keLineExtension, ugLineExtension } from './extensions.js'

/** The tax treatment of a line, in words. A country's regime says what each means on its date. */
export const TAX_CATEGORIES = ['standard', 'reduced', 'zero', 'exempt', 'out_of_scope', 'deemed'] as const
export type TaxCategory = (typeof TAX_CATEGORIES)[number]

/** One invoice line (EN 16931 BG-25). What the device's item table knows of `item` may be left out. */
export const lineSchema = z.strictObject({
  /** Seller's item identifier (BT-155): an entry of the device's item table. */
  item: z.string().min(1).max(50),
  /** Item name (BT-153). */
  name: z.string().min(1).max(200).optional(),
  /** Item standard identifier (BT-157): the bar code. */
  barcode: z.string().min(1).max(20).optional(),
  /** Invoiced quantity (BT-129). */
  quantity: positive('Leave the line out if nothing was sold.'),
  /** Unit of measure code of the authority (BT-130). */
  unit: z.string().min(1).max(5).optional(),
  /** Price of one unit in document currency (BT-146). */
  unitPrice: amount(),
  /** Tax category (BT-151), in words. */
  tax: z.enum(TAX_CATEGORIES).optional(),
  /** True when `unitPrice` (and an amount of discount) contains the tax and the excise duty. */
  priceIncludesTax: z.boolean().default(true),
  /** Line allowance (BG-27). */
  discount: discount().optional(),
  /** Excise duty on the goods. */
  excise: dutySchema.optional(),
  /** Item classification (BT-158). */
  classification: z
    .strictObject({ scheme: z.enum(['ug-commodity', 'ke-item-class']), code: z.string().min(1).max(20) })
    .optional(),
  /** Packaging unit code, where the authority wants one (Kenya). */
  packaging: z.string().min(1).max(5).optional(),
  /** The caller's own totals of the line. They are checked, never trusted. */
  totals: statedTotals().optional(),
  /** On a note: which line of the original it takes back or adds to (BT-126 there); the first is 1. */
  precedingLine: z.int().min(1).max(1000).optional(),
  /** What only one country knows. */
  ext: z.strictObject({ ug: ugLineExtension.optional(), ke: keLineExtension.optional() }).optional(),
})

/** A line as it was read. */
export type Line = z.infer<typeof lineSchema>

/** A line whose item facts are all known: its own, or the item table's. */
export interface ResolvedLine extends Line {
  readonly name: string
  readonly unit: string
  readonly tax: TaxCategory
  readonly classification: NonNullable<Line['classification']>
}
