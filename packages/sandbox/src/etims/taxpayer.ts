import type { ResponseOf } from '@risiti/core'
import type { selectImportedItems, selectPurchases } from '@risiti/etims/operations'
import type { Dated, Listed } from './changed.js'
import type { ComponentInput, Item, Kept } from './device.js'

export type SupplierSale = ResponseOf<typeof selectPurchases>['saleList'][number]
export type ImportLine = ResponseOf<typeof selectImportedItems>['itemList'][number]

/** What all branches of a PIN share. */
export interface Taxpayer {
  readonly tin: string
  /** Registered items by code. */
  readonly items: Map<string, Dated<Item>>
  /** How many items were registered here: their codes are numbered in one sequence. */
  itemCount: number
  /** What products are made of, by the codes of product and component. */
  readonly components: Map<string, Dated<Kept<ComponentInput>>>
  /** What suppliers declared, confirmed or not; by `supplierSaleKey`. */
  readonly supplierSales: Map<string, Listed<SupplierSale>>
  /** Lines of customs entries, by `importKey`. */
  readonly imports: Map<string, Listed<ImportLine>>
}

/** Who sold, and the number that the sale has there. A purchase may leave it out. */
type SupplierSaleId = {
  readonly [Member in 'spplrTin' | 'spplrBhfId' | 'spplrInvcNo']?: SupplierSale[Member] | null | undefined
}

/** What a supplier's sale is known by. */
export function supplierSaleKey({ spplrTin, spplrBhfId, spplrInvcNo }: SupplierSaleId): string {
  return `${spplrTin}/${spplrBhfId}/${spplrInvcNo}`
}

/** What a line of a customs entry is known by. */
export function importKey({ taskCd, itemSeq }: Pick<ImportLine, 'taskCd' | 'itemSeq'>): string {
  return `${taskCd}/${itemSeq}`
}
