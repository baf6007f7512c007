import type { ComputedImport, ComputedMovement, ComputedPurchase, Subject } from '@risiti/core'
import { movedByImport } from '@risiti/core/moved-by-import'
import { movedByPurchase } from '@risiti/core/moved-by-purchase'
import { movedBySale } from '@risiti/core/moved-by-sale'

/** The third character of an item code says what it is: 1 raw material, 2 finished product, 3 service. */
export function isService(item: string): boolean {
  return /^[A-Z]{2}3/.test(item)
}

/**
 * What KRA is to be told of the goods of a signed sale or credit note: its books move by such reports only. Undefined when no goods
 * moved.
 */
export function stockOfSale(subject: Subject): ComputedMovement | undefined {
  return movedBySale(subject, ({ item }) => !isService(item))
}

/** What KRA is to be told of the goods of a purchase that it has recorded. Undefined when no goods moved. */
export function stockOfPurchase(purchase: ComputedPurchase): ComputedMovement | undefined {
  return movedByPurchase(purchase, ({ item }) => !isService(item))
}

/** What KRA is to be told of imported goods whose approval it has recorded. Undefined when no goods moved. */
export function stockOfImport(imported: ComputedImport): ComputedMovement | undefined {
  return movedByImport(imported, ({ item }) => !isService(item))
}
