import { z } from 'zod'
import { amount, positive } from './amounts.js'

/** What identifies a duty, and how it is called on the document. */
const named = {
  /** The authority's code of the duty, such as `LED190100`. */
  code: z.string().min(1).max(18),
  /** Its name as the authority lists it. */
  name: z.string().min(1).max(1024),
  /** How the rate is printed, such as `UGX650 per litre`. Without it the rate is put into words. */
  rateName: z.string().min(1).max(100).optional(),
}

/**
 * Excise duty of a line: a percentage of the price without tax, an amount for each unit of the duty, or none although the
 * goods bear it (a rate of nil). The price of a line with tax contains the duty; a price without tax does not.
 */
export const dutySchema = z.union(
  [
    z.strictObject({ ...named, percent: positive() }),
    z.strictObject({
      ...named,
      /** What one unit of the duty costs, as a decimal text in `currency`. */
      perUnit: positive(),
      /** The duty's unit, by the authority's code. */
      unit: z.string().min(1).max(3),
      /** ISO 4217; without it the currency of the country. */
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, { error: 'must be an ISO 4217 code' })
        .optional(),
      /** Units of the duty in one `package`. Without it one. */
      pieces: positive().optional(),
      /** Invoiced units that hold these pieces. Without it one. */
      packages: positive().optional(),
    }),
    z.strictObject(named),
  ],
  { error: 'must say "percent", or "perUnit" with "unit", or neither for a rate of nil' },
)

/** An excise duty. */
export type Duty = z.infer<typeof dutySchema>

/** Kinds of levies that stand beside VAT and excise duty. */
export const LEVY_KINDS = ['over_the_top', 'stamp_duty', 'hotel_tax', 'ucc_levy', 'other'] as const

const levyNamed = {
  kind: z.enum(LEVY_KINDS),
  /** How it is called on the document; "other" needs it. */
  name: z.string().min(1).max(100).optional(),
}

/** A levy on the whole document (EN 16931 BG-21): a percentage of its net total, or an amount for each of some units. */
export const levySchema = z.union(
  [
    z.strictObject({ ...levyNamed, percent: positive() }),
    z.strictObject({ ...levyNamed, perUnit: amount(), units: positive().default('1') }),
  ],
  { error: 'must say "percent", or "perUnit" (with "units" when there are several)' },
)

/** A levy on the whole document. */
export type Levy = z.infer<typeof levySchema>
