import { formatEat, parseEat } from '@risiti/core'
import { found, type Handler, type Operations } from '../contract.js'
import { SEEDED_AT } from '../seeded-at.js'

/** So many rows were seen in one reply. */
const PAGE = 1000

/** The rows of a page changed in the same second, and those of the next page a second later. */
const STEP_MS = 1000

/**
 * The item classes that changed since a time, a page of them: its `resultDt` is when the last of its rows changed, so that it
 * brings the next page when it is sent back. That the device asked is remembered, for the gateway wants it asked once.
 */
export const selectItemClasses: Handler<Operations['selectItemClasses']> = ({ lastReqDt }, visit) => {
  const { books, conduct, device } = visit
  device.hasClasses = true
  const page = pageAfter(lastReqDt)
  const itemClsList = books.itemClasses[conduct.itemClasses].slice(page * PAGE, (page + 1) * PAGE)
  const answer = found(visit, itemClsList, () => ({ itemClsList }))
  const changedAt = new Date(SEEDED_AT.getTime() + page * STEP_MS)
  return answer.data ? { ...answer, resultDt: formatEat(changedAt, 'yyyyMMddHHmmss') } : answer
}

/** The number of the first page that changed strictly after a time, counted from 0. */
function pageAfter(lastReqDt: string): number {
  const since = parseEat(lastReqDt, 'yyyyMMddHHmmss')!.getTime() - SEEDED_AT.getTime()
  return Math.max(0, Math.floor(since / STEP_MS) + 1)
}
