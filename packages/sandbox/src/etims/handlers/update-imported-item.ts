import { accept, type Handler, type Operations } from '../contract.js'
import { importIsKnown } from '../rules/imported-item.js'
import { importKey } from '../taxpayer.js'

/** Gives a line of a customs entry another status. Stock does not change. On one path that is only said to have been done. */
export const updateImportedItem: Handler<Operations['updateImportedItem']> = (update, visit) => {
  const { conduct, now, taxpayer } = visit
  const refusal = importIsKnown(update, visit)
  if (refusal) return refusal
  const key = importKey(update)
  const { value: line, changedAt } = taxpayer.imports.get(key)!
  const value = { ...line, imptItemsttsCd: update.imptItemSttsCd }
  if (conduct.updatesImports)
    taxpayer.imports.set(key, { value, changedAt: now, before: { value: line, changedAt } })
  return accept(visit, null)
}
