import { accept, type Handler, type Operations } from '../contract.js'
import { pageOf } from '../paged.js'
import { categoryRow, pageAt } from '../reference/category-row.js'
import { pageIsGiven } from '../rules/query.js'

/** T124: the tree of categories page by page, parents before children. */
export const queryCommodityCategories: Handler<Operations['queryCommodityCategories']> = (input, visit) => {
  const wish = input ?? {}
  const refusal = pageIsGiven(wish)
  if (refusal) return refusal
  const shared = pageAt(visit.now)
  const all = [...visit.books.categories.values()]
  return accept(pageOf(all, wish, visit, (category) => categoryRow(category, shared)))
}
