import { type InvoiceAnswer, parseTime } from './from-invoice.js'

/** What identifies and proves a fiscal document, and what it must agree with before it is adopted. */
export interface InvoiceRecord {
  /** Fiscal document number (FDN). */
  readonly number: string
  readonly verificationCode: string
  readonly qr: string
  /** When the authority issued it. */
  readonly issuedAt: Date
  readonly deviceId: string
  readonly invoiceType: string
  readonly currency: string
  /** Decimal strings in `currency`. */
  readonly gross: string
  readonly tax: string
  readonly buyerTin: string | undefined
  readonly referenceNo: string | undefined
  readonly sellerTin: string
  /** Lines of the document; those of a discount count. */
  readonly lineCount: number
  /** True when an enabler without connection numbered it: the authority has it only once it is uploaded. */
  readonly isNumberedOffline: boolean
}

/** Numbers that an enabler gives have twenty digits, the authority's own twelve. */
const OFFLINE_NUMBER_LENGTH = 20

/**
 * Reads an answer of T109 or T108. `undefined` when it lacks what a receipt needs: a document without number,
 * verification code or QR text is no proof.
 */
export function fromInvoice(answer: InvoiceAnswer): InvoiceRecord | undefined {
  const { basicInformation: basic, summary, sellerDetails, buyerDetails, goodsDetails } = answer
  const issuedAt = parseTime(basic.issuedDate)
  if (!issuedAt || !basic.invoiceNo || !basic.antifakeCode || !summary.qrCode) return undefined
  return {
    number: basic.invoiceNo,
    verificationCode: basic.antifakeCode,
    qr: summary.qrCode,
    issuedAt,
    deviceId: basic.deviceNo,
    invoiceType: basic.invoiceType,
    currency: basic.currency,
    gross: summary.grossAmount,
    tax: summary.taxAmount,
    buyerTin: buyerDetails?.buyerTin,
    referenceNo: sellerDetails.referenceNo,
    sellerTin: sellerDetails.tin,
    lineCount: goodsDetails?.length ?? 0,
    isNumberedOffline:
      basic.invoiceNo.length === OFFLINE_NUMBER_LENGTH ||
      basic.dataSource === '102' ||
      summary.modeCode === '0',
  }
}
