import { z } from 'zod'
import { compare, decimal, isDecimal } from '../money/decimal.js'

/** The tax treatment of a line, in words. A country's regime says what each means on its date. */
export const TAX_CATEGORIES = ['standard', 'reduced', 'zero', 'exempt', 'out_of_scope', 'deemed'] as const
export type TaxCategory = (typeof TAX_CATEGORIES)[number]

/** A decimal text that is not negative. */
export function amount() {
  return z.string().refine((text) => isDecimal(text) && !text.startsWith('-'), {
    error: 'must be a decimal number in quotes, zero or more',
    abort: true,
    params: { fix: 'Write it like "2500" or "2500.50": digits, one point, no separators, no exponent.' },
  })
}

/** A decimal text above zero. */
export function positive() {
  return amount().refine((text) => /[1-9]/.test(text), {
    error: 'must be more than zero',
    abort: true,
    params: { fix: 'Leave the line out if nothing was sold.' },
  })
}

const HUNDRED = decimal('100')

const discount = z.union(
  [
    z.strictObject({
      /** Percent of the line, such as `"10"`. */
      percent: positive().refine((text) => compare(decimal(text), HUNDRED) <= 0, {
        error: 'is more than 100 percent',
        params: { fix: 'A discount cannot be larger than the line.' },
      }),
    }),
    /** An amount in document currency, with or without tax just as the line's price. */
    z.strictObject({ amount: positive() }),
  ],
  { error: 'must be { "percent": "10" } or { "amount": "500" }' },
)

/** One invoice line (EN 16931 BG-25). What the device's item table knows of `item` may be left out. */
export const lineSchema = z.strictObject({
  /** Seller's item identifier (BT-155): an entry of the device's item table. */
  item: z.string().min(1).max(50),
  /** Item name (BT-153). */
  name: z.string().min(1).max(200).optional(),
  /** Invoiced quantity (BT-129). */
  quantity: positive(),
  /** Unit of measure code of the authority (BT-130). */
  unit: z.string().min(1).max(5).optional(),
  /** Price of one unit in document currency (BT-146). */
  unitPrice: positive(),
  /** Tax category (BT-151), in words. */
  tax: z.enum(TAX_CATEGORIES).optional(),
  /** True when `unitPrice` (and an amount of discount) contains the tax. */
  priceIncludesTax: z.boolean().default(true),
  /** Line allowance (BG-27). */
  discount: discount.optional(),
  /** Item classification (BT-158). */
  classification: z
    .strictObject({ scheme: z.enum(['ug-commodity', 'ke-item-class']), code: z.string().min(1).max(20) })
    .optional(),
  /** Packaging unit code, where the authority wants one (Kenya). */
  packaging: z.string().min(1).max(5).optional(),
})

export type Line = z.infer<typeof lineSchema>

/** A line whose item facts are all known: its own, or the item table's. */
export interface ResolvedLine extends Line {
  readonly name: string
  readonly unit: string
  readonly tax: TaxCategory
  readonly classification: NonNullable<Line['classification']>
}
