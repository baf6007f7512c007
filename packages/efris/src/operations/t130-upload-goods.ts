import { defineOperation } from '@risiti/core'
import { GOODS_OPERATIONS, GOODS_TYPES, YES_NO } from '../codes.js'
import { answer, decimal, list, message, oneOf, openCode, optional, text } from '../fields.js'
import { GOODS_ROW_RULES } from '../request-rules/t130.js'
import { customsUnitRecord, failure, otherUnitRecord } from '../stock-records.js'

/**
 * Registers goods and services, or changes them: what is not registered cannot be invoiced (2122). An empty list is full
 * success. When rows fail, the call is refused with 45: the error's `content` has those rows, each with its code, and the others
 * are kept all the same. Goods start without stock: bring them in with T131. Whether a row is a good or a service follows from
 * its commodity category, and a later change may not switch sides (2799, 2800).
 */
export const uploadGoods = defineOperation({
  code: 'T130',
  title: 'Register goods and services',
  area: 'goods',
  encrypted: { request: true, response: true },
  resend: 'after-lookup',
  lookup: { operation: 'inquireGoods', by: 'goodsCode' },
  request: () =>
    list(
      message(
        {
          /** Without it, the authority takes 101. Adding a code twice is refused (602). */
          operationType: optional(oneOf(GOODS_OPERATIONS, 3)),
          /** The `item` of T109 must be this text exactly. */
          goodsName: text(200),
          /** Your own code: the `itemCode` of T109. */
          goodsCode: text(50),
          /** A value of T115 `rateUnit`. */
          measureUnit: openCode(3),
          /** The price of one unit with tax; a service may have none. */
          unitPrice: optional(decimal(12, 8)),
          /** A value of T115 `currencyType`: 101 for UGX, not the name (680). */
          currency: openCode(3),
          /** The code of a final category, one without categories below it (619). */
          commodityCategoryId: text(18),
          haveExciseTax: oneOf(YES_NO, 3),
          description: optional(text(1024)),
          /** The stock to warn at, 0 for never; a service may have none. */
          stockPrewarning: optional(decimal(12, 8)),
          /** The smaller unit: a value of T115 `rateUnit`, for excise goods that of the duty (679). */
          pieceMeasureUnit: optional(openCode(3)),
          /** Must be 101 when the excise duty is charged by a unit (676). */
          havePieceUnit: oneOf(YES_NO, 3),
          pieceUnitPrice: optional(decimal(12, 8)),
          /** So many main units, usually 1, ... */
          packageScaledValue: optional(decimal(12, 8)),
          /** ... hold so many pieces. */
          pieceScaledValue: optional(decimal(12, 8)),
          /** A code of T125. */
          exciseDutyCode: optional(text(20)),
          haveOtherUnit: optional(oneOf(YES_NO, 3)),
          /** Without it, the authority takes 101. */
          goodsTypeCode: optional(oneOf(GOODS_TYPES, 3)),
          haveCustomsUnit: optional(oneOf(YES_NO, 3)),
          /** The customs unit, which goods for export need; up to version 23.6. */
          commodityGoodsExtendEntity: optional(message(customsUnit())),
          /** The customs units, from version 23.7 on. */
          customsUnitList: optional(
            list(
              message({
                id: optional(text(18)),
                commodityGoodsId: optional(text(18)),
                ...customsUnit(),
              }),
            ),
          ),
          goodsOtherUnits: optional(
            list(
              message({
                /** A value of T115 `rateUnit`. */
                otherUnit: openCode(3),
                otherPrice: optional(decimal()),
                /** How many of it make up `packageScaled` main units. */
                otherScaled: decimal(12, 8),
                packageScaled: decimal(12, 8),
              }),
            ),
          ),
        },
        GOODS_ROW_RULES,
      ),
    ),
  response: () =>
    list(
      answer({
        operationType: optional(oneOf(GOODS_OPERATIONS, 3)),
        goodsName: optional(text(200)),
        goodsCode: optional(text(50)),
        measureUnit: optional(openCode(3)),
        unitPrice: optional(decimal(12, 8)),
        currency: optional(openCode(3)),
        commodityCategoryId: optional(text(18)),
        haveExciseTax: optional(oneOf(YES_NO, 3)),
        description: optional(text(1024)),
        stockPrewarning: optional(decimal(12, 8)),
        pieceMeasureUnit: optional(openCode(3)),
        havePieceUnit: optional(oneOf(YES_NO, 3)),
        pieceUnitPrice: optional(decimal(12, 8)),
        packageScaledValue: optional(decimal(12, 8)),
        pieceScaledValue: optional(decimal(12, 8)),
        exciseDutyCode: optional(text(20)),
        haveOtherUnit: optional(oneOf(YES_NO, 3)),
        goodsTypeCode: optional(oneOf(GOODS_TYPES, 3)),
        haveCustomsUnit: optional(oneOf(YES_NO, 3)),
        commodityGoodsExtendEntity: optional(customsUnitRecord({})),
        customsUnitList: optional(
          list(customsUnitRecord({ id: optional(text(18)), commodityGoodsId: optional(text(18)) })),
        ),
        goodsOtherUnits: optional(list(otherUnitRecord({}))),
        ...failure(),
      }),
    ),
})

function customsUnit() {
  return {
    /** A value of T115 `exportRateUnit`. */
    customsMeasureUnit: openCode(3),
    customsUnitPrice: decimal(12, 8),
    packageScaledValueCustoms: decimal(12, 8),
    customsScaledValue: decimal(12, 8),
  }
}
