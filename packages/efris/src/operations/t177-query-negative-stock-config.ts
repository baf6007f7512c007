import { defineOperation } from '@risiti/core'
import { ENABLED_STATES, YES_NO } from '../codes.js'
import { answer, date, empty, list, oneOf, optional, text } from '../fields.js'

/**
 * Answers which goods may be sold beyond their stock, and until when: T109 does not refuse those with 1600. A seller whose
 * `goodsStockLimit` in T103 is 102 may sell anything beyond its stock. Neither side of this call is encrypted.
 */
export const queryNegativeStockConfig = defineOperation({
  code: 'T177',
  title: 'What may be sold beyond its stock',
  area: 'stock',
  encrypted: { request: false, response: false },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    answer({
      goodsStockLimit: optional(
        answer({
          id: optional(text(18)),
          /** The first day on which it holds. */
          periodFrom: optional(date('yyyy-MM-dd')),
          /** The last one. */
          periodTo: optional(date('yyyy-MM-dd')),
          /** `101`: every category, and the list is empty. `102`: those in the list. */
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
