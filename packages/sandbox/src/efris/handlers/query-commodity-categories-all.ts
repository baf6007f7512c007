import { accept, type Handler, type Operations } from '../contract.js'
import { pageAt, wholeListRow } from '../reference/category-row.js'

/** T123: the whole tree of categories in one answer. */
export const queryCommodityCategoriesAll: Handler<Operations['queryCommodityCategoriesAll']> = (
  _nothing,
  { books, now },
) => {
  const page = pageAt(now)
  return accept(Array.from(books.categories.values(), (category) => wholeListRow(category, page)))
}
