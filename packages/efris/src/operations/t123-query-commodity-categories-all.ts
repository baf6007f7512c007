import { defineOperation } from '@risiti/core'
import { ENABLED_FLAGS, EXCLUSIONS, YES_NO } from '../codes.js'
import { answer, date, empty, integer, list, oneOf, optional, rate, text } from '../fields.js'

/**
 * Download the whole commodity category tree. Exclusion here lists only 0, 1, 2. Very large; prefer T124
 * paging or T134 increments.
 */
export const queryCommodityCategoriesAll = defineOperation({
  code: 'T123',
  title: 'Query commodity category',
  area: 'reference',
  encrypted: { request: false, response: false },
  resend: 'safe',
  request: () => empty(),
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
      }),
    ),
})
