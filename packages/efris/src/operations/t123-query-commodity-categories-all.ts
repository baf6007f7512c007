import { defineOperation } from '@risiti/core'
import { empty, list } from '../fields.js'
import { categoryRecord } from '../records.js'

/**
 * Reads the whole tree of commodity categories in one answer: about 74,000 rows, some twenty megabytes. Prefer T124, which
 * pages, and T134, which tells only what changed. Every good and every line of a document belongs to a leaf of this tree,
 * and the leaf decides whether it is taxed, zero rated or exempt. Rows here lack the marks for excise duty and for sales
 * outside VAT, which T124 has.
 */
export const queryCommodityCategoriesAll = defineOperation({
  code: 'T123',
  title: 'All commodity categories',
  area: 'reference',
  encrypted: { request: false, response: false },
  resend: 'safe',
  request: () => empty(),
  response: () => list(categoryRecord({})),
})
