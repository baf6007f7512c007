import { defineOperation } from '@risiti/core'
import { STOCK_IN_TYPES } from '../codes.js'
import { answer, date, integer, list, message, oneOf, optional, page, text } from '../fields.js'
import { PAGE_RULES } from '../request-rules/page.js'
import { stockInRecord } from '../stock-records.js'

/**
 * Lists what came into the stock of the branch that asks, by day, kind or supplier. The `id` of a record opens it with T148.
 * Reductions are not among them: T149 lists those.
 */
export const queryStockRecordsAlt = defineOperation({
  code: 'T147',
  title: 'List stock-ins',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message(
      {
        /** Text to look for in the number of the booking and in the supplier's name. */
        combineKeywords: optional(text(50)),
        stockInType: optional(oneOf(STOCK_IN_TYPES, 3)),
        startDate: optional(date('yyyy-MM-dd')),
        endDate: optional(date('yyyy-MM-dd')),
        /** Pages count from 1. */
        pageNo: integer(10),
        /** At most 100; exactly 100 was refused once, 99 never. */
        pageSize: integer(3),
        supplierTin: optional(text(50)),
        supplierName: optional(text(100)),
      },
      PAGE_RULES,
    ),
  response: () =>
    answer({
      page: page(),
      records: list(
        stockInRecord({
          /** What T148 asks for. */
          id: optional(text(18)),
        }),
      ),
    }),
})
