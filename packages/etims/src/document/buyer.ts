import type { ResolvedDocument } from '@risiti/core'

/** Whom a sale names that names nobody. */
export const WALK_IN = 'CASH'

/** The sale that a credit note is about, as the seller keeps it or KRA's list gives it back (`fromSalesRow`). */
export interface OriginalSale {
  readonly invcNo: number
  /** Without it the name that the note's own buyer has. */
  readonly buyerName?: string | null
  readonly buyerTaxId?: string | null
}

/** The buyer's members of a sale. A note repeats those of its original. */
export function buyerOf({ buyer }: ResolvedDocument, original?: OriginalSale) {
  const custTin = original?.buyerTaxId ?? buyer?.taxId?.value ?? null
  // A later credit note must repeat the name, and KRA fails on null.
  return { custTin, custNm: original?.buyerName ?? buyer?.name ?? custTin ?? WALK_IN }
}
