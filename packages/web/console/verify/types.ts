/** What the sandbox tells of a code, as far as this page shows it. */
export type Verdict =
  | { readonly found: true; readonly document: ShownDocument; readonly contradictions: readonly string[] }
  | { readonly found: false; readonly reason: string; readonly message: string }

export interface ShownDocument {
  readonly authority: string
  readonly type: string
  readonly status: string
  readonly number: string
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

export interface Line {
  readonly name: string
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  readonly discount: string
  readonly tax: string
  readonly total: string
}

interface TaxRow {
  readonly name: string
  readonly net: string
  readonly tax: string
}
