import { defineOperation } from '@risiti/core'
import { answer, decimal, list, message, optional, text } from '../fields.js'
import { adjustRecord, movedGoodsRecord } from '../stock-records.js'

/**
 * Answers one reduction of stock with its goods, and what there was of each before and after. The `id` is that of a T149
 * record. The list of goods is called `goodsStocAdjustGoods`: the authority spells it so.
 */
export const queryStockAdjustDetail = defineOperation({
  code: 'T160',
  title: 'One stock reduction in full',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** The `id` of a T149 record; printed as optional, but nothing is found without it. */
      id: optional(text(50)),
    }),
  response: () =>
    answer({
      goodsStockAdjust: optional(
        adjustRecord({ branchId: optional(text(18)), adjustAmount: optional(decimal()) }),
      ),
      goodsStocAdjustGoods: optional(
        list(
          movedGoodsRecord({
            /** What there was before. */
            stock: optional(decimal(12, 8)),
            adjustQuantity: optional(decimal(12, 8)),
            /** What was left. */
            currentQuantity: optional(decimal(12, 8)),
            adjustAmount: optional(decimal(12, 8)),
            remarks: optional(text(1024)),
          }),
        ),
      ),
    }),
})
