import { formatEat } from '@risiti/core'
import { accept, type Handler, type Operations } from '../contract.js'
import { declareTo } from '../declared-sale.js'
import { refusalOf } from '../rules/rule.js'
import { SALE_RULES, STRICT_SALE_RULES } from '../rules/sale.js'
import { sign } from '../signature.js'
import { unitAt } from '../unit.js'

/** Signs and records a sale or a credit note, and tells the buyer's list of it. Both counters count the receipts of the device, as live replies do. */
export const saveSalesTransaction: Handler<Operations['saveSalesTransaction']> = (sale, visit) => {
  const { books, conduct, device, now } = visit
  const refusal = refusalOf(conduct.isStrict ? STRICT_SALE_RULES : SALE_RULES, sale, visit)
  if (refusal) return refusal
  const number = String(device.sales.size + 1)
  const unit = unitAt(device, conduct)
  const receipt = {
    curRcptNo: number,
    totRcptNo: number,
    ...sign(books.seeded, unit.sdcId, sale),
    sdcDateTime: formatEat(now, 'yyyyMMddHHmmss'),
  }
  const buyer = sale.custTin === device.info.tin ? undefined : books.taxpayers.get(sale.custTin ?? '')
  const stored = { sale, receipt, sdcId: unit.sdcId, recordedAt: now }
  device.sales.set(sale.invcNo, stored)
  if (buyer) declareTo(buyer, stored, device)
  return accept(visit, conduct.tellsUnit ? { ...receipt, ...unit } : receipt)
}
