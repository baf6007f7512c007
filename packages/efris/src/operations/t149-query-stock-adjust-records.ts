import { defineOperation } from '@risiti/core'
import { answer, date, decimal, integer, list, message, optional, page, text } from '../fields.js'
import { PAGE_RULES } from '../request-rules/page.js'
import { adjustRecord } from '../stock-records.js'

/**
 * Lists reductions of stock, those of T131 with operationType 102, by day or number. The `id` of a record opens it with T160.
 * What was sold is not among them.
 */
export const queryStockAdjustRecords = defineOperation({
  code: 'T149',
  title: 'List stock reductions',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message(
      {
        /** The number of the booking. */
        referenceNo: optional(text(50)),
        startDate: optional(date('yyyy-MM-dd')),
        endDate: optional(date('yyyy-MM-dd')),
        /** Pages count from 1. */
        pageNo: integer(10),
        /** At most 100; exactly 100 was refused once, 99 never. */
        pageSize: integer(3),
      },
      PAGE_RULES,
    ),
  response: () =>
    answer({
      page: page(),
      records: list(
        adjustRecord({
          /** What T160 asks for. */
          id: optional(text(18)),
          referenceNo: optional(text(50)),
          adjustAmount: optional(decimal(12, 8)),
        }),
      ),
    }),
})
