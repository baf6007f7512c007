import { changedAfter } from '../changed.js'
import { found, type Handler, type Operations } from '../contract.js'

/** The lines of customs entries of the PIN, answered or not. */
export const selectImportedItems: Handler<Operations['selectImportedItems']> = ({ lastReqDt }, visit) => {
  const itemList = changedAfter(visit.taxpayer.imports.values(), lastReqDt)
  return found(visit, itemList, () => ({ itemList }))
}
