import { defineOperation } from '@risiti/core'
import { answer, date, decimal, integer, list, message, optional, page, text } from '../fields.js'

/**
 * List stock transfers.
 */
export const queryStockTransferRecords = defineOperation({
  code: 'T183',
  title: 'Goods stock transfer records',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      referenceNo: optional(text(50)),
      /** Field table says sourceBranchName (500). */
      sourceBranchId: optional(text(18)),
      /** Field table says destinationBranchName (500). */
      destinationBranchId: optional(text(18)),
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
          /** Input of T184. */
          id: optional(text(18)),
          referenceNo: optional(text(50)),
          /** Field table says sourceBranchId. */
          sourceBranchName: optional(text(500)),
          /** Field table says destinationBranchId. */
          destinationBranchName: optional(text(500)),
          transferAmount: optional(decimal(12, 8)),
          /** Follows the response date format; the stock dates of T145..T160 are yyyy-MM-dd in the samples. */
          transferDate: optional(date('dd/MM/yyyy')),
        }),
      ),
    }),
})
