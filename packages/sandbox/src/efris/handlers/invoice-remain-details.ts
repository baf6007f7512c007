import { formatShort } from '@risiti/core'
import type { StoredLine } from '../books/credits.js'
import { accept, type Handler, type Operations, type Visit } from '../contract.js'
import { answerOf } from '../record.js'
import type { StoredInvoice } from '../taxpayer.js'
import { findDocument } from './verify-invoice.js'

/** T186: one document in full, as T108 answers it, with what is left of each line. */
export const invoiceRemainDetails: Handler<Operations['invoiceRemainDetails']> = (input, visit) => {
  const invoice = findDocument(input?.invoiceNo, visit)
  if ('refused' in invoice) return invoice
  const { creditNoteExtend, ...answer } = answerOf(invoice, visit.now)
  const goodsDetails = answer.goodsDetails?.map((line) => ({ ...line, ...leftOf(invoice, line, visit) }))
  return accept({ ...answer, goodsDetails })
}

/** A discount has no balance of its own, and nothing is taken back from a note. */
function leftOf(invoice: StoredInvoice, line: StoredLine, { books }: Visit) {
  const isNote = invoice.record.basicInformation.invoiceType === '2'
  if (isNote || line.discountFlag === '0') return {}
  const { qty, amount } = books.credits.balance(invoice, line)
  return { remainQty: formatShort(qty), remainAmount: formatShort(amount) }
}
