import { formatEat, parseEat } from '@risiti/core'
import { rowNoise, TIME_FORMAT, timeNoise } from './noise.js'
import { normalise } from './normalise.js'
import { lineOf, paymentOf, taxRowOf } from './record-rows.js'
import { originalOf } from './rules/debit-note.js'
import { isNumberedBySeller } from './rules/document.js'
import type { Sale } from './rules/sale.js'
import type { InvoiceRecord, StoredInvoice, Taxpayer } from './taxpayer.js'

/** Makes the fiscal document of a sale that passed every rule, under a number: what the authority keeps and answers with. */
export function issue(sale: Sale, invoiceNo: string): StoredInvoice {
  const { visit, seller } = sale
  return {
    invoiceNo,
    sellerTin: visit.taxpayer.tin,
    referenceNo: seller.referenceNo,
    issuedAt: sale.issuedAt,
    isFlagged: isOffTime(sale),
    record: recordOf(sale, invoiceNo),
  }
}

/** How far the stated time may be from the authority's: beyond, an exception is recorded and nothing is refused. */
const TOLERANCE_MS = 10 * 60 * 1000

function isOffTime({ basic, visit: { now } }: Sale): boolean {
  const stated = parseEat(basic.issuedDate ?? '', 'yyyy-MM-dd HH:mm:ss')
  return stated !== undefined && Math.abs(stated.getTime() - now.getTime()) > TOLERANCE_MS
}

/** Where a buyer can look a document up: the text of its QR code. */
export function validationUrl(invoiceNo: string, antifakeCode: string, publicUrl: string): string {
  return `${validationPage(publicUrl)}?invoiceNo=${invoiceNo}&antiFakeCode=${antifakeCode}`
}

/** Where the page is that checks documents; the authority has it at `site_new` too. */
export function validationPage(publicUrl: string): string {
  return `${publicUrl}/site_new/#/invoiceValidation`
}

/** A document as it is answered: with the noise that the authority adds. */
export function answerOf({ record }: StoredInvoice, now: Date) {
  return {
    ...record,
    buyerDetails: { timeFormat: TIME_FORMAT, ...rowNoise(now), ...record.buyerDetails },
    payWay: record.payWay?.map((payment) => ({ ...payment, ...timeNoise(now) })),
  }
}

function recordOf(sale: Sale, invoiceNo: string): InvoiceRecord {
  const own = isNumberedBySeller(sale) ? sale.basic.antifakeCode : undefined
  const antifakeCode = own ?? sale.visit.books.numbers.antifakeCode(invoiceNo)
  return {
    sellerDetails: sellerOf(sale),
    basicInformation: basicOf(sale, invoiceNo, antifakeCode),
    buyerDetails: { ...sale.buyer },
    buyerExtend: sale.draft.buyerExtend && { ...sale.draft.buyerExtend },
    goodsDetails: sale.lines.map((line) => lineOf(line, sale.visit.books)),
    taxDetails: sale.taxRows.map(taxRowOf),
    summary: summaryOf(sale, invoiceNo, antifakeCode),
    payWay: sale.draft.payWay && sale.payments.map(paymentOf),
    edcDetails: sale.draft.edcDetails && { ...sale.draft.edcDetails },
    extend: { ...sale.draft.extend },
    importServicesSeller: sale.draft.importServicesSeller && { ...sale.draft.importServicesSeller },
    airlineGoodsDetails: (sale.draft.airlineGoodsDetails ?? []).map((passage) => ({ ...passage })),
    agentEntity: sale.principal && agentEntityOf(sale.principal),
  }
}

/** Names and address come from the register, whatever was sent. */
export function sellerOf({ seller, branch, visit: { taxpayer } }: Sale): InvoiceRecord['sellerDetails'] {
  return {
    tin: taxpayer.tin,
    ninBrn: taxpayer.ninBrn,
    legalName: taxpayer.legalName,
    businessName: taxpayer.legalName,
    address: taxpayer.address,
    mobilePhone: seller.mobilePhone,
    linePhone: seller.linePhone,
    emailAddress: seller.emailAddress,
    placeOfBusiness: seller.placeOfBusiness,
    referenceNo: seller.referenceNo,
    branchId: branch.id,
    branchName: branch.name,
    branchCode: branch.code,
  }
}

function agentEntityOf({ tin, legalName, address }: Taxpayer): InvoiceRecord['agentEntity'] {
  return { tin, legalName, businessName: legalName, address }
}

/** The time is the authority's own, not the requested one. */
function basicOf(sale: Sale, invoiceNo: string, antifakeCode: string): InvoiceRecord['basicInformation'] {
  const { basic, visit } = sale
  const issuedDate = formatEat(sale.issuedAt, 'dd/MM/yyyy HH:mm:ss')
  return {
    invoiceId: visit.books.numbers.invoiceId(invoiceNo),
    invoiceNo,
    antifakeCode,
    deviceNo: visit.globalInfo.deviceNo!,
    issuedDate,
    issuedDatePdf: issuedDate,
    operator: basic.operator,
    currency: basic.currency!,
    currencyRate: visit.books.rates.on(basic.currency!, sale.day)?.rate,
    invoiceType: basic.invoiceType!,
    invoiceKind: basic.invoiceKind,
    dataSource: visit.door.dataSource,
    invoiceIndustryCode: basic.invoiceIndustryCode ?? '101',
    isBatch: basic.isBatch,
    isInvalid: '0',
    isPreview: '0',
    isRefund: '0',
    ...originalFacts(originalOf(sale)),
  }
}

/** How a note names the document that it is about. */
export function originalFacts(original: StoredInvoice | undefined) {
  if (!original) return {}
  const { invoiceId, invoiceNo, issuedDate } = original.record.basicInformation
  const { grossAmount } = original.record.summary
  return {
    oriInvoiceId: invoiceId,
    oriInvoiceNo: invoiceNo,
    oriIssuedDate: issuedDate,
    oriGrossAmount: grossAmount,
  }
}

function summaryOf(sale: Sale, invoiceNo: string, antifakeCode: string): InvoiceRecord['summary'] {
  const { summary, visit } = sale
  return {
    netAmount: normalise(summary.netAmount)!,
    taxAmount: normalise(summary.taxAmount)!,
    grossAmount: normalise(summary.grossAmount)!,
    itemCount: summary.itemCount,
    remarks: summary.remarks,
    ...(isNumberedBySeller(sale)
      ? { modeCode: '0', qrCode: summary.qrCode }
      : { modeCode: '1', qrCode: validationUrl(invoiceNo, antifakeCode, visit.publicUrl) }),
  }
}
