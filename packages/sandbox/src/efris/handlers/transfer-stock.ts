import { type Decimal, formatEat, negate, subtract } from '@risiti/core'
import type { Moved, Movement } from '../books/stock.js'
import type { Handler, Operations } from '../contract.js'
import type { Goods } from '../goods.js'
import { amount } from '../rules/sale.js'
import { settle, tryRows } from '../rules/stock-rows.js'
import {
  layOutTransfer,
  refuseTransfer,
  TRANSFER_ROW_RULES,
  type Transfer,
  type TransferRow,
} from '../rules/stock-transfer.js'

/** T139: goods move from one branch to another. Rows that cannot be booked come back. */
export const transferStock: Handler<Operations['transferStock']> = (draft, visit) => {
  const transfer = layOutTransfer(draft ?? {}, visit)
  const refusal = refuseTransfer(transfer)
  if (refusal) return refusal
  const tried = tryRows(
    {
      rows: transfer.rows,
      branch: transfer.source!,
      direction: 'out',
      rules: TRANSFER_ROW_RULES,
      priceOf: salePriceOf,
    },
    visit,
  )
  return settle(tried, transfer.head.rollBackIfError === '1', (moved) => book(transfer, moved))
}

/** A transfer states no price: it is valued at what the goods are sold for. */
function salePriceOf({ measureUnit }: TransferRow, { piece, otherUnits, unitPrice }: Goods): Decimal {
  if (measureUnit !== undefined && measureUnit === piece?.measureUnit) return amount(piece.unitPrice)
  const other = otherUnits.find(({ otherUnit }) => otherUnit === measureUnit)
  return amount(other ? other.otherPrice : unitPrice)
}

function book({ head, visit, source, destination }: Transfer, rows: readonly Moved[]): Movement {
  const { stock } = visit.books
  for (const { goods, before, after } of rows) {
    const change = subtract(after, before)
    stock.change(goods, source!, change)
    stock.change(goods, destination!, negate(change))
  }
  const [tin, date] = [visit.taxpayer.tin, formatEat(visit.now, 'yyyy-MM-dd')]
  return stock.keep({ tin, kind: 'transfer', branch: source!, destination, date, head, rows }, visit.now)
}
