import { formatEat } from '@risiti/core'
import { accept, type Handler, type Operations } from '../contract.js'
import type { Conduct } from '../doors.js'
import { record } from '../record.js'
import { refusalOf } from '../rules/rule.js'
import { SALE_RULES, STRICT_SALE_RULES, UNIT_SALE_RULES } from '../rules/sale.js'
import { sign } from '../signature.js'
import { nextReceipt, unitAt } from '../unit.js'

/**
 * Signs and records a sale or a credit note, and tells the buyer's list of it. A local unit without its link keeps it: KRA learns of it when the
 * link is back.
 */
export const saveSalesTransaction: Handler<Operations['saveSalesTransaction']> = (sale, visit) => {
  const { books, conduct, device, now } = visit
  const refusal = refusalOf(rulesAt(conduct), sale, visit)
  if (refusal) return refusal
  const unit = unitAt(device, conduct)
  const receipt = {
    ...nextReceipt(device, conduct, sale.rcptTyCd, books.switches),
    ...sign(books.seeded, unit.sdcId, sale),
    sdcDateTime: formatEat(now, 'yyyyMMddHHmmss'),
  }
  const stored = { sale, receipt, sdcId: unit.sdcId, recordedAt: now }
  if (conduct.isLocal && books.link.state === 'down') device.waiting.set(sale.invcNo, stored)
  else record(stored, device, books)
  return accept(visit, conduct.tellsUnit ? { ...receipt, ...unit } : receipt)
}

function rulesAt({ isStrict, isLocal }: Conduct): typeof SALE_RULES {
  if (isStrict) return STRICT_SALE_RULES
  return isLocal ? UNIT_SALE_RULES : SALE_RULES
}
