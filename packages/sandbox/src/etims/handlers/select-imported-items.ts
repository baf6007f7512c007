import { changedAfter } from '../changed.js'
import { found, type Handler, type Operations } from '../contract.js'
import { listed } from '../listed.js'

/** The lines of customs entries of the PIN, answered or not. */
export const selectImportedItems: Handler<Operations['selectImportedItems']> = ({ lastReqDt }, visit) => {
  const itemList = changedAfter(listed(visit.taxpayer.imports.values(), visit), lastReqDt)
  return found(visit, itemList, () => ({ itemList }))
}
