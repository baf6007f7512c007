import { accept, type Handler, type Operations } from '../contract.js'
import { PURCHASE_RULES, STRICT_PURCHASE_RULES } from '../rules/purchase.js'
import { refusalOf } from '../rules/rule.js'
import { supplierSaleKey } from '../taxpayer.js'

/** Records a purchase. The supplier's sale that it confirms, in part or whole, is listed no more. Stock does not change. */
export const savePurchase: Handler<Operations['savePurchase']> = (purchase, visit) => {
  const { conduct, device, now, taxpayer } = visit
  const rules = conduct.isStrict ? STRICT_PURCHASE_RULES : PURCHASE_RULES
  const refusal = refusalOf(rules, purchase, visit)
  if (refusal) return refusal
  device.purchases.set(purchase.invcNo, { value: purchase, changedAt: now })
  const key = supplierSaleKey(purchase)
  const confirmed = taxpayer.supplierSales.get(key)
  if (confirmed) taxpayer.supplierSales.set(key, { ...confirmed, goneAt: now })
  return accept(visit, null)
}
