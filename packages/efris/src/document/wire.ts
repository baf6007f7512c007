import type { RequestOf } from '@risiti/core'
import type { fiscaliseInvoice } from '../operations/t109-fiscalise-invoice.js'
import type { applyCreditNote } from '../operations/t110-apply-credit-note.js'

/* The messages that documents are written as, and their parts. */

export type Invoice = RequestOf<typeof fiscaliseInvoice>
export type GoodsLine = Invoice['goodsDetails'][number]
export type TaxRow = NonNullable<Invoice['taxDetails']>[number]

export type CreditApplication = RequestOf<typeof applyCreditNote>
export type CreditLine = CreditApplication['goodsDetails'][number]
