import { defineOperation } from '@risiti/core'
import { ENABLED_STATES, YES_NO } from '../codes.js'
import { answer, date, empty, list, oneOf, optional, text } from '../fields.js'

/**
 * Which categories may go below zero stock, and when.
 */
export const queryNegativeStockConfig = defineOperation({
  code: 'T177',
  title: 'Negative stock configuration inquiry',
  area: 'stock',
  encrypted: { request: false, response: false },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    answer({
      goodsStockLimit: optional(
        answer({
          id: optional(text(18)),
          periodFrom: optional(date('yyyy-MM-dd')),
          periodTo: optional(date('yyyy-MM-dd')),
          /** 101: list empty; 102: list given. */
          allNegativeCode: optional(oneOf(YES_NO, 3)),
          statusCode: optional(oneOf(ENABLED_STATES, 3)),
        }),
      ),
      goodsStockLimitCategoryList: optional(
        list(
          answer({
            id: optional(text(18)),
            goodsStockLimitId: optional(text(18)),
            commodityCategoryCode: optional(text(18)),
            isSelectAll: optional(oneOf(YES_NO, 3)),
          }),
        ),
      ),
    }),
})
