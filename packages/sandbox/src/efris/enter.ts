import type { EfrisBooks } from './books.js'
import { moveGoods } from './moved-goods.js'
import { markRefund } from './note-decisions.js'
import type { StoredInvoice } from './taxpayer.js'

/**
 * A T109 enters the books: what it sells leaves the stock and the room of projects, and a debit note marks its original. A
 * credit memo is a discount after the sale and moves no goods; that is inferred.
 */
export function enter(document: StoredInvoice, books: EfrisBooks): void {
  const { basicInformation: basic } = document.record
  books.store(document)
  if (basic.invoiceType !== '5') moveGoods(document, books)
  if (basic.invoiceType === '4') markRefund(books.find(basic.oriInvoiceNo!), books)
}
