import { z } from 'zod'
import { compare, decimal, isDecimal } from '../money/decimal.js'

/** Most digits before the point of a stated amount. */
const MOST_DIGITS = 15

/** A decimal text that is not negative. */
export function amount() {
  return decimalText()
    .refine((text) => text.replace(/^0+|\..*/g, '').length <= MOST_DIGITS, {
      error: `has more than ${MOST_DIGITS} digits before the point`,
      abort: true,
      params: { rule: 'amount-size', fix: 'Correct it: no authority takes an amount of that size.' },
    })
    .meta(DECIMAL)
}

/** What JSON Schema can say of a decimal text. */
const DECIMAL = { format: 'decimal', pattern: '^[0-9]+(\\.[0-9]+)?$' }

function decimalText() {
  return z
    .string()
    .refine((text) => !(text.startsWith('-') && isDecimal(text)), {
      error: 'is below zero',
      abort: true,
      params: {
        rule: 'amount-text',
        fix: 'Write it without a sign; what is taken back goes into a credit note.',
      },
    })
    .refine((text) => isDecimal(text) && !text.startsWith('-'), {
      error: 'must be a decimal number in quotes, zero or more',
      abort: true,
      params: {
        rule: 'amount-text',
        fix: 'Write it like "2500" or "2500.50": digits, one point, no separators, no exponent.',
      },
    })
}

/** A decimal text above zero. @param fix what to do instead of zero. */
export function positive(fix = 'Leave it out if there is none.') {
  return amount()
    .refine((text) => /[1-9]/.test(text), {
      error: 'must be more than zero',
      abort: true,
      params: { rule: 'amount-text', fix },
    })
    .meta(DECIMAL)
}

const HUNDRED = decimal('100')

/** A discount of a line, or of a document. */
export function discount() {
  return z.union(
    [
      z.strictObject({
        /** Percent, such as `"10"`. */
        percent: positive().refine((text) => compare(decimal(text), HUNDRED) <= 0, {
          error: 'is more than 100 percent',
          params: { rule: 'discount-within', fix: 'A discount cannot be larger than what it is taken off.' },
        }),
      }),
      /** An amount in document currency, with or without tax just as the price. */
      z.strictObject({ amount: positive() }),
    ],
    { error: 'must be { "percent": "10" } or { "amount": "500" }' },
  )
}

/** A percentage, or an amount. */
export type Discount = z.infer<ReturnType<typeof discount>>

/** What a caller says that something comes to. */
export function statedTotals() {
  return z.strictObject({ net: amount().optional(), tax: amount().optional(), gross: amount().optional() })
}
