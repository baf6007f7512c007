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

/**
 * Increase stock (import, purchase, production, opening) or reduce it (adjustment). Only failed rows come
 * back; outer code 45 when some failed; success content is [] and the stock reference is in
 * globalInfo.extendField.referenceNo. Services cannot be stocked (682); opening stock only for goods never
 * stocked (2176).
 */
export const maintainStock = defineOperation({
  code: 'T131',
  title: 'Goods stock maintain',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'after-lookup',
  lookup: { operation: 'queryStockRecords', by: 'productionBatchNo' },
  request: () =>
    message({
      goodsStockIn: message({
        operationType: oneOf({ 101: 'increase', 102: 'reduce' }, 3),
        /** Empty when operationType=102 or stockInType=103. */
        supplierTin: optional(text(50)),
        /** Required when operationType=101 (2081) except stockInType=103 (2137). */
        supplierName: optional(text(100)),
        /** Required when operationType=102 (2088), empty when 101 (2087); several separated by commas. */
        adjustType: optional(someOf(ADJUST_TYPES, 20)),
        /** Required when adjustType contains 104 (2085). */
        remarks: optional(text(1024)),
        stockInDate: optional(date('yyyy-MM-dd')),
        /** Required when operationType=101, empty when 102 (2177). */
        stockInType: optional(oneOf(STOCK_IN_TYPES, 3)),
        /** Only for stockInType=103. */
        productionBatchNo: optional(text(50)),
        /** Only for stockInType=103. */
        productionDate: optional(date('yyyy-MM-dd')),
        branchId: optional(text(18)),
        /** FDN of the supplier document or import, checked (2810..2815, 2841). */
        invoiceNo: optional(text(20)),
        /** The authority takes 0 when it is left out. */
        isCheckBatchNo: optional(yesNo()),
        /** The authority takes 0 when it is left out. */
        rollBackIfError: optional(yesNo()),
        /** The authority takes 101 when it is left out. */
        goodsTypeCode: optional(oneOf(GOODS_TYPES, 3)),
      }),
      goodsStockInItem: list(
        message({
          /** T127 id; commodityGoodsId or goodsCode must be given (2196). */
          commodityGoodsId: optional(text(18)),
          goodsCode: optional(text(50)),
          /** T115 rateUnit, must be a unit of the goods (2243). */
          measureUnit: optional(openCode(3)),
          /** Positive. */
          quantity: decimal(12, 8),
          /** Purchase price, may be 0. */
          unitPrice: decimal(12, 8),
          remarks: optional(text(1024)),
          fuelTankId: optional(text(18)),
          /** Fuel. */
          lossQuantity: optional(decimal(12, 8)),
          /** Fuel: quantity = originalQuantity - lossQuantity (3027). */
          originalQuantity: optional(decimal(12, 8)),
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
        quantity: optional(decimal(12, 8)),
        unitPrice: optional(decimal(12, 8)),
        remarks: optional(text(1024)),
        fuelTankId: optional(text(18)),
        lossQuantity: optional(decimal(12, 8)),
        originalQuantity: optional(decimal(12, 8)),
        returnCode: optional(text(10)),
        returnMessage: optional(text(1024)),
        /** Live, 18 digits. */
        taxpayerId: optional(text()),
      }),
    ),
})
