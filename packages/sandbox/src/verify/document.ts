import type { DocumentType } from '../efris/document-type.js'

/** A document as the authority's page shows it to whoever holds the receipt. Amounts are decimal text. */
export interface ShownDocument {
  readonly country: 'UG' | 'KE'
  readonly authority: string
  readonly type: DocumentType
  /** `credited` when a note takes from it, all or part. */
  readonly status: 'valid' | 'credited' | 'cancelled'
  readonly number: string
  /** Further numbers by what they are called. */
  readonly particulars: Readonly<Record<string, string>>
  readonly issuedAt: string
  readonly currency: string
  readonly seller: Party
  readonly buyer: Party | null
  readonly lines: readonly Line[]
  readonly taxes: readonly TaxRow[]
  readonly net: string
  readonly tax: string
  readonly total: string
}

export interface Party {
  readonly name: string
  readonly taxId: string
  readonly address?: string | undefined
}

interface Line {
  readonly name: string
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  /** Taken off; empty when nothing is. */
  readonly discount: string
  readonly tax: string
  readonly total: string
}

interface TaxRow {
  readonly name: string
  readonly net: string
  readonly tax: string
}

/** A name and a number where there is either. */
export function partyOf(name: string | null | undefined, taxId: string | null | undefined): Party | null {
  return name || taxId ? { name: name ?? '', taxId: taxId ?? '' } : null
}
