import { compare, decimal, isDecimal } from '@risiti/core'
import { accept, type Handler, type Operations, refuse, refuseFreely } from '../contract.js'
import { categoryRow, pageAt } from '../reference/category-row.js'

/**
 * T134: the categories that changed after a version. 2059: a version is given. The code for one that is no number is
 * unpublished: here it is 99 with a text of our own.
 */
export const syncCommodityCategories: Handler<Operations['syncCommodityCategories']> = (
  input,
  { books, now },
) => {
  const held = input?.commodityCategoryVersion
  if (held === undefined) return refuse('2059')
  if (!isDecimal(held)) return refuseFreely('commodityCategoryVersion is not a number')
  const isNewer = (version: string) => compare(decimal(version), decimal(held)) > 0
  const page = pageAt(now)
  const changed = [...books.categories.values()].filter(({ version }) => isNewer(version))
  return accept(changed.map((category) => categoryRow(category, page)))
}
