import type { CreditLine, CreditRequest, StoredLine } from '../../books/credits.js'
import { creditable } from '../../books/credits.js'
import type { Visit } from '../../contract.js'
import type { StoredInvoice } from '../../taxpayer.js'

export type CreditTaxRow = NonNullable<CreditRequest['taxDetails']>[number]
export type CreditSummary = NonNullable<CreditRequest['summary']>

/** A T110 request on the examiner's desk: its parts, empty where missing, and the document that it takes from. */
export interface Claim {
  readonly draft: CreditRequest
  /** True when no document is named at all. */
  readonly isFree: boolean
  readonly lines: readonly CreditLine[]
  readonly taxRows: readonly CreditTaxRow[]
  readonly summary: CreditSummary
  readonly original: StoredInvoice | undefined
  readonly visit: Visit
}

/** Lays a request out for the rules. */
export function layOutClaim(draft: CreditRequest, visit: Visit): Claim {
  const found = visit.books.find(draft.oriInvoiceNo ?? '')
  return {
    draft,
    isFree: draft.oriInvoiceId === undefined && draft.oriInvoiceNo === undefined,
    lines: draft.goodsDetails ?? [],
    taxRows: draft.taxDetails ?? [],
    summary: draft.summary ?? {},
    original: found?.sellerTin === visit.taxpayer.tin ? found : undefined,
    visit,
  }
}

/** The line of the original that a line takes from. */
export function sourceOf({ original }: Pick<Claim, 'original'>, line: CreditLine): StoredLine | undefined {
  return original && creditable(original).find(({ orderNumber }) => orderNumber === line.orderNumber)
}
