import { defineOperation } from '@risiti/core'
import { ENABLED_FLAGS, EXCLUSIONS, YES_NO } from '../codes.js'
import { answer, date, integer, list, message, oneOf, optional, page, rate, text } from '../fields.js'

/**
 * Page through the commodity category tree.
 */
export const queryCommodityCategories = defineOperation({
  code: 'T124',
  title: 'Query commodity category, paged',
  area: 'reference',
  encrypted: { request: false, response: false },
  resend: 'safe',
  request: () =>
    message({
      /** Starts at 1. */
      pageNo: integer(10),
      /** Spec: not above 100 (code 1526); one client had exactly 100 refused, 99 is safe. */
      pageSize: integer(3),
    }),
  response: () =>
    answer({
      page: page(),
      records: list(
        answer({
          commodityCategoryCode: optional(text(18)),
          parentCode: optional(text(18)),
          commodityCategoryName: optional(text(200)),
          commodityCategoryLevel: optional(integer(1)),
          /** 0.18 etc. */
          rate: optional(rate({ max: 4 })),
          isLeafNode: optional(oneOf(YES_NO, 3)),
          serviceMark: optional(oneOf(YES_NO, 3)),
          isZeroRate: optional(oneOf(YES_NO, 3)),
          zeroRateStartDate: optional(date('dd/MM/yyyy')),
          zeroRateEndDate: optional(date('dd/MM/yyyy')),
          isExempt: optional(oneOf(YES_NO, 3)),
          exemptRateStartDate: optional(date('dd/MM/yyyy')),
          exemptRateEndDate: optional(date('dd/MM/yyyy')),
          enableStatusCode: optional(oneOf(ENABLED_FLAGS)),
          exclusion: optional(oneOf(EXCLUSIONS)),
          excisable: optional(oneOf(YES_NO, 3)),
          vatOutScopeCode: optional(oneOf(YES_NO, 3)),
        }),
      ),
    }),
})
