import { changedAfter } from '../changed.js'
import { found, type Handler, type Operations } from '../contract.js'
import { arrivalOf } from '../record.js'
import { salesRowOf } from '../sales-row.js'

/** Own sales and credit notes since a time, ascending by number. */
export const selectSalesTransactions: Handler<Operations['selectSalesTransactions']> = (
  { lastReqDt },
  visit,
) => {
  const stored = [...visit.device.sales.values()].map((value) => ({ value, changedAt: arrivalOf(value) }))
  const rows = changedAfter(stored, lastReqDt).sort((one, other) => one.sale.invcNo - other.sale.invcNo)
  return found(visit, rows, () => ({ salesList: rows.map(salesRowOf) }))
}
