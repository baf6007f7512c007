import { defineOperation } from '@risiti/core'
import { ADJUST_TYPES } from '../codes.js'
import { answer, integer, list, message, optional, page, someOf, text } from '../fields.js'
import { PAGE_RULES } from '../request-rules/page.js'
import { isGiven, rule } from '../rules.js'
import { stockInRecord } from '../stock-records.js'

/**
 * Finds what T131 booked, by the batch, by the FDN of the supplier's document or by the number that the authority gave the
 * booking. This is how to learn whether a T131 arrived whose answer was lost. Records have no `id`: T147 and T149 list them with
 * the one that T148 and T160 ask for.
 */
export const queryStockRecords = defineOperation({
  code: 'T145',
  title: 'Find stock bookings',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message(
      {
        productionBatchNo: optional(text(50)),
        /** The FDN of the supplier's document. */
        invoiceNo: optional(text(20)),
        /** The number of the booking; a return code allows 20 bytes only (2847). */
        referenceNo: optional(text(50)),
        /** Pages count from 1. */
        pageNo: integer(10),
        /** At most 100; exactly 100 was refused once, 99 never. */
        pageSize: integer(3),
      },
      [
        ...PAGE_RULES,
        rule(
          '2843',
          'referenceNo',
          'is needed, or productionBatchNo, or invoiceNo',
          (query) => ![query.productionBatchNo, query.invoiceNo, query.referenceNo].some(isGiven),
        ),
      ],
    ),
  response: () =>
    answer({
      page: page(),
      records: list(
        stockInRecord({
          /** Why stock was reduced: one code, or several with commas between them. */
          adjustType: optional(someOf(ADJUST_TYPES, 3)),
        }),
      ),
    }),
})
