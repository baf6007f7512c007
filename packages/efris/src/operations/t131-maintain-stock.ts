import { defineOperation } from '@risiti/core'
import { ADJUST_TYPES, GOODS_TYPES, STOCK_IN_TYPES } from '../codes.js'
import {
  answer,
  date,
  decimal,
  list,
  message,
  oneOf,
  openCode,
  optional,
  someOf,
  text,
  yesNo,
} from '../fields.js'
import { STOCK_IN_ROW_RULES, STOCK_IN_RULES } from '../request-rules/t131.js'
import { rule } from '../rules.js'
import { failure } from '../stock-records.js'

/**
 * Brings goods into stock (import, purchase, production, opening stock) or takes them out other than by a sale (expired,
 * damaged, used); what T109 sells leaves the stock by itself. On success the list is empty, and the number of the booking is in
 * the `extendField.referenceNo` beside it. When rows fail, the call is refused with 45: the error's `content` has those rows,
 * each with its code, and the others are booked, unless `rollBackIfError` asks for all or nothing. Nothing stops the same goods
 * from being booked twice, except a supplier's document (`invoiceNo`) or a batch with `isCheckBatchNo`: give one of them, and a
 * lost answer can be looked up by it.
 */
export const maintainStock = defineOperation({
  code: 'T131',
  title: 'Book goods into or out of stock',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'after-lookup',
  lookup: { operation: 'queryStockRecords', by: 'productionBatchNo' },
  request: () =>
    message(
      {
        goodsStockIn: message(
          {
            operationType: oneOf({ 101: 'increase', 102: 'reduce' }, 3),
            supplierTin: optional(text(50)),
            supplierName: optional(text(100)),
            /** Why stock is reduced: one code, or several with commas between them. */
            adjustType: optional(someOf(ADJUST_TYPES, 20)),
            remarks: optional(text(1024)),
            stockInDate: optional(date('yyyy-MM-dd')),
            /** Where an increase comes from. Opening stock is for goods that never were in stock (2176). */
            stockInType: optional(oneOf(STOCK_IN_TYPES, 3)),
            productionBatchNo: optional(text(50)),
            productionDate: optional(date('yyyy-MM-dd')),
            /** The branch whose stock changes. */
            branchId: optional(text(18)),
            /**
             * The FDN of the supplier's document. It must be issued to you, stand, name goods of these categories and not be
             * booked yet (2810 to 2815, 2841).
             */
            invoiceNo: optional(text(20)),
            /** `1` has a batch that was booked before refused (2841). */
            isCheckBatchNo: optional(yesNo()),
            /** `1` books nothing when one row fails. */
            rollBackIfError: optional(yesNo()),
            /** Without it, the authority takes 101. */
            goodsTypeCode: optional(oneOf(GOODS_TYPES, 3)),
          },
          STOCK_IN_RULES,
        ),
        goodsStockInItem: list(
          message(
            {
              /** The `id` of T127. */
              commodityGoodsId: optional(text(18)),
              goodsCode: optional(text(50)),
              /** One of the units of the goods (2243). */
              measureUnit: optional(openCode(3)),
              quantity: decimal(12, 8),
              /** What one unit was bought for; may be 0. */
              unitPrice: decimal(12, 8),
              remarks: optional(text(1024)),
              /** Fuel: the tank. */
              fuelTankId: optional(text(18)),
              /** Fuel: what was lost on the way. */
              lossQuantity: optional(decimal(12, 8)),
              /** Fuel: what was sent. */
              originalQuantity: optional(decimal(12, 8)),
            },
            STOCK_IN_ROW_RULES,
          ),
        ),
      },
      [
        rule(
          '2241',
          'goodsStockInItem',
          'must have a row',
          (request) => request.goodsStockInItem.length === 0,
        ),
      ],
    ),
  response: () =>
    list(
      answer({
        commodityGoodsId: optional(text(18)),
        goodsCode: optional(text(50)),
        measureUnit: optional(openCode(3)),
        quantity: optional(decimal(12, 8)),
        unitPrice: optional(decimal(12, 8)),
        remarks: optional(text(1024)),
        fuelTankId: optional(text(18)),
        lossQuantity: optional(decimal(12, 8)),
        originalQuantity: optional(decimal(12, 8)),
        ...failure(),
        taxpayerId: optional(text()),
      }),
    ),
})
