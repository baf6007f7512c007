import { defineOperation } from '@risiti/core'
import { GOODS_OPERATIONS, GOODS_TYPES, YES_NO } from '../codes.js'
import { answer, decimal, list, message, oneOf, openCode, optional, text } from '../fields.js'

/**
 * Register or modify goods and services before they can be invoiced. Only failed rows come back; an empty
 * array is full success. Goods versus service is decided by the commodity category (serviceMark), cannot be
 * changed later (2799, 2800).
 */
export const uploadGoods = defineOperation({
  code: 'T130',
  title: 'Goods upload',
  area: 'goods',
  encrypted: { request: true, response: true },
  resend: 'after-lookup',
  lookup: { operation: 'inquireGoods', by: 'goodsCode' },
  request: () =>
    list(
      message({
        /** The authority takes 101 when it is left out. */
        operationType: optional(oneOf(GOODS_OPERATIONS, 3)),
        /** Code 604 agrees with 200; SDK schemas say 100. */
        goodsName: text(200),
        goodsCode: text(50),
        /** T115 rateUnit value. */
        measureUnit: openCode(3),
        /** May be empty for a service. */
        unitPrice: optional(decimal(12, 8)),
        /** T115 currencyType value (101 = UGX), not the ISO name (680). */
        currency: openCode(3),
        /** Leaf category code; fuel categories are checked against goodsTypeCode. */
        commodityCategoryId: text(18),
        haveExciseTax: oneOf(YES_NO, 3),
        description: optional(text(1024)),
        /** May be 0; may be empty for a service. */
        stockPrewarning: optional(decimal(12, 8)),
        /** Required when havePieceUnit=101, empty when 102. A value of T115 `rateUnit.value`. */
        pieceMeasureUnit: optional(openCode(3)),
        /** Must be 101 when the excise duty has a unit (676). */
        havePieceUnit: oneOf(YES_NO, 3),
        /** Required when havePieceUnit=101, empty when 102 (646). */
        pieceUnitPrice: optional(decimal(12, 8)),
        /**
         * Required when havePieceUnit=101, empty when 102 (647); 1 when measureUnit equals the excise unit.
         */
        packageScaledValue: optional(decimal(12, 8)),
        /**
         * Required when havePieceUnit=101, empty when 102 (648); 1 when measureUnit equals the excise unit.
         */
        pieceScaledValue: optional(decimal(12, 8)),
        /** Empty when haveExciseTax=102 (670), required when 101 (671). */
        exciseDutyCode: optional(text(20)),
        /** Must be 102 when havePieceUnit=102 (2239); the sample shows 1. */
        haveOtherUnit: optional(oneOf(YES_NO, 3)),
        /** The authority takes 101 when it is left out. */
        goodsTypeCode: optional(oneOf(GOODS_TYPES, 3)),
        /** Sdk + live T127 (v23.5+). */
        haveCustomsUnit: optional(oneOf(YES_NO, 3)),
        /** Customs unit (v23.4). */
        commodityGoodsExtendEntity: optional(
          message({
            /** T115 exportRateUnit. */
            customsMeasureUnit: openCode(3),
            customsUnitPrice: decimal(12, 8),
            packageScaledValueCustoms: decimal(12, 8),
            customsScaledValue: decimal(12, 8),
          }),
        ),
        /** Sdk only (v23.7), replaces the single commodityGoodsExtendEntity. */
        customsUnitList: optional(
          list(
            message({
              id: optional(text(18)),
              commodityGoodsId: optional(text(18)),
              /** T115 exportRateUnit. */
              customsMeasureUnit: openCode(3),
              customsUnitPrice: decimal(12, 8),
              packageScaledValueCustoms: decimal(12, 8),
              customsScaledValue: decimal(12, 8),
            }),
          ),
        ),
        /** Required when haveOtherUnit=101 (2228). */
        goodsOtherUnits: optional(
          list(
            message({
              /** T115 rateUnit; differs from measureUnit (2231) and from pieceMeasureUnit (2232). */
              otherUnit: openCode(3),
              otherPrice: optional(decimal()),
              otherScaled: decimal(12, 8),
              packageScaled: decimal(12, 8),
            }),
          ),
        ),
      }),
    ),
  response: () =>
    list(
      answer({
        operationType: optional(oneOf(GOODS_OPERATIONS, 3)),
        goodsName: optional(text(200)),
        goodsCode: optional(text(50)),
        /** A value of T115 `rateUnit.value`. */
        measureUnit: optional(openCode(3)),
        unitPrice: optional(decimal(12, 8)),
        /** A value of T115 `currencyType.value`. */
        currency: optional(openCode(3)),
        commodityCategoryId: optional(text(18)),
        haveExciseTax: optional(oneOf(YES_NO, 3)),
        description: optional(text(1024)),
        stockPrewarning: optional(decimal(12, 8)),
        /** A value of T115 `rateUnit.value`. */
        pieceMeasureUnit: optional(openCode(3)),
        havePieceUnit: optional(oneOf(YES_NO, 3)),
        pieceUnitPrice: optional(decimal(12, 8)),
        packageScaledValue: optional(decimal(12, 8)),
        pieceScaledValue: optional(decimal(12, 8)),
        exciseDutyCode: optional(text(20)),
        haveOtherUnit: optional(oneOf(YES_NO, 3)),
        goodsTypeCode: optional(oneOf(GOODS_TYPES, 3)),
        haveCustomsUnit: optional(oneOf(YES_NO, 3)),
        commodityGoodsExtendEntity: optional(
          answer({
            /** A value of T115 `exportRateUnit.value`. */
            customsMeasureUnit: optional(openCode(3)),
            customsUnitPrice: optional(decimal(12, 8)),
            packageScaledValueCustoms: optional(decimal(12, 8)),
            customsScaledValue: optional(decimal(12, 8)),
          }),
        ),
        customsUnitList: optional(
          list(
            answer({
              id: optional(text(18)),
              commodityGoodsId: optional(text(18)),
              /** A value of T115 `exportRateUnit.value`. */
              customsMeasureUnit: optional(openCode(3)),
              customsUnitPrice: optional(decimal(12, 8)),
              packageScaledValueCustoms: optional(decimal(12, 8)),
              customsScaledValue: optional(decimal(12, 8)),
            }),
          ),
        ),
        goodsOtherUnits: optional(
          list(
            answer({
              /** A value of T115 `rateUnit.value`. */
              otherUnit: optional(openCode(3)),
              otherPrice: optional(decimal()),
              otherScaled: optional(decimal(12, 8)),
              packageScaled: optional(decimal(12, 8)),
            }),
          ),
        ),
        returnCode: optional(text(10)),
        returnMessage: optional(text(1024)),
      }),
    ),
})
