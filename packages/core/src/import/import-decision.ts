import { z } from 'zod'
import { labelsSchema } from '../document/labels.js'
import { lineSchema } from '../document/line.js'

const { item, name, barcode, quantity, unit, unitPrice, tax, classification, packaging } = lineSchema.shape

/** Which item of ours the goods are. What the device's item table knows of it may be left out. */
const own = { item, name, barcode, unit, tax, classification, packaging }

const common = {
  /** The person who decided. */
  operator: z.string().min(1).max(150).default('Cashier'),
  /** The caller's own labels. Kept, returned, never sent to an authority. */
  metadata: labelsSchema.optional(),
}

/** That imported goods are ours. */
export const importAcceptanceSchema = z.strictObject({
  ...own,
  /** How many came in, in our unit. Without it, what customs counted, where that is in our unit. */
  quantity: quantity.optional(),
  /** What one is worth without tax. Without it, the supplier's invoice over the quantity, in the country's currency. */
  unitPrice: unitPrice.optional(),
  /** When they came in, ISO 8601 with an offset. Without it, now. */
  receivedAt: z.iso.datetime({ offset: true, error: 'must be a time with an offset' }).optional(),
  /** False: the goods are not booked into stock by this. */
  stock: z.boolean().default(true),
  /** In our words. The authority is told. */
  note: z.string().trim().min(1).max(300).optional(),
  ...common,
})

/** That imported goods are not ours. The authority wants an item of ours even so. */
export const importRefusalSchema = z.strictObject({
  ...own,
  /** Why, in our words. The authority is told. */
  reason: z.string().trim().min(1).max(300),
  ...common,
})

export type ImportAcceptance = z.infer<typeof importAcceptanceSchema>

export type ImportRefusal = z.infer<typeof importRefusalSchema>
