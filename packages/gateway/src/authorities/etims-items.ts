import type { ItemFacts } from '@risiti/core'
import type { RegisteredItem } from '@risiti/etims/document'
import { isService } from '@risiti/etims/goods'

/**
 * What the item table says of the items registered with KRA that KRA holds a report to: the unit of goods. In another class or under
 * another tax a sale is signed (eTIMS business rules, section 5), so what a line says of these goes before the table. Services never
 * move.
 */
export function unitsIn(items: ReadonlyMap<string, ItemFacts>): ReadonlyMap<string, Partial<RegisteredItem>> {
  const goods = [...items].filter(([code]) => !isService(code))
  return new Map(goods.map(([code, { unit }]) => [code, { qtyUnitCd: unit }]))
}
