import { defineOperation } from '@risiti/core'
import { GOODS_TYPES, TRANSFER_TYPES } from '../codes.js'
import { answer, decimal, list, message, oneOf, openCode, optional, someOf, text, yesNo } from '../fields.js'

/**
 * Move stock between branches. Only failed rows come back.
 */
export const transferStock = defineOperation({
  code: 'T139',
  title: 'Goods stock transfer',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'after-lookup',
  lookup: { operation: 'queryStockTransferRecords', by: 'sourceBranchId' },
  request: () =>
    message({
      goodsStockTransfer: message({
        sourceBranchId: text(18),
        /** Different from sourceBranchId (2145). */
        destinationBranchId: text(18),
        /** Several separated by commas. */
        transferTypeCode: someOf(TRANSFER_TYPES, 3),
        /** Required when transferTypeCode contains 103 (2151). */
        remarks: optional(text(1024)),
        /** The authority takes 0 when it is left out. */
        rollBackIfError: optional(yesNo()),
        /** The authority takes 101 when it is left out. */
        goodsTypeCode: optional(oneOf(GOODS_TYPES, 3)),
      }),
      goodsStockTransferItem: list(
        message({
          commodityGoodsId: optional(text(18)),
          goodsCode: optional(text(50)),
          /** A value of T115 `rateUnit.value`. */
          measureUnit: optional(openCode(3)),
          /** Table length 18; code 660 allows 12 integer digits; decimals as in T131. */
          quantity: decimal(12, 8),
          remarks: optional(text(1024)),
          sourceFuelTankId: optional(text(18)),
          destinationFuelTankId: optional(text(18)),
        }),
      ),
    }),
  response: () =>
    list(
      answer({
        commodityGoodsId: optional(text(18)),
        goodsCode: optional(text(50)),
        /** A value of T115 `rateUnit.value`. */
        measureUnit: optional(openCode(3)),
        quantity: optional(decimal()),
        remarks: optional(text(1024)),
        sourceFuelTankId: optional(text(18)),
        destinationFuelTankId: optional(text(18)),
        returnCode: optional(text(10)),
        returnMessage: optional(text(1024)),
      }),
    ),
})
