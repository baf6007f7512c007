import { formatEat } from '@risiti/core'
import { accept, type Handler, type Operations } from '../contract.js'
import { SALE_RULES } from '../rules/sale.js'
import { sign } from '../signature.js'

/** Signs and records a sale or a credit note. Both counters count the receipts of the device, as live replies do. */
export const saveSalesTransaction: Handler<Operations['saveSalesTransaction']> = (sale, visit) => {
  const { books, device, now } = visit
  for (const rule of SALE_RULES) {
    const refusal = rule(sale, visit)
    if (refusal) return refusal
  }
  const number = String(device.sales.size + 1)
  const receipt = {
    curRcptNo: number,
    totRcptNo: number,
    ...sign(books.seeded, device, sale),
    sdcDateTime: formatEat(now, 'yyyyMMddHHmmss'),
  }
  device.sales.set(sale.invcNo, { sale, receipt, recordedAt: now })
  return accept(visit, receipt)
}
