import { defineOperation } from '@risiti/core'
import { ADJUST_TYPES, STOCK_IN_TYPES } from '../codes.js'
import {
  answer,
  date,
  decimal,
  integer,
  list,
  message,
  oneOf,
  optional,
  page,
  someOf,
  text,
} from '../fields.js'

/**
 * Find stock movements by batch, invoice or reference.
 */
export const queryStockRecords = defineOperation({
  code: 'T145',
  title: 'Goods stock records query',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** At least one of the three (2843). */
      productionBatchNo: optional(text(50)),
      invoiceNo: optional(text(20)),
      /** Code 2847 says 20. */
      referenceNo: optional(text(50)),
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
          supplierTin: optional(text(50)),
          supplierName: optional(text(100)),
          /** May hold several codes, as T131 accepts several. */
          adjustType: optional(someOf(ADJUST_TYPES, 3)),
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
