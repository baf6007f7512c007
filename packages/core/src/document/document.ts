import { z } from 'zod'
import { InvalidInputError } from '../errors/fiscal-error.js'
import { CURRENCY_PATTERN, NO_CURRENCIES } from '../money/currency.js'
import { amount, discount, positive, statedTotals } from './amounts.js'
import type { CoreIssue } from './core-rules.js'
import { levySchema } from './duty.js'
import { keExtension, ugExtension } from './extensions.js'
import { issuesOf, valueAt } from './issues.js'
import { labelsSchema } from './labels.js'
import { lineSchema, type ResolvedLine } from './line.js'
import { buyerSchema } from './party.js'
import { pointer } from './pointer.js'

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

/** The form the buyer gets. A note takes back, or adds to, an earlier document. */
export const DOCUMENT_TYPES = ['invoice', 'receipt', 'credit_note', 'debit_note'] as const
export type DocumentType = (typeof DOCUMENT_TYPES)[number]

/** Why there is a note, in words. Each country takes some of them; its check says which. */
export const NOTE_REASONS = [
  'returned',
  'cancelled',
  'wrong_amount',
  'wrong_quantity',
  'wrong_item',
  'wrong_tax',
  'wrong_buyer',
  'missing_quantity',
  'damaged',
  'waived',
  'amount_increased',
  'requested_by_buyer',
  'trade_discount',
  'rebate',
  'other',
] as const
export type NoteReason = (typeof NOTE_REASONS)[number]

/** The document that a note is about (EN 16931 BG-3), and why there is a note. */
const preceding = z.strictObject({
  /** The original, by the id it has in the gateway. */
  id: z.string().min(1).max(64).optional(),
  /** The original, by the number the authority gave it (BT-25). */
  fiscalNumber: z.string().min(1).max(50).optional(),
  /** When the original was issued (BT-26). A note bears the taxes of that day, so say it if a rate has changed since. */
  issuedAt: z.iso.datetime({ offset: true, error: 'must be a time with an offset' }).optional(),
  reason: z.enum(NOTE_REASONS),
  /** The reason in the seller's words. "other" needs it in Uganda. */
  explanation: z.string().min(1).max(1024).optional(),
})

/** A document holds at most this many lines; more is refused before anything is computed. */
export const MAX_LINES = 1000

/** A sale, or a note about one, in the words of EN 16931. Amounts are decimal strings in `currency`. */
export const documentSchema = z
  .strictObject({
    /** The form the buyer gets. */
    type: z.enum(DOCUMENT_TYPES),
    /** The seller's own document number (BT-1). */
    number: z.string().min(1).max(50),
    /** The device that fiscalises it, by the name it has in the gateway. */
    device: z.string().min(1).max(64),
    /** Document currency (BT-5), ISO 4217. */
    currency: z
      .string()
      .regex(CURRENCY_PATTERN, { error: 'must be an ISO 4217 code', abort: true })
      .refine((code) => !NO_CURRENCIES.includes(code), {
        error: 'is how shillings are called, and no ISO 4217 code',
      }),
    /**
     * What one unit of `currency` costs in the currency of the country, such as `"3840.65"` UGX for a dollar. Frozen on the
     * document: a later rate changes nothing.
     */
    exchangeRate: positive().optional(),
    /** When the sale happened (BT-2), ISO 8601 with an offset. */
    issuedAt: z.iso.datetime({ offset: true, error: 'must be a time with an offset' }),
    /** The person who served the customer. */
    operator: z.string().min(1).max(150).default('Cashier'),
    buyer: buyerSchema.optional(),
    /** Set on notes, and only there. */
    preceding: preceding.optional(),
    lines: z.array(lineSchema).min(1).max(MAX_LINES),
    /** Document allowance (BG-20): shared among the lines in proportion, to the cent. */
    discount: discount().optional(),
    /** Document charges (BG-21): levies that are neither VAT nor excise duty. */
    levies: z.array(levySchema).max(20).optional(),
    /** What was tendered (BG-16); less `change` the amounts add up to what is due. */
    payments: z
      .array(z.strictObject({ method: z.enum(PAYMENT_METHODS), amount: amount() }))
      .max(20)
      .optional(),
    /** What the customer got back, out of cash. */
    change: amount().optional(),
    /** The caller's own totals. They are checked, never trusted. */
    totals: statedTotals().optional(),
    /** Printed on the receipt (BT-22). */
    note: z.string().max(400).optional(),
    /** The caller's own labels. Kept, returned, never sent to an authority. */
    metadata: labelsSchema.optional(),
    /** What only one country knows. */
    ext: z.strictObject({ ug: ugExtension.optional(), ke: keExtension.optional() }).optional(),
  })
  .superRefine(({ type, preceding }, context) => {
    const issue = precedingIssue(isNote(type), preceding !== undefined)
    if (issue) context.addIssue({ code: 'custom', path: ['preceding'], ...issue })
  })

/** True for a credit or debit note. */
export function isNote(type: DocumentType): boolean {
  return type === 'credit_note' || type === 'debit_note'
}

/** True for a credit note that takes back lines of an earlier document; a credit memo is a discount of its own. */
export function takesBack({ type, ext }: Pick<FiscalDocument, 'type' | 'ext'>): boolean {
  return type === 'credit_note' && ext?.ug?.creditMemo !== true
}

function precedingIssue(note: boolean, isGiven: boolean) {
  if (note === isGiven) return undefined
  return note
    ? {
        message: 'is missing: a note says which document it is about, and why',
        params: { rule: 'note-preceding', fix: 'Add { "fiscalNumber": "...", "reason": "returned" }.' },
      }
    : {
        message: 'goes with notes only',
        params: {
          rule: 'note-preceding',
          fix: 'Leave it out, or set "type" to "credit_note" or "debit_note".',
        },
      }
}

/** A document as it was read: its lines may leave out what the item table knows. */
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
  refuseLongLists(input)
  const result = documentSchema.safeParse(input)
  if (result.success) return result.data
  throw invalidDocument(issuesOf(result.error, input))
}

/** Most entries of each list of a document. */
const BOUNDS: readonly (readonly [steps: readonly string[], most: number])[] = [
  [['lines'], MAX_LINES],
  [['payments'], 20],
  [['levies'], 20],
  [['ext', 'ug', 'airline'], 1000],
]

/** A schema reads every entry of a list before it counts them. */
function refuseLongLists(input: unknown): void {
  const issues = BOUNDS.flatMap(([steps, most]): CoreIssue[] => {
    const list = valueAt(input, steps)
    if (!Array.isArray(list) || list.length <= most) return []
    const fix = most === MAX_LINES ? 'Split the sale into several documents.' : `Send at most ${most}.`
    const message = `has ${list.length} entries; at most ${most} are allowed`
    return [{ rule: 'lists-bounded', path: pointer(steps), message, fix }]
  })
  if (issues.length > 0) throw invalidDocument(issues)
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
