import { defineOperation } from '@risiti/core'
import { ADJUST_TYPES } from '../codes.js'
import { answer, date, decimal, integer, list, message, optional, page, someOf, text } from '../fields.js'

/**
 * List stock reductions.
 */
export const queryStockAdjustRecords = defineOperation({
  code: 'T149',
  title: 'Goods stock adjust records',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      referenceNo: optional(text(50)),
      startDate: optional(date('yyyy-MM-dd')),
      endDate: optional(date('yyyy-MM-dd')),
      /** Starts at 1. */
      pageNo: integer(10),
      /** Spec: not above 100 (code 1526); one client had exactly 100 refused, 99 is safe. */
      pageSize: integer(3),
    }),
  response: () =>
    answer({
      page: page(),
      records: list(
        answer({
          /** Input of T160. */
          id: optional(text(18)),
          referenceNo: optional(text(50)),
          branchName: optional(text(500)),
          adjustDate: optional(date('yyyy-MM-dd')),
          /** May hold several codes, as T131 accepts several. */
          adjustType: optional(someOf(ADJUST_TYPES, 3)),
          remarks: optional(text(1024)),
          adjustAmount: optional(decimal(12, 8)),
        }),
      ),
    }),
})
