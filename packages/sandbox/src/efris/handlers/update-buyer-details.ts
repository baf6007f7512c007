import { accept, firstRefusal, type Handler, type Operations, type Sent } from '../contract.js'
import { BUYER_CHANGE_RULES } from '../rules/buyer-change.js'
import type { InvoiceRecord } from '../taxpayer.js'

/** T166: the buyer of a document is put right. The document keeps its number and its time. */
export const updateBuyerDetails: Handler<Operations['updateBuyerDetails']> = (input, visit) => {
  const draft = input ?? {}
  const { books, taxpayer } = visit
  const found = books.find(draft.invoiceNo ?? '')
  const invoice = found?.sellerTin === taxpayer.tin ? found : undefined
  const refusal = firstRefusal(BUYER_CHANGE_RULES, { draft, invoice, visit })
  if (refusal) return refusal
  invoice!.record.buyerDetails = buyerOf(draft)
  books.buyerChanges.set(invoice!.invoiceNo, (books.buyerChanges.get(invoice!.invoiceNo) ?? 0) + 1)
  return accept(undefined)
}

/** The new buyer takes the place of the old one whole: what is not sent is not kept. */
function buyerOf({
  invoiceNo,
  mvrn,
  createDateStr,
  buyerEmailAddress,
  ...buyer
}: Sent<'updateBuyerDetails'>): NonNullable<InvoiceRecord['buyerDetails']> {
  return { ...buyer, buyerEmail: buyerEmailAddress }
}
