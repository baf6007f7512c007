import { defineOperation } from '@risiti/core'
import { decimal, list, message } from '../fields.js'
import { categoryMarks, categoryRecord } from '../records.js'

/**
 * Reads the commodity categories that changed after a version. Call it when `commodityCategoryVersion` of T103 is higher than
 * the version held: replace the rows by their code, then note the version that T103 told before the call. Versions are
 * decimals, so 13.10 is not above 13.6. From an old version that can be the whole tree.
 */
export const syncCommodityCategories = defineOperation({
  code: 'T134',
  title: 'Changed commodity categories',
  area: 'reference',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** The version held, such as `13.4`. */
      commodityCategoryVersion: decimal(),
    }),
  response: () => list(categoryRecord(categoryMarks())),
})
