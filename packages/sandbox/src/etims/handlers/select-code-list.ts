import { changedAfter } from '../changed.js'
import { found, type Handler, type Operations } from '../contract.js'
import { CODE_CLASSES } from '../reference/code-classes/index.js'
import { SEEDED_AT } from '../seeded-at.js'

const CLASSES = CODE_CLASSES.map((value) => ({ value, changedAt: SEEDED_AT }))

/** The code classes that have a code which changed since a time, with all their codes. */
export const selectCodeList: Handler<Operations['selectCodeList']> = ({ lastReqDt }, visit) => {
  const clsList = changedAfter(CLASSES, lastReqDt)
  return found(visit, clsList, () => ({ clsList }))
}
