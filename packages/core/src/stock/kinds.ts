/**
 * Why goods come in or go out, in words, and which way they go. Each authority takes some of them; its check says which, and what
 * does it instead.
 */
export const MOVEMENT_DIRECTIONS = {
  /** What was there when the books began. */
  opening: 'in',
  /** Bought in another country. */
  import: 'in',
  /** Bought here. */
  purchase: 'in',
  /** Given back by a customer. */
  customer_return: 'in',
  /** Sent by another branch. */
  transfer_in: 'in',
  /** Made here. */
  production: 'in',
  /** Found when counting. */
  adjustment_in: 'in',
  /** Sold. */
  sale: 'out',
  /** Given back to who sold it. */
  supplier_return: 'out',
  /** Sent to another branch. */
  transfer_out: 'out',
  /** Used up in making something else. */
  consumption: 'out',
  /** Thrown away. */
  waste: 'out',
  /** Taken for the seller's own use. */
  own_use: 'out',
  /** Missed when counting. */
  adjustment_out: 'out',
} as const satisfies Readonly<Record<string, 'in' | 'out'>>

export type MovementKind = keyof typeof MOVEMENT_DIRECTIONS

export const MOVEMENT_KINDS = Object.keys(MOVEMENT_DIRECTIONS) as [MovementKind, ...MovementKind[]]

/** Why goods were thrown away. */
export const WASTE_CAUSES = ['expired', 'damaged', 'other'] as const
