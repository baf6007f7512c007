import { type Decimal, decimal, subtract, sum } from '@risiti/core'
import type { Visit } from './contract.js'
import type { Goods } from './goods.js'
import type { Branch, StoredInvoice } from './taxpayer.js'

/* What a caller sees of the books: an enabler without the authority knows its own documents, uploaded or not, and nothing else. */

type View = Pick<Visit, 'books' | 'door' | 'globalInfo'>

/** The documents that are known behind a door, oldest first. */
export function documentsAt({ books, door, globalInfo: { deviceNo } }: View): readonly StoredInvoice[] {
  if (!door.isOffline) return books.invoices()
  const uploaded = books.invoices().filter(({ record }) => record.basicInformation.deviceNo === deviceNo)
  return [...uploaded, ...books.queue.of(deviceNo)]
}

/** The document with a number. */
export function documentAt(invoiceNo: string, view: View): StoredInvoice | undefined {
  return view.door.isOffline
    ? documentsAt(view).find((document) => document.invoiceNo === invoiceNo)
    : view.books.find(invoiceNo)
}

/** Documents of the caller under the same reference. */
export function earlierAt(
  referenceNo: string,
  view: View & Pick<Visit, 'taxpayer'>,
): readonly StoredInvoice[] {
  const { books, door, globalInfo, taxpayer } = view
  const earlier = books.earlier(taxpayer.tin, referenceNo)
  if (!door.isOffline) return earlier
  const waiting = books.queue.of(globalInfo.deviceNo).filter((each) => each.referenceNo === referenceNo)
  return [...earlier, ...waiting]
}

/** What is left of goods in a branch of the caller: an enabler takes off what it sold and has not told yet. */
export function heldAt(goods: Goods, branch: Branch, { books, door, globalInfo }: View): Decimal {
  const held = books.stock.held(goods, branch)
  if (!door.isOffline) return held
  const sold = books.queue
    .of(globalInfo.deviceNo)
    .flatMap(({ record }) => record.goodsDetails ?? [])
    .filter(({ itemCode, discountFlag }) => itemCode === goods.goodsCode && discountFlag !== '0')
  return subtract(held, sum(sold.map(({ qty }) => decimal(qty ?? '0'))))
}
