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
import { PAGE_RULES } from '../request-rules/page.js'
import { excludes, needs, rule } from '../rules.js'
import { customsUnitRecord, otherUnitRecord } from '../stock-records.js'

/**
 * Searches the goods and services that are registered. Use it to learn the `id` that T128, T131 and T139 ask for, and to see
 * whether a T130 arrived whose answer was lost. It answers pages of goods with their units, their tax and what is in stock.
 * `taxRate` alone does not tell how goods are taxed: zero-rated and exempt ones were seen with 0.18 too, so read
 * `isZeroRate` and `isExempt`.
 */
export const inquireGoods = defineOperation({
  code: 'T127',
  title: 'Search registered goods',
  area: 'goods',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message(
      {
        goodsCode: optional(text(50)),
        goodsName: optional(text(200)),
        commodityCategoryName: optional(text(200)),
        /** Pages count from 1. */
        pageNo: integer(10),
        /** At most 100; exactly 100 was refused once, 99 never. */
        pageSize: integer(3),
        /** The branch whose stock is shown. */
        branchId: optional(text(18)),
        /** `101` finds services only, `102` goods only. */
        serviceMark: optional(oneOf(YES_NO, 3)),
        haveExciseTax: optional(oneOf(YES_NO, 3)),
        /** Goods that were changed on this day or later. */
        startDate: optional(date('yyyy-MM-dd')),
        endDate: optional(date('yyyy-MM-dd')),
        /** Text to look for in code and name. */
        combineKeywords: optional(text(50)),
        /** Without it, the authority shows no fuel. */
        goodsTypeCode: optional(oneOf(GOODS_TYPES, 3)),
        /** The TIN of the principal, when an agent asks. */
        tin: optional(text(20)),
        /** Without it, the authority shows the caller's own goods. */
        queryType: optional(oneOf({ 0: 'goods of a principal (agent query)', 1: 'own goods' })),
      },
      [
        ...PAGE_RULES,
        needs('3104', 'tin', 'with queryType "0"', ({ queryType }) => queryType === '0'),
        needs('3105', 'branchId', 'with queryType "0"', ({ queryType }) => queryType === '0'),
        excludes('3107', 'tin', 'unless queryType is "0"', ({ queryType }) => queryType !== '0'),
        rule(
          '3108',
          'serviceMark',
          'must be "101" with queryType "0"',
          ({ queryType, serviceMark }) => queryType === '0' && serviceMark !== '101',
        ),
      ],
    ),
  response: () =>
    answer({
      page: page(),
      records: list(
        answer({
          /** The `commodityGoodsId` of T131 and T139. */
          id: text(18),
          goodsName: text(100),
          goodsCode: text(50),
          /** A value of T115 `rateUnit`. */
          measureUnit: openCode(3),
          unitPrice: optional(decimal()),
          /** A value of T115 `currencyType`: 101 is UGX. */
          currency: optional(openCode(10)),
          stock: optional(decimal()),
          /** The stock to warn at. */
          stockPrewarning: optional(decimal()),
          /** Who registered them. */
          source: optional(oneOf({ 101: 'URA', 102: 'taxpayer' }, 3)),
          statusCode: optional(oneOf(ENABLED_STATES, 3)),
          commodityCategoryCode: optional(text(18)),
          commodityCategoryName: optional(text(200)),
          /** The standard rate: `isZeroRate` and `isExempt` overrule it. */
          taxRate: optional(rate({ max: 1024 })),
          isZeroRate: optional(oneOf(YES_NO, 3)),
          isExempt: optional(oneOf(YES_NO, 3)),
          haveExciseTax: optional(oneOf(YES_NO, 3)),
          exciseDutyCode: optional(text(20)),
          /** The text of the duty, as T125 has it. */
          exciseDutyName: optional(text(500)),
          /** A text, not a number: `10%,UGX150 per Litre`. */
          exciseRate: optional(text()),
          /** What T109 wants as `pack`: the packageScaledValue. */
          pack: optional(decimal()),
          /** What T109 wants as `stick`: the pieceScaledValue. */
          stick: optional(decimal()),
          /** The `description` of T130. */
          remarks: optional(text(1024)),
          /** So many main units hold `pieceScaledValue` pieces. */
          packageScaledValue: optional(decimal()),
          pieceScaledValue: optional(decimal()),
          /** A value of T115 `rateUnit`. */
          pieceMeasureUnit: optional(openCode(3)),
          havePieceUnit: optional(oneOf(YES_NO, 3)),
          pieceUnitPrice: optional(decimal()),
          exclusion: optional(oneOf(EXCLUSIONS)),
          haveOtherUnit: optional(oneOf(YES_NO, 3)),
          /** `101` for a service, which has no stock. */
          serviceMark: optional(oneOf(YES_NO, 3)),
          goodsTypeCode: optional(oneOf(GOODS_TYPES, 3)),
          /** When they were changed last. */
          updateDateStr: optional(dateTime('dd/MM/yyyy HH:mm:ss')),
          tankNo: optional(text(50)),
          haveCustomsUnit: optional(oneOf(YES_NO, 3)),
          /** The customs unit, up to version 23.6. */
          commodityGoodsExtendEntity: optional(customsUnitRecord({})),
          /** The customs units, from version 23.7 on. */
          customsUnitList: optional(
            list(customsUnitRecord({ id: optional(text(18)), commodityGoodsId: optional(text(18)) })),
          ),
          goodsOtherUnits: optional(
            list(otherUnitRecord({ id: optional(text(18)), commodityGoodsId: optional(text(18)) })),
          ),
        }),
      ),
    }),
})
