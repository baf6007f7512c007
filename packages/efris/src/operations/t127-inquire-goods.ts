import { defineOperation } from '@risiti/core'
import { ENABLED_STATES, EXCLUSIONS, GOODS_TYPES, YES_NO } from '../codes.js'
import {
  answer,
  date,
  dateTime,
  decimal,
  integer,
  list,
  message,
  oneOf,
  openCode,
  optional,
  page,
  rate,
  text,
} from '../fields.js'

/**
 * Search the goods registered for the taxpayer or a principal. Use to confirm a T130 upload really exists
 * before fiscalising.
 */
export const inquireGoods = defineOperation({
  code: 'T127',
  title: 'Goods/services inquiry',
  area: 'goods',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      goodsCode: optional(text(50)),
      /** Code 2258 says 100. */
      goodsName: optional(text(200)),
      commodityCategoryName: optional(text(200)),
      /** Starts at 1. */
      pageNo: integer(10),
      /** Spec: not above 100 (code 1526); one client had exactly 100 refused, 99 is safe. */
      pageSize: integer(3),
      /** Required with tin when queryType=0 (3105). */
      branchId: optional(text(18)),
      serviceMark: optional(oneOf(YES_NO, 3)),
      haveExciseTax: optional(oneOf(YES_NO, 3)),
      startDate: optional(date('yyyy-MM-dd')),
      endDate: optional(date('yyyy-MM-dd')),
      /** Matches goodsCode or goodsName. */
      combineKeywords: optional(text(50)),
      /** The authority takes 101 when it is left out. */
      goodsTypeCode: optional(oneOf(GOODS_TYPES, 3)),
      /** Principal; only with queryType=0 (3104, 3107). */
      tin: optional(text(20)),
      /** The authority takes 1 when it is left out. */
      queryType: optional(oneOf({ 0: 'goods of a principal (agent query)', 1: 'own goods' })),
    }),
  response: () =>
    answer({
      page: page(),
      records: list(
        answer({
          /** CommodityGoodsId of T131 and T139. */
          id: optional(text(18)),
          goodsName: optional(text(100)),
          goodsCode: optional(text(50)),
          /** A value of T115 `rateUnit.value`. */
          measureUnit: optional(openCode(3)),
          unitPrice: optional(decimal()),
          /** T115 currencyType value (101). */
          currency: optional(openCode(10)),
          stock: optional(decimal()),
          stockPrewarning: optional(decimal()),
          source: optional(oneOf({ 101: 'URA', 102: 'taxpayer' }, 3)),
          statusCode: optional(oneOf(ENABLED_STATES, 3)),
          commodityCategoryCode: optional(text(18)),
          commodityCategoryName: optional(text(200)),
          taxRate: optional(rate({ max: 1024 })),
          isZeroRate: optional(oneOf(YES_NO, 3)),
          isExempt: optional(oneOf(YES_NO, 3)),
          haveExciseTax: optional(oneOf(YES_NO, 3)),
          exciseDutyCode: optional(text(20)),
          /** T125 goodService text (live). */
          exciseDutyName: optional(text(500)),
          /**
           * Text of the duty as in T125 rateText, for example 10%,UGX150 per Litre (live); 0.12 in the spec
           * sample.
           */
          exciseRate: optional(text()),
          pack: optional(decimal()),
          stick: optional(decimal()),
          /** The T130 description. */
          remarks: optional(text(1024)),
          packageScaledValue: optional(decimal()),
          pieceScaledValue: optional(decimal()),
          /** A value of T115 `rateUnit.value`. */
          pieceMeasureUnit: optional(openCode(3)),
          havePieceUnit: optional(oneOf(YES_NO, 3)),
          pieceUnitPrice: optional(decimal()),
          exclusion: optional(oneOf(EXCLUSIONS)),
          haveOtherUnit: optional(oneOf(YES_NO, 3)),
          serviceMark: optional(oneOf(YES_NO, 3)),
          goodsTypeCode: optional(oneOf(GOODS_TYPES, 3)),
          /** Dd/MM/yyyy HH:mm:ss on the live server, yyyy-MM-dd HH:mm:ss in the spec sample. */
          updateDateStr: optional(dateTime('dd/MM/yyyy HH:mm:ss')),
          tankNo: optional(text(50)),
          /** Live (2026) and sdk. */
          haveCustomsUnit: optional(oneOf(YES_NO, 3)),
          commodityGoodsExtendEntity: optional(
            answer({
              /** T115 exportRateUnit. */
              customsMeasureUnit: optional(openCode(3)),
              customsUnitPrice: optional(decimal(12, 8)),
              packageScaledValueCustoms: optional(decimal(12, 8)),
              customsScaledValue: optional(decimal(12, 8)),
            }),
          ),
          /** Sdk only (v23.7), replaces the single commodityGoodsExtendEntity. */
          customsUnitList: optional(
            list(
              answer({
                id: optional(text(18)),
                commodityGoodsId: optional(text(18)),
                /** T115 exportRateUnit. */
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
                id: optional(text(18)),
                commodityGoodsId: optional(text(18)),
                /** T115 rateUnit; differs from measureUnit (2231) and from pieceMeasureUnit (2232). */
                otherUnit: optional(openCode(3)),
                otherPrice: optional(decimal()),
                otherScaled: optional(decimal(12, 8)),
                packageScaled: optional(decimal(12, 8)),
              }),
            ),
          ),
        }),
      ),
    }),
})
