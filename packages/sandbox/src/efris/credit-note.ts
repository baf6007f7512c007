import { type Decimal, decimal, formatEat, negate } from '@risiti/core'
import { type CreditApplication, type CreditLine, creditable, type StoredLine } from './books/credits.js'
import type { Visit } from './contract.js'
import { normalise, validationUrl } from './record.js'
import type { InvoiceRecord, StoredInvoice } from './taxpayer.js'

/** The application is granted: its note becomes a document, the original is marked, and goods come back into the stock. */
export function approve(
  application: CreditApplication,
  remark: string,
  bySeller: boolean,
  visit: Visit,
): void {
  const note = issueNote(application, visit)
  application.state = '101'
  application.decision = { at: visit.now, remark, bySeller }
  application.note = note
  application.original.record.basicInformation.isRefund = '1'
  visit.books.store(note)
  moveStock(application, visit, (qty) => negate(qty))
}

/** An approved note is taken back: what its approval did is undone, but for the document, which stays and is invalid. */
export function cancel(
  application: CreditApplication,
  cancellation: NonNullable<CreditApplication['cancellation']>,
  visit: Visit,
): void {
  const { original, note } = application
  application.cancellation = cancellation
  note!.record.basicInformation.isInvalid = '1'
  const isStillCredited = visit.books.credits
    .standing(original.invoiceNo)
    .some(({ state }) => state === '101')
  if (!isStillCredited) original.record.basicInformation.isRefund = '0'
  moveStock(application, visit, (qty) => qty)
}

/** Whether credited goods return to the stock is inferred: what left with a sale comes back with its note. */
function moveStock(
  { sellerTin, request }: CreditApplication,
  { books }: Visit,
  change: (qty: Decimal) => Decimal,
): void {
  const { goods, branch } = books.taxpayers.get(sellerTin)!
  for (const { itemCode, qty } of request.goodsDetails ?? []) {
    const sold = goods.get(itemCode!)
    if (sold && !sold.isService) books.stock.change(sold, branch, change(decimal(qty!)))
  }
}

function issueNote(application: CreditApplication, visit: Visit): StoredInvoice {
  const { original, request } = application
  const invoiceNo = visit.books.numbers.nextInvoiceNo(visit.now)
  const antifakeCode = visit.books.numbers.antifakeCode(invoiceNo)
  const { summary } = original.record
  const record: InvoiceRecord = {
    sellerDetails: { ...original.record.sellerDetails, referenceNo: request.sellersReferenceNo },
    basicInformation: basicOf(application, invoiceNo, antifakeCode, visit),
    buyerDetails: { ...original.record.buyerDetails },
    goodsDetails: request.goodsDetails!.map((line) => lineOf(application, line, visit)),
    taxDetails: request.taxDetails?.map((row) => taxRowOf(original, row)),
    summary: summaryOf(application, validationUrl(invoiceNo, antifakeCode, visit.publicUrl)),
    payWay: request.payWay?.map((payment) => ({ ...payment, orderNumber: '0' })),
    extend: { reason: request.reason, reasonCode: request.reasonCode },
    airlineGoodsDetails: [],
    creditNoteExtend: {
      preGrossAmount: summary.grossAmount,
      preTaxAmount: summary.taxAmount,
      preNetAmount: summary.netAmount,
    },
  }
  const { sellerTin } = application
  return { invoiceNo, sellerTin, referenceNo: request.sellersReferenceNo, issuedAt: visit.now, record }
}

/** Number, code and time are the note's own; kind and currency are the original's. */
function basicOf(
  { original, request, deviceNo }: CreditApplication,
  invoiceNo: string,
  antifakeCode: string,
  { books, now }: Visit,
): InvoiceRecord['basicInformation'] {
  const { basicInformation: basic, summary } = original.record
  const issuedDate = formatEat(now, 'dd/MM/yyyy HH:mm:ss')
  return {
    ...basic,
    invoiceId: books.numbers.invoiceId(invoiceNo),
    invoiceNo,
    antifakeCode,
    deviceNo,
    issuedDate,
    issuedDatePdf: issuedDate,
    operator: request.basicInformation?.operator ?? basic.operator,
    invoiceType: '2',
    dataSource: request.source,
    isInvalid: '0',
    isRefund: '0',
    oriInvoiceId: basic.invoiceId,
    oriInvoiceNo: basic.invoiceNo,
    oriIssuedDate: basic.issuedDate,
    oriGrossAmount: summary.grossAmount,
  }
}

/** The line of the original with the credited quantity and amounts. A discount is in them already. */
function lineOf({ original }: CreditApplication, line: CreditLine, { books }: Visit): StoredLine {
  const { discountTotal, discountTaxRate, ...source } = creditable(original).find(
    ({ orderNumber }) => orderNumber === line.orderNumber,
  )!
  return {
    ...source,
    qty: normalise(line.qty),
    unitPrice: normalise(line.unitPrice),
    total: normalise(line.total),
    tax: normalise(line.tax),
    discountFlag: '2',
    invoiceItemId: books.numbers.nextItemId(),
  }
}

type TaxRow = NonNullable<InvoiceRecord['taxDetails']>[number]

/** The names of the category are those of the original. */
function taxRowOf(
  { record }: StoredInvoice,
  row: NonNullable<CreditApplication['request']['taxDetails']>[number],
): TaxRow {
  const same = record.taxDetails?.find(({ taxCategoryCode }) => taxCategoryCode === row.taxCategoryCode)
  return {
    taxCategory: same?.taxCategory,
    taxCategoryCode: row.taxCategoryCode,
    netAmount: normalise(row.netAmount),
    taxRate: normalise(row.taxRate),
    taxAmount: normalise(row.taxAmount),
    grossAmount: normalise(row.grossAmount),
    taxRateName: row.taxRateName ?? same?.taxRateName,
  }
}

function summaryOf({ original, request }: CreditApplication, qrCode: string): InvoiceRecord['summary'] {
  const { netAmount, taxAmount, grossAmount, itemCount } = request.summary!
  return {
    netAmount: normalise(netAmount),
    taxAmount: normalise(taxAmount)!,
    grossAmount: normalise(grossAmount)!,
    itemCount,
    modeCode: '1',
    remarks: request.remarks ?? original.record.summary.remarks,
    qrCode,
  }
}
