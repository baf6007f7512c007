import { changedAfter } from '../changed.js'
import { found, type Handler, type Operations } from '../contract.js'
import { listed } from '../listed.js'

/** What suppliers declared to have sold to the PIN, until a purchase confirms it. */
export const selectPurchases: Handler<Operations['selectPurchases']> = ({ lastReqDt }, visit) => {
  const saleList = changedAfter(listed(visit.taxpayer.supplierSales.values(), visit), lastReqDt)
  return found(visit, saleList, () => ({ saleList }))
}
