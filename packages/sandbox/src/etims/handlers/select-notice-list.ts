import { parseEat } from '@risiti/core'
import { changedAfter } from '../changed.js'
import { found, type Handler, type Operations } from '../contract.js'
import { NOTICES } from '../reference/notices.js'

const ROWS = NOTICES.map((value) => ({ value, changedAt: parseEat(value.regDt, 'yyyyMMddHHmmss')! }))

/** What was announced since a time, newest first. */
export const selectNoticeList: Handler<Operations['selectNoticeList']> = ({ lastReqDt }, visit) => {
  const noticeList = changedAfter(ROWS, lastReqDt)
  return found(visit, noticeList, () => ({ noticeList }))
}
