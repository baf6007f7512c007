import type { Sent, Visit } from '../contract.js'
import type { Goods } from '../goods.js'
import type { Category } from '../reference/category.js'

export type GoodsRow = Sent<'uploadGoods'>[number]

/** One row of a T130 on the examiner's desk. */
export interface Registration {
  readonly row: GoodsRow
  readonly visit: Visit
  /** What is registered under this code. */
  readonly earlier: Goods | undefined
  readonly category: Category | undefined
}

export function layOutGoods(row: GoodsRow, visit: Visit): Registration {
  const earlier = visit.taxpayer.goods.get(row.goodsCode ?? '')
  return { row, visit, earlier, category: visit.books.categories.get(row.commodityCategoryId ?? '') }
}
