import { decimal, formatShort, negate } from '@risiti/core'
import type { EfrisBooks } from './books.js'
import { takeFromStock } from './rules/goods.js'
import { takeFromProjects } from './rules/projects.js'
import type { StoredInvoice } from './taxpayer.js'

/**
 * What a document moves: goods leave the stock, and less is left to projects. A credit note states less than nothing, so that
 * both come back; that they do is inferred.
 */
export function moveGoods(document: StoredInvoice, books: EfrisBooks): void {
  takeFromStock(document.record, books.taxpayers.get(document.sellerTin)!, books.stock)
  takeFromProjects(document, books)
}

/** The same of a document that counts no more. */
export function moveGoodsBack({ record, ...document }: StoredInvoice, books: EfrisBooks): void {
  const goodsDetails = record.goodsDetails?.map((line) => ({
    ...line,
    qty: reversed(line.qty),
    total: reversed(line.total)!,
  }))
  moveGoods({ ...document, record: { ...record, goodsDetails } }, books)
}

function reversed(number: string | undefined): string | undefined {
  return number === undefined ? undefined : formatShort(negate(decimal(number)))
}
