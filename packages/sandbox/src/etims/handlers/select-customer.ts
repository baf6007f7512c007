import { found, type Handler, type Operations } from '../contract.js'
import { taxpayerOf } from '../reference/taxpayers.js'

/** The taxpayer of a PIN, as anybody may look it up. */
export const selectCustomer: Handler<Operations['selectCustomer']> = ({ custmTin }, visit) => {
  const custList = [taxpayerOf(custmTin)].filter((taxpayer) => taxpayer !== undefined)
  return found(visit, custList, () => ({ custList }))
}
