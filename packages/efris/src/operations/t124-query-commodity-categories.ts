import { defineOperation } from '@risiti/core'
import { answer, list, message, page } from '../fields.js'
import { PAGE_RULES, pageMembers } from '../paging.js'
import { categoryMarks, categoryRecord } from '../records.js'

/**
 * Reads the tree of commodity categories page by page, some 750 pages at 99 rows. Do it once, note `commodityCategoryVersion`
 * of T103 from before the first page, and follow with T134 from then on. Every good and every line of a document belongs to
 * a leaf of this tree, and the leaf decides whether it is taxed, zero rated or exempt on a given day.
 */
export const queryCommodityCategories = defineOperation({
  code: 'T124',
  title: 'Commodity categories, by page',
  area: 'reference',
  encrypted: { request: false, response: false },
  resend: 'safe',
  request: () => message(pageMembers(), PAGE_RULES),
  response: () => answer({ page: page(), records: list(categoryRecord(categoryMarks())) }),
})
