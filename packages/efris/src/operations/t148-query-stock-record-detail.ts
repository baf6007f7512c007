import { defineOperation } from '@risiti/core'
import { STOCK_IN_TYPES } from '../codes.js'
import { answer, date, decimal, list, message, oneOf, openCode, optional, text } from '../fields.js'

/**
 * One stock-in record with its goods.
 */
export const queryStockRecordDetail = defineOperation({
  code: 'T148',
  title: 'Goods stock record detail',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      id: text(18),
    }),
  response: () =>
    answer({
      goodsStockIn: optional(
        answer({
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
      goodsStockInGoods: optional(
        list(
          answer({
            commodityGoodsId: optional(text(18)),
            goodsCode: optional(text(50)),
            goodsName: optional(text(600)),
            /** A value of T115 `rateUnit.value`. */
            measureUnit: optional(openCode(3)),
            /** A value of T115 `currencyType.value`. */
            currency: optional(openCode(3)),
            quantity: optional(decimal(12, 8)),
            unitPrice: optional(decimal(12, 8)),
            /** Called totalAmount in the field table. */
            amount: optional(decimal()),
          }),
        ),
      ),
    }),
})
