import type { ItemFacts } from '@risiti/core'
import type { RegisteredGoods } from '@risiti/efris/document'

/**
 * The item table as what is registered with URA (T130), which refuses a sale that calls the goods by another name (2123) or puts them
 * into another category (2124), or under another tax than theirs (1332, 1334). The table knows no duties, and need not hold everything
 * that is registered.
 */
export function goodsIn(items: ReadonlyMap<string, ItemFacts>): ReadonlyMap<string, RegisteredGoods> {
  return new Map(
    [...items].map(([code, { name, unit, tax, classification }]) => [
      code,
      { name, unit, category: classification.code, ...reliefOf(tax) },
    ]),
  )
}

/** What the tax of goods says of their category. Who is not registered for VAT, or sells for a project, says nothing of it. */
function reliefOf(tax: ItemFacts['tax']) {
  if (tax !== 'standard' && tax !== 'zero' && tax !== 'exempt') return {}
  return { isZeroRated: tax === 'zero', isExempt: tax === 'exempt' }
}
