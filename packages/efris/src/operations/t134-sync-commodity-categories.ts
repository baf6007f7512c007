import { defineOperation } from '@risiti/core'
import { ENABLED_FLAGS, EXCLUSIONS, YES_NO } from '../codes.js'
import { answer, date, decimal, integer, list, message, oneOf, optional, rate, text } from '../fields.js'

/**
 * Changes since a local category version. Replace local rows by code, then store the T103
 * commodityCategoryVersion.
 */
export const syncCommodityCategories = defineOperation({
  code: 'T134',
  title: 'Commodity category incremental update',
  area: 'reference',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** Local version, decimal text such as 13.6. */
      commodityCategoryVersion: decimal(),
    }),
  response: () =>
    list(
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
})
