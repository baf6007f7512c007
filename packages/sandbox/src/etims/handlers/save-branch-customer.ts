import { accept, type Handler, type Operations } from '../contract.js'

/** Registers a customer of the branch under its number, or changes it. */
export const saveBranchCustomer: Handler<Operations['saveBranchCustomer']> = (input, visit) => {
  const { tin, bhfId, ...customer } = input
  visit.device.customers.set(customer.custNo, { value: customer, changedAt: visit.now })
  return accept(visit, null)
}
