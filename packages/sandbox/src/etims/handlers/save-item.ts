import { accept, type Handler, type Operations } from '../contract.js'
import { ITEM_RULES } from '../rules/item.js'
import { refusalOf } from '../rules/rule.js'

/** Registers an item of the PIN or changes one. Only a new one counts in the sequence of codes. */
export const saveItem: Handler<Operations['saveItem']> = (input, visit) => {
  const { conduct, device, now, taxpayer } = visit
  const refusal = conduct.isStrict ? refusalOf(ITEM_RULES, input, visit) : undefined
  if (refusal) return refusal
  const { tin, bhfId, ...item } = input
  const known = taxpayer.items.get(item.itemCd)
  const regBhfId = known?.value.regBhfId ?? device.info.bhfId
  taxpayer.items.set(item.itemCd, { value: { ...item, regBhfId }, changedAt: now })
  if (!known) taxpayer.itemCount += 1
  return accept(visit, null)
}
