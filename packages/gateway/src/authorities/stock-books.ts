import type { ComputedImport, ComputedMovement, ComputedPurchase, Subject } from '@risiti/core'
import { stockOfImport, stockOfPurchase, stockOfSale } from '@risiti/etims/goods'

/** What an authority has to be told of stock. It is asked in the writer, which loads no schemas. */
export interface StockBooks {
  /** What a fiscal document moved; undefined when no goods did. */
  movedBy(subject: Subject): ComputedMovement | undefined
  /** What a purchase that the authority has recorded moved; undefined when no goods did. */
  movedByPurchase(purchase: ComputedPurchase): ComputedMovement | undefined
  /** What imported goods that the authority knows to be ours moved; undefined when somebody else books them. */
  movedByImport(imported: ComputedImport): ComputedMovement | undefined
}

const BOOKS: Readonly<Record<string, StockBooks>> = {
  etims: { movedBy: stockOfSale, movedByPurchase: stockOfPurchase, movedByImport: stockOfImport },
}

/**
 * How an authority's books of stock are kept: undefined where it keeps them itself, and sales move them without a report (URA's T109).
 * KRA's move by reports only, and want to hear afterwards what is left (eTIMS business rules, sections 1 and 5).
 */
export function stockBooksOf(authority: string): StockBooks | undefined {
  return BOOKS[authority]
}
