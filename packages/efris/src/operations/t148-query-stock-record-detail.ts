import { defineOperation } from '@risiti/core'
import { answer, decimal, list, message, openCode, optional, text } from '../fields.js'
import { movedGoodsRecord, stockInRecord } from '../stock-records.js'

/** Answers one stock-in with its goods. The `id` is that of a T147 record, not the number of the booking. */
export const queryStockRecordDetail = defineOperation({
  code: 'T148',
  title: 'One stock-in in full',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** The `id` of a T147 record. */
      id: text(18),
    }),
  response: () =>
    answer({
      goodsStockIn: optional(stockInRecord({})),
      goodsStockInGoods: optional(
        list(
          movedGoodsRecord({
            /** A value of T115 `currencyType`: 101 is UGX. */
            currency: optional(openCode(3)),
            quantity: optional(decimal(12, 8)),
            /** Quantity times price. */
            amount: optional(decimal()),
          }),
        ),
      ),
    }),
})
