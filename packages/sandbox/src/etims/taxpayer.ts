import type { ResponseOf } from '@risiti/core'
import type { selectImportedItems, selectPurchases } from '@risiti/etims/operations'
import type { ComponentInput, Item, Kept } from './device.js'

export type SupplierSale = ResponseOf<typeof selectPurchases>['saleList'][number]
export type ImportLine = ResponseOf<typeof selectImportedItems>['itemList'][number]

/** Something that a list returns when it changed after the time asked for. */
export interface Dated<Value> {
  readonly value: Value
  readonly changedAt: Date
}

/** What all branches of a PIN share. */
export interface Taxpayer {
  readonly tin: string
  /** Registered items by code. */
  readonly items: Map<string, Dated<Item>>
  /** How many items were registered here: their codes are numbered in one sequence. */
  itemCount: number
  /** What products are made of, by the codes of product and component. */
  readonly components: Map<string, Dated<Kept<ComponentInput>>>
  /** What suppliers declared, until it is confirmed. */
  readonly supplierSales: Dated<SupplierSale>[]
  /** Lines of customs entries. */
  readonly imports: Dated<ImportLine>[]
}
