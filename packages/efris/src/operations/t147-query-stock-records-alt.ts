import { defineOperation } from '@risiti/core'
import { STOCK_IN_TYPES } from '../codes.js'
import { answer, date, decimal, integer, list, message, oneOf, optional, page, text } from '../fields.js'

/**
 * Stock-in records of the current branch by date, type or supplier.
 */
export const queryStockRecordsAlt = defineOperation({
  code: 'T147',
  title: 'Goods stock records query (other filters)',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** ReferenceNo or supplierName. */
      combineKeywords: optional(text(50)),
      stockInType: optional(oneOf(STOCK_IN_TYPES, 3)),
      startDate: optional(date('yyyy-MM-dd')),
      endDate: optional(date('yyyy-MM-dd')),
      /** Starts at 1. */
      pageNo: integer(10),
      /** Spec: not above 100 (code 1526); one client had exactly 100 refused, 99 is safe. */
      pageSize: integer(3),
      supplierTin: optional(text(50)),
      supplierName: optional(text(100)),
    }),
  response: () =>
    answer({
      page: page(),
      records: list(
        answer({
          /** Input of T148. */
          id: optional(text(18)),
          supplierTin: optional(text(50)),
          supplierName: optional(text(100)),
          remarks: optional(text(1024)),
          stockInDate: optional(date('yyyy-MM-dd')),
          stockInType: optional(oneOf(STOCK_IN_TYPES, 3)),
          productionBatchNo: optional(text(50)),
          productionDate: optional(date('yyyy-MM-dd')),
          branchId: optional(text(18)),
          branchName: optional(text(500)),
          invoiceNo: optional(text(20)),
          referenceNo: optional(text(50)),
          totalAmount: optional(decimal()),
        }),
      ),
    }),
})
