import { changedAfter } from '../changed.js'
import { found, type Handler, type Operations } from '../contract.js'

/** The customers that the branch registered. Who changed one last was null in the live list, although it was sent. */
export const selectCustomerList: Handler<Operations['selectCustomerList']> = ({ lastReqDt }, visit) => {
  const custList = changedAfter(visit.device.customers.values(), lastReqDt).map((customer) => ({
    ...customer,
    adrs: customer.adrs ?? null,
    telNo: customer.telNo ?? null,
    email: customer.email ?? null,
    faxNo: customer.faxNo ?? null,
    remark: customer.remark ?? null,
    modrId: null,
    modrNm: null,
  }))
  return found(visit, custList, () => ({ custList }))
}
