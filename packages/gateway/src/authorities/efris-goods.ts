import type { ItemFacts } from '@risiti/core'
import type { RegisteredGoods } from '@risiti/efris/document'

/**
 * The item table as what is registered with URA (T130), which refuses a sale that calls the goods by another name (2123) or puts them
 * into another category (2124). The table knows no duties, and need not hold everything that is registered.
 */
export function goodsIn(items: ReadonlyMap<string, ItemFacts>): ReadonlyMap<string, RegisteredGoods> {
  return new Map(
    [...items].map(([code, { name, unit, classification }]) => [
      code,
      { name, unit, category: classification.code },
    ]),
  )
}
