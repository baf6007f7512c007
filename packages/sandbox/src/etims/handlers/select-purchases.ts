import { changedAfter } from '../changed.js'
import { found, type Handler, type Operations } from '../contract.js'

/** What suppliers declared to have sold to the PIN, until a purchase confirms it. */
export const selectPurchases: Handler<Operations['selectPurchases']> = ({ lastReqDt }, visit) => {
  const saleList = changedAfter(visit.taxpayer.supplierSales.values(), lastReqDt)
  return found(visit, saleList, () => ({ saleList }))
}
