import { defineOperation } from '@risiti/core'
import { ADJUST_TYPES } from '../codes.js'
import { answer, date, decimal, list, message, openCode, optional, someOf, text } from '../fields.js'

/**
 * One stock reduction with its goods.
 */
export const queryStockAdjustDetail = defineOperation({
  code: 'T160',
  title: 'Goods stock adjust detail',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      id: optional(text(50)),
    }),
  response: () =>
    answer({
      goodsStockAdjust: optional(
        answer({
          branchId: optional(text(18)),
          branchName: optional(text(500)),
          adjustDate: optional(date('yyyy-MM-dd')),
          /** May hold several codes, as T131 accepts several. */
          adjustType: optional(someOf(ADJUST_TYPES, 3)),
          remarks: optional(text(1024)),
          adjustAmount: optional(decimal()),
        }),
      ),
      /** Sic. */
      goodsStocAdjustGoods: optional(
        list(
          answer({
            commodityGoodsId: optional(text(18)),
            goodsCode: optional(text(50)),
            goodsName: optional(text(600)),
            /** A value of T115 `rateUnit.value`. */
            measureUnit: optional(openCode(3)),
            unitPrice: optional(decimal(12, 8)),
            stock: optional(decimal(12, 8)),
            adjustQuantity: optional(decimal(12, 8)),
            currentQuantity: optional(decimal(12, 8)),
            adjustAmount: optional(decimal(12, 8)),
            remarks: optional(text(1024)),
          }),
        ),
      ),
    }),
})
