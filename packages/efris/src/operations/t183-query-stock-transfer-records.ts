import { defineOperation } from '@risiti/core'
import { answer, date, decimal, integer, list, message, optional, page, text } from '../fields.js'
import { PAGE_RULES } from '../request-rules/page.js'

/**
 * Lists transfers between branches by day, branch or number. The `id` of a record opens it with T184. This is how to learn
 * whether a T139 arrived whose answer was lost. Days are asked for as yyyy-MM-dd and answered as dd/MM/yyyy.
 */
export const queryStockTransferRecords = defineOperation({
  code: 'T183',
  title: 'List stock transfers',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message(
      {
        /** The number of the booking. */
        referenceNo: optional(text(50)),
        /** The printed table asks for branch names here, its sample for ids. */
        sourceBranchId: optional(text(18)),
        destinationBranchId: optional(text(18)),
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
        answer({
          /** What T184 asks for. */
          id: optional(text(18)),
          referenceNo: optional(text(50)),
          sourceBranchName: optional(text(500)),
          destinationBranchName: optional(text(500)),
          transferAmount: optional(decimal(12, 8)),
          transferDate: optional(date('dd/MM/yyyy')),
        }),
      ),
    }),
})
