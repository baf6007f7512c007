import { accept, type Handler, type Operations } from '../contract.js'
import { refusalOf } from '../rules/rule.js'
import { STOCK_IO_RULES, STRICT_STOCK_IO_RULES } from '../rules/stock-io.js'
import { book } from '../stock.js'

/** Records goods that came in or went out, and what is left of them by that. */
export const saveStockIO: Handler<Operations['saveStockIO']> = (movement, visit) => {
  const { conduct, device, now } = visit
  const rules = conduct.isStrict ? STRICT_STOCK_IO_RULES : STOCK_IO_RULES
  const refusal = refusalOf(rules, movement, visit)
  if (refusal) return refusal
  device.movements.set(movement.sarNo, { value: movement, changedAt: now })
  book(device, movement)
  return accept(visit, null)
}
