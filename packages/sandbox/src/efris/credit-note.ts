import { formatEat } from '@risiti/core'
import type { Application, CreditLine, StoredLine } from './books/credits.js'
import type { Visit } from './contract.js'
import { normalise } from './normalise.js'
import { originalFacts, validationUrl } from './record.js'
import { taxRowOf } from './record-rows.js'
import { sourceOf } from './rules/credit/claim.js'
import type { TaxRow } from './rules/sale.js'
import type { InvoiceRecord, StoredInvoice } from './taxpayer.js'

/** When something happens, over which books, and where they can be looked into. */
export type Moment = Pick<Visit, 'books' | 'now' | 'publicUrl'>

/** The document that an approved application becomes. */
export function issueNote(application: Application, moment: Moment): StoredInvoice {
  const { original, parties, request, sellerTin } = application
  const invoiceNo = moment.books.numbers.nextInvoiceNo(moment.now)
  const antifakeCode = moment.books.numbers.antifakeCode(invoiceNo)
  const record: InvoiceRecord = {
    sellerDetails: { ...parties.seller, referenceNo: request.sellersReferenceNo },
    basicInformation: basicOf(application, invoiceNo, antifakeCode, moment),
    buyerDetails: { ...parties.buyer },
    goodsDetails: request.goodsDetails!.map((line) => lineOf(application, line, moment)),
    taxDetails: request.taxDetails?.map((row) => taxRowOf(named(row, original))),
    summary: summaryOf(application, validationUrl(invoiceNo, antifakeCode, moment.publicUrl)),
    payWay: request.payWay?.map((payment) => ({ ...payment, orderNumber: '0' })),
    extend: { reason: request.reason, reasonCode: request.reasonCode },
    airlineGoodsDetails: [],
    ...totalsBefore(original),
  }
  return { invoiceNo, sellerTin, referenceNo: request.sellersReferenceNo, issuedAt: moment.now, record }
}

function totalsBefore(original: StoredInvoice | undefined): Pick<InvoiceRecord, 'creditNoteExtend'> {
  if (!original) return {}
  const { grossAmount, taxAmount, netAmount } = original.record.summary
  return {
    creditNoteExtend: { preGrossAmount: grossAmount, preTaxAmount: taxAmount, preNetAmount: netAmount },
  }
}

/** Number, code and time are the note's own; kind and currency are the original's, where there is one. */
function basicOf(
  { original, request, deviceNo }: Application,
  invoiceNo: string,
  antifakeCode: string,
  { books, now }: Moment,
): InvoiceRecord['basicInformation'] {
  const sent = request.basicInformation
  const issuedDate = formatEat(now, 'dd/MM/yyyy HH:mm:ss')
  const currency = request.currency!
  const rate = sent?.currencyRate ?? books.rates.on(currency, formatEat(now, 'yyyy-MM-dd'))?.rate
  return {
    invoiceKind: sent?.invoiceKind,
    invoiceIndustryCode: sent?.invoiceIndustryCode ?? '101',
    currency,
    currencyRate: rate,
    isPreview: '0',
    operator: sent?.operator,
    ...original?.record.basicInformation,
    ...(sent?.operator === undefined ? {} : { operator: sent.operator }),
    ...originalFacts(original),
    invoiceId: books.numbers.invoiceId(invoiceNo),
    invoiceNo,
    antifakeCode,
    deviceNo,
    issuedDate,
    issuedDatePdf: issuedDate,
    invoiceType: '2',
    dataSource: request.source,
    isInvalid: '0',
    isRefund: '0',
  }
}

/** The line of the original with the credited quantity and amounts. A discount is in them already. */
function lineOf(application: Application, line: CreditLine, { books }: Moment): StoredLine {
  return {
    ...unchangedOf(application, line, books),
    qty: normalise(line.qty),
    unitPrice: normalise(line.unitPrice),
    total: normalise(line.total)!,
    tax: normalise(line.tax),
    exciseTax: normalise(line.exciseTax) ?? '0',
    discountFlag: '2',
    invoiceItemId: books.numbers.nextItemId(),
  }
}

/** What stays as it was: of the original's line, or of the credited one itself. */
function unchangedOf(application: Application, line: CreditLine, books: Visit['books']) {
  const found = sourceOf(application, line)
  if (!found) {
    const goodsCategoryName = books.categories.get(line.goodsCategoryId!)?.name
    const taxRate = normalise(line.taxRate)!
    return { ...line, item: line.item!, taxRate, goodsCategoryName, vatApplicableFlag: '1' } as const
  }
  const { discountTotal, discountTaxRate, ...source } = found
  return source
}

/** A rate that has no name is called as in the original. */
function named(row: TaxRow, original: StoredInvoice | undefined): TaxRow {
  const same = original?.record.taxDetails?.find((each) => each.taxCategoryCode === row.taxCategoryCode)
  return { ...row, taxRateName: row.taxRateName ?? same?.taxRateName }
}

function summaryOf({ original, request }: Application, qrCode: string): InvoiceRecord['summary'] {
  const { netAmount, taxAmount, grossAmount, itemCount } = request.summary!
  return {
    netAmount: normalise(netAmount),
    taxAmount: normalise(taxAmount)!,
    grossAmount: normalise(grossAmount)!,
    itemCount,
    modeCode: '1',
    remarks: request.remarks ?? original?.record.summary.remarks,
    qrCode,
  }
}
