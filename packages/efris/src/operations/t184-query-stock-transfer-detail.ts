import { defineOperation } from '@risiti/core'
import { TRANSFER_TYPES } from '../codes.js'
import { answer, date, decimal, list, message, openCode, optional, someOf, text } from '../fields.js'
import { movedGoodsRecord } from '../stock-records.js'

/**
 * Answers one transfer between branches with its goods, and what the source had of each before and after. The `id` is that of a
 * T183 record.
 */
export const queryStockTransferDetail = defineOperation({
  code: 'T184',
  title: 'One stock transfer in full',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** The `id` of a T183 record; printed as optional, but nothing is found without it. */
      id: optional(text(18)),
    }),
  response: () =>
    answer({
      goodsStockTransfer: optional(
        answer({
          sourceBranchId: optional(text(18)),
          destinationBranchId: optional(text(18)),
          transferDate: optional(date('dd/MM/yyyy')),
          /** One code, or several with commas between them. */
          transferTypeCode: optional(someOf(TRANSFER_TYPES, 3)),
          remarks: optional(text(1024)),
        }),
      ),
      goodsStockTransferItem: optional(
        list(
          movedGoodsRecord({
            /** A value of T115 `currencyType`: 101 is UGX. */
            currency: optional(openCode(3)),
            /** What the source had before. */
            bookQuantity: optional(decimal(12, 8)),
            transferQuantity: optional(decimal(12, 8)),
            transferAmount: optional(decimal(12, 8)),
            /** What it had left. */
            currentQuantity: optional(decimal(12, 8)),
            remarks: optional(text(1024)),
          }),
        ),
      ),
    }),
})
