import { type ResponseOf, UnreadableAnswerError } from '@risiti/core'
import { parseKraTime } from '../formats.js'
import type { saveSalesTransaction } from '../operations/save-sales-transaction.js'
import type { selectInvoiceDetails } from '../operations/select-invoice-details.js'
import { cuInvoiceNumber } from './receipt.js'

/** A row of KRA's list of own sales. */
export type SalesRow = ResponseOf<typeof selectInvoiceDetails>['salesList'][number]

/** What KRA's signature consists of. */
export interface SignedReceipt {
  /** Control unit id and receipt number. */
  readonly number: string
  readonly receiptNumber: string
  /** Receipts of every type so far. */
  readonly totalReceiptNumber: string
  readonly signature: string
  readonly internalData: string
  /** The control unit's time. */
  readonly signedAt: Date
}

/** A sale as KRA holds it, in words of no country: enough to recognise a document whose answer was lost. */
export interface RecordedSale extends SignedReceipt {
  readonly invcNo: number
  /** The sale that a credit note is about; 0 for a sale. */
  readonly originalInvcNo: number
  /** Decimal text in `currency`. */
  readonly total: string
  readonly tax: string
  readonly currency: 'KES'
  /** `S` sale, `R` credit note. */
  readonly type: 'S' | 'R'
  readonly buyerTaxId: string | null
  readonly buyerName: string | null
  readonly confirmedAt: Date
  readonly lineCount: number
}

/**
 * Reads a row of KRA's list. The row does not name the control unit, nor the seller's own document number.
 * @param sdcId the control unit id, from the initialisation.
 * @throws UnreadableAnswerError when a time in it cannot be read.
 */
export function fromSalesRow(row: SalesRow, sdcId: string): RecordedSale {
  return {
    ...fromSaleAnswer(row.receipt, sdcId),
    invcNo: row.invcNo,
    originalInvcNo: row.orgInvcNo,
    total: row.totAmt,
    tax: row.totTaxAmt,
    currency: 'KES',
    type: row.rcptTyCd,
    buyerTaxId: row.custTin ?? null,
    buyerName: row.custNm ?? null,
    confirmedAt: readTime(row.cfmDt),
    lineCount: row.totItemCnt,
  }
}

/**
 * Reads the answer to a sale, which has the same members as the receipt in a row.
 * @throws UnreadableAnswerError when its time cannot be read.
 */
export function fromSaleAnswer(data: ResponseOf<typeof saveSalesTransaction>, sdcId: string): SignedReceipt {
  return {
    number: cuInvoiceNumber(sdcId, data.curRcptNo),
    receiptNumber: data.curRcptNo,
    totalReceiptNumber: data.totRcptNo,
    signature: data.rcptSign,
    internalData: data.intrlData,
    signedAt: readTime(data.sdcDateTime),
  }
}

function readTime(text: string): Date {
  const time = parseKraTime(text)
  if (time) return time
  throw new UnreadableAnswerError({
    code: 'time-unreadable',
    message: 'A time in KRA’s answer cannot be read.',
    cause: 'It has none of the three forms KRA uses.',
    fix: 'Look at the document on KRA’s portal, and report the form to us.',
    raw: text,
  })
}
