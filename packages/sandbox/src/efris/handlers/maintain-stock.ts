import { subtract } from '@risiti/core'
import type { Moved, Movement } from '../books/stock.js'
import type { Handler, Operations } from '../contract.js'
import { amount } from '../rules/sale.js'
import { dayOf, type Entry, layOutEntry, refuseEntry } from '../rules/stock-in.js'
import { stockInRowRules } from '../rules/stock-in-rows.js'
import { settle, tryRows } from '../rules/stock-rows.js'

/** T131: goods come into stock, or leave it other than by a sale. Rows that cannot be booked come back. */
export const maintainStock: Handler<Operations['maintainStock']> = (draft, visit) => {
  const entry = layOutEntry(draft ?? {}, visit)
  const refusal = refuseEntry(entry)
  if (refusal) return refusal
  const tried = tryRows(
    {
      rows: entry.rows,
      branch: entry.branch!,
      direction: entry.head.operationType === '101' ? 'in' : 'out',
      rules: stockInRowRules(entry),
      priceOf: ({ unitPrice }) => amount(unitPrice),
    },
    visit,
  )
  return settle(tried, entry.head.rollBackIfError === '1', (moved) => book(entry, moved))
}

function book(entry: Entry, rows: readonly Moved[]): Movement {
  const { head, visit } = entry
  const { stock } = visit.books
  const branch = entry.branch!
  for (const { goods, before, after } of rows) stock.change(goods, branch, subtract(after, before))
  const kind = head.operationType === '101' ? 'increase' : 'reduction'
  return stock.keep({ tin: visit.taxpayer.tin, kind, branch, date: dayOf(entry), head, rows }, visit.now)
}
