import { z } from 'zod'
import type { FiscalDocument, ResolvedDocument } from '../document/document.js'
import { MAX_LINES } from '../document/document.js'
import { issuesOf, valueAt } from '../document/issues.js'
import { labelsSchema } from '../document/labels.js'
import { lineSchema } from '../document/line.js'
import { PARTY_SCHEMES } from '../document/party.js'
import { InvalidInputError } from '../errors/fiscal-error.js'
import type { Calculation } from '../tax/calculation.js'
import type { Regime } from '../tax/regime.js'
import { MOVEMENT_KINDS, WASTE_CAUSES } from './kinds.js'

/** Goods that moved, valued at a price. What the device's item table knows of `item` may be left out. */
const movedLine = lineSchema.pick({
  item: true,
  name: true,
  barcode: true,
  quantity: true,
  unit: true,
  unitPrice: true,
  tax: true,
  priceIncludesTax: true,
  classification: true,
  packaging: true,
})

/** Goods that came into stock or left it, in no country's terms. Quantities and prices are decimal strings in the country's currency. */
export const movementSchema = z.strictObject({
  /** Why they moved, and with that which way. */
  kind: z.enum(MOVEMENT_KINDS),
  /** The device whose stock changes, by the name it has in the gateway. */
  device: z.string().min(1).max(64),
  /** When it happened, ISO 8601 with an offset. */
  movedAt: z.iso.datetime({ offset: true, error: 'must be a time with an offset' }),
  /** The caller's own number of it. */
  number: z.string().min(1).max(50).optional(),
  /** The person who booked it. */
  operator: z.string().min(1).max(150).default('Cashier'),
  /** Who sold the goods, or bought them. */
  party: z
    .strictObject({
      name: z.string().min(1).max(100),
      taxId: z.strictObject({ scheme: z.enum(PARTY_SCHEMES), value: z.string().min(1).max(50) }).optional(),
    })
    .optional(),
  /** Of a transfer: the branches, by the ids that the authority gave them. */
  branches: z
    .strictObject({ from: z.string().min(1).max(18).optional(), to: z.string().min(1).max(18).optional() })
    .optional(),
  /** Of waste: why. */
  cause: z.enum(WASTE_CAUSES).optional(),
  /** The fiscal number of the document that the goods were bought with. */
  supplierDocument: z.string().min(1).max(20).optional(),
  /** Of production: the batch, and its day. */
  batch: z
    .strictObject({ number: z.string().min(1).max(50), producedOn: z.iso.date().optional() })
    .optional(),
  /** In the seller's words. */
  note: z.string().min(1).max(300).optional(),
  lines: z.array(movedLine).min(1).max(MAX_LINES),
  /** The caller's own labels. Kept, returned, never sent to an authority. */
  metadata: labelsSchema.optional(),
})

/** A movement as it was read. */
export type Movement = z.infer<typeof movementSchema>

/** What a movement says besides its goods. */
export type MovementFacts = Omit<Movement, 'device' | 'lines' | 'movedAt' | 'operator' | 'metadata'>

/** A movement that is complete and computed: its goods stand in the form of a document, valued as a sale of them would be. */
export interface ComputedMovement {
  readonly facts: MovementFacts
  readonly document: ResolvedDocument
  readonly calculation: Calculation
}

/**
 * Reads a movement from untrusted input.
 * @throws InvalidInputError naming every field that is wrong, why, and what to write instead.
 */
export function parseMovement(input: unknown): Movement {
  const lines = valueAt(input, ['lines'])
  // A schema reads every entry of a list before it counts them.
  if (Array.isArray(lines) && lines.length > MAX_LINES) throw invalidMovement([tooMany(lines.length)])
  const result = movementSchema.safeParse(input)
  if (result.success) return result.data
  throw invalidMovement(issuesOf(result.error, input))
}

/** The goods of a movement as a document, so that they are completed and valued as those of a sale. */
export function documentOfMovement(movement: Movement, { currency }: Regime): FiscalDocument {
  const { device, movedAt, number = '-', operator, lines, metadata } = movement
  return {
    type: 'receipt',
    number,
    device,
    currency,
    issuedAt: movedAt,
    operator,
    lines,
    ...(metadata ? { metadata } : {}),
  }
}

/** What a movement says besides its goods. */
export function factsOfMovement(movement: Movement): MovementFacts {
  const { device: _, lines: __, movedAt: ___, operator: ____, metadata: _____, ...facts } = movement
  return facts
}

/** The error for a movement that cannot be accepted. */
export function invalidMovement(issues: InvalidInputError['issues']): InvalidInputError {
  const more = issues.length > 1 ? ` and ${issues.length - 1} more` : ''
  const first = issues[0]
  return new InvalidInputError({
    code: 'movement-invalid',
    message: `The movement cannot be accepted: ${first?.path || 'the movement'} ${first?.message ?? ''}${more}.`,
    issues,
  })
}

function tooMany(count: number) {
  return {
    path: '/lines',
    message: `has ${count} entries; at most ${MAX_LINES} are allowed`,
    fix: 'Split it into several movements.',
  }
}
