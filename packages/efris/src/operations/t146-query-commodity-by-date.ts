import { defineOperation } from '@risiti/core'
import { answer, dateTime, message, oneOf, optional, text } from '../fields.js'
import { categoryMarks, categoryRecord, exciseDutyRecord } from '../records.js'

/**
 * Reads one commodity category or one excise duty code as it stood at a given time. Use it when a document or a credit note
 * concerns an earlier day and the rate may have changed since; for today T124 and T125 tell the same. The answer has either
 * `commodityCategory` or `exciseDuty`, as `type` asked.
 */
export const queryCommodityByDate = defineOperation({
  code: 'T146',
  title: 'Category or excise duty on a day',
  area: 'reference',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** Code of the category or of the excise duty. */
      categoryCode: text(20),
      type: oneOf({ 1: 'commodity category', 2: 'excise duty' }),
      issueDate: dateTime('yyyy-MM-dd HH:mm:ss'),
    }),
  response: () =>
    answer({
      commodityCategory: optional(categoryRecord(categoryMarks())),
      exciseDuty: optional(exciseDutyRecord()),
    }),
})
