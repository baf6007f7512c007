import { accept, type Handler, type Operations, refuse } from '../contract.js'
import { salesRowOf } from '../sales-row.js'

/** One sale of the device with its signature: how a lost answer is recovered. */
export const selectInvoiceDetails: Handler<Operations['selectInvoiceDetails']> = ({ invcNo }, visit) => {
  const stored = visit.device.sales.get(invcNo)
  return stored ? accept(visit, { salesList: [salesRowOf(stored)] }) : refuse('001')
}
