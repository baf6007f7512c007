import { z } from 'zod'
import { InvalidInputError } from '../errors/fiscal-error.js'
import { CURRENCY_PATTERN } from '../money/currency.js'
import { issuesOf } from './issues.js'
import { amount, lineSchema, type ResolvedLine } from './line.js'
import { buyerSchema } from './party.js'

/** How something was paid (EN 16931 BT-81), in words. */
export const PAYMENT_METHODS = [
  'cash',
  'mobile_money',
  'card',
  'credit',
  'cheque',
  'bank_transfer',
  'voucher',
  'other',
] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

/** A document holds at most this many lines; more is refused before anything is computed. */
export const MAX_LINES = 1000

/** A sale, in the words of EN 16931. Amounts are decimal strings in `currency`. */
export const documentSchema = z.strictObject({
  /** The form the buyer gets. */
  type: z.enum(['invoice', 'receipt']),
  /** The seller's own document number (BT-1). */
  number: z.string().min(1).max(50),
  /** The device that fiscalises it, by the name it has in the gateway. */
  device: z.string().min(1).max(64),
  /** Document currency (BT-5), ISO 4217. */
  currency: z.string().regex(CURRENCY_PATTERN, {
    error: 'must be an ISO 4217 code',
  }),
  /** When the sale happened (BT-2), ISO 8601 with an offset. */
  issuedAt: z.iso.datetime({ offset: true, error: 'must be a time with an offset' }),
  /** The person who served the customer. */
  operator: z.string().min(1).max(150).default('Cashier'),
  buyer: buyerSchema.optional(),
  lines: z.array(lineSchema).min(1).max(MAX_LINES),
  /** What was tendered (BG-16); the amounts add up to the total. */
  payments: z
    .array(z.strictObject({ method: z.enum(PAYMENT_METHODS), amount: amount() }))
    .max(20)
    .optional(),
  /** The caller's own totals. They are checked, never trusted. */
  totals: z
    .strictObject({ net: amount().optional(), tax: amount().optional(), gross: amount().optional() })
    .optional(),
  /** Printed on the receipt (BT-22). */
  note: z.string().max(400).optional(),
  /** The caller's own labels. Kept, returned, never sent to an authority. */
  metadata: z.record(z.string().max(64), z.string().max(500)).optional(),
  /** What only one country knows. */
  ext: z.strictObject({ ug: z.strictObject({}).optional(), ke: z.strictObject({}).optional() }).optional(),
})

export type FiscalDocument = z.infer<typeof documentSchema>

/** A document whose lines are complete. */
export interface ResolvedDocument extends Omit<FiscalDocument, 'lines'> {
  readonly lines: readonly ResolvedLine[]
}

/**
 * Reads a document from untrusted input.
 * @throws InvalidInputError naming every field that is wrong, why, and what to write instead.
 */
export function parseDocument(input: unknown): FiscalDocument {
  refuseTooManyLines(input)
  const result = documentSchema.safeParse(input)
  if (result.success) return result.data
  throw invalidDocument(issuesOf(result.error, input))
}

/** A schema reads every entry of a list before it counts them. */
function refuseTooManyLines(input: unknown): void {
  const lines = (input as { lines?: unknown } | null | undefined)?.lines
  if (!Array.isArray(lines) || lines.length <= MAX_LINES) return
  throw invalidDocument([
    {
      path: '/lines',
      message: `has ${lines.length} entries; at most ${MAX_LINES} are allowed`,
      fix: 'Split the sale into several documents.',
    },
  ])
}

/** The error for a document that cannot be accepted. */
export function invalidDocument(issues: InvalidInputError['issues']): InvalidInputError {
  const more = issues.length > 1 ? ` and ${issues.length - 1} more` : ''
  const first = issues[0]
  return new InvalidInputError({
    code: 'document-invalid',
    message: `The document cannot be accepted: ${first?.path || 'the document'} ${first?.message ?? ''}${more}.`,
    issues,
  })
}
