import { defineOperation } from '@risiti/core'
import { TRANSFER_TYPES } from '../codes.js'
import { answer, date, decimal, list, message, openCode, optional, someOf, text } from '../fields.js'

/**
 * One stock transfer with its goods.
 */
export const queryStockTransferDetail = defineOperation({
  code: 'T184',
  title: 'Goods stock transfer detail',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      id: optional(text(18)),
    }),
  response: () =>
    answer({
      goodsStockTransfer: optional(
        answer({
          sourceBranchId: optional(text(18)),
          destinationBranchId: optional(text(18)),
          transferDate: optional(date('dd/MM/yyyy')),
          transferTypeCode: optional(someOf(TRANSFER_TYPES, 3)),
          remarks: optional(text(1024)),
        }),
      ),
      goodsStockTransferItem: optional(
        list(
          answer({
            commodityGoodsId: optional(text(18)),
            goodsCode: optional(text(50)),
            goodsName: optional(text(600)),
            /** A value of T115 `rateUnit.value`. */
            measureUnit: optional(openCode(3)),
            /** A value of T115 `currencyType.value`. */
            currency: optional(openCode(3)),
            unitPrice: optional(decimal(12, 8)),
            bookQuantity: optional(decimal(12, 8)),
            transferQuantity: optional(decimal(12, 8)),
            transferAmount: optional(decimal(12, 8)),
            currentQuantity: optional(decimal(12, 8)),
            remarks: optional(text(1024)),
          }),
        ),
      ),
    }),
})
