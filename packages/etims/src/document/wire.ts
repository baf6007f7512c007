import type { RequestOf } from '@risiti/core'
import type { saveSalesTransaction } from '../operations/save-sales-transaction.js'

/** The request that has a sale or a credit note signed. */
export type SaleRequest = RequestOf<typeof saveSalesTransaction>

/** One of its lines. */
export type SaleLine = SaleRequest['itemList'][number]
