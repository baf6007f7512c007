import type { Application } from '../../books/credits.js'
import { firstRow, type Refusal, refuse, type Visit } from '../../contract.js'
import { isRegisteredAs } from './goods.js'

/** 317: nobody added a debit note to the original meanwhile. 2198: nor changed the goods. */
export function refuseApproval(
  { category, original, request, sellerTin }: Application,
  { books }: Pick<Visit, 'books'>,
): Refusal | undefined {
  if (category === '103') return undefined
  if (original && books.debitNotes(original).length > 0) return refuse('317')
  const taxpayer = books.taxpayers.get(sellerTin)!
  return firstRow(request.goodsDetails ?? [], (line, row) =>
    isRegisteredAs(line, taxpayer) ? undefined : refuse('2198', { row }),
  )
}
