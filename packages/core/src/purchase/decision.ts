import { z } from 'zod'
import { MAX_LINES } from '../document/document.js'
import { labelsSchema } from '../document/labels.js'
import { lineSchema } from '../document/line.js'

const { item, name, barcode, unit, classification, packaging } = lineSchema.shape

/** What one of our items a line of the supplier's is. What the device's item table knows of it may be left out. */
const ownLine = z.strictObject({
  /** The supplier's line; the first is 1. */
  line: z.int().min(1).max(MAX_LINES),
  /** Our code of the item. */
  item,
  name,
  barcode,
  unit,
  classification,
  packaging,
})

const common = {
  /** The person who decided. */
  operator: z.string().min(1).max(150).default('Cashier'),
  /** The caller's own labels. Kept, returned, never sent to an authority. */
  metadata: labelsSchema.optional(),
}

/** That we bought what a supplier says to have sold to us. */
export const acceptanceSchema = z.strictObject({
  /** Each line of the supplier's, once. */
  lines: z.array(ownLine).min(1).max(MAX_LINES),
  /** When the goods came in, ISO 8601 with an offset. Without it, now. */
  receivedAt: z.iso.datetime({ offset: true, error: 'must be a time with an offset' }).optional(),
  /** False: the goods are not booked into stock by this. */
  stock: z.boolean().default(true),
  /** In our words. */
  note: z.string().min(1).max(300).optional(),
  ...common,
})

/** That we did not buy it. */
export const refusalSchema = z.strictObject({
  /** Why, in our words. The authority is told. */
  reason: z.string().trim().min(1).max(300),
  /** As with an acceptance, where the authority wants our items even so. */
  lines: z.array(ownLine).min(1).max(MAX_LINES).optional(),
  ...common,
})

export type Acceptance = z.infer<typeof acceptanceSchema>

export type Refusal = z.infer<typeof refusalSchema>

/** Which of our items a line is. */
export type OwnLine = z.infer<typeof ownLine>
