import { defineOperation } from '@risiti/core'
import { DATA_SOURCES, INDUSTRIES, INVOICE_KINDS, INVOICE_TYPES, REFUND_STATES, VALIDITY } from '../codes.js'
import {
  answer,
  date,
  dateTime,
  decimal,
  integer,
  list,
  message,
  oneOf,
  openCode,
  optional,
  someOf,
  text,
} from '../fields.js'

/**
 * Lists fiscal documents, newest first, page by page: those issued to the caller, or by the caller. When the answer to
 * `fiscaliseInvoice` was lost, ask for its `referenceNo` with `queryType` 1 after a little while: no row says that it was
 * not stored. A row is short; `verifyInvoice` fetches the whole document by its number.
 */
export const queryAllInvoices = defineOperation({
  code: 'T106',
  title: 'Query invoices and receipts',
  area: 'invoice',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      oriInvoiceNo: optional(text(20)),
      invoiceNo: optional(text(20)),
      deviceNo: optional(text(20)),
      buyerTin: optional(text(10)),
      buyerNinBrn: optional(text(100)),
      buyerLegalName: optional(text(256)),
      /** Looks in several members at once. */
      combineKeywords: optional(text(20)),
      /** One or more, such as 2,5. */
      invoiceType: optional(someOf(INVOICE_TYPES)),
      /** Without it both kinds are found. */
      invoiceKind: optional(oneOf(INVOICE_KINDS)),
      isInvalid: optional(oneOf(VALIDITY)),
      isRefund: optional(oneOf(REFUND_STATES)),
      /** First day of issue. */
      startDate: optional(date('yyyy-MM-dd')),
      /** Last day of issue. */
      endDate: optional(date('yyyy-MM-dd')),
      /** Starts at 1. */
      pageNo: integer(10),
      /** Up to 99: the authority names 100 as its limit (1526) and was seen to refuse it. */
      pageSize: integer(3),
      /** The seller's own number of the document. */
      referenceNo: optional(text(50)),
      branchName: optional(text(500)),
      /** With 0, members about the buyer must be left out (2871). */
      queryType: optional(
        oneOf({ 0: 'input documents (issued to me)', 1: 'output documents (issued by me)' }),
      ),
      dataSource: optional(oneOf(DATA_SOURCES, 3)),
      /** For an agent who asks for its principal. */
      sellerTinOrNin: optional(text(100)),
      /** For an agent who asks for its principal. */
      sellerLegalOrBusinessName: optional(text(256)),
    }),
  response: () =>
    answer({
      /** Where in the list this page stands. */
      page: answer({
        pageNo: integer(10),
        pageSize: integer(3),
        /** Number of rows on all pages. */
        totalSize: integer(10),
        pageCount: integer(10),
      }),
      /** Newest first. */
      records: list(
        answer({
          id: optional(text(32)),
          invoiceNo: text(30),
          oriInvoiceId: optional(text(32)),
          oriInvoiceNo: optional(text(30)),
          issuedDate: dateTime('dd/MM/yyyy HH:mm:ss'),
          businessName: optional(text(256)),
          buyerTin: optional(text(20, 10)),
          buyerLegalName: optional(text(256)),
          buyerNinBrn: optional(text(100)),
          currency: openCode(10),
          grossAmount: decimal(),
          taxAmount: decimal(),
          dataSource: optional(oneOf(DATA_SOURCES, 3)),
          isInvalid: optional(oneOf(VALIDITY)),
          isRefund: optional(oneOf(REFUND_STATES)),
          invoiceType: oneOf(INVOICE_TYPES),
          invoiceKind: optional(oneOf(INVOICE_KINDS)),
          invoiceIndustryCode: optional(oneOf(INDUSTRIES, 3)),
          branchName: optional(text(500)),
          deviceNo: optional(text(50)),
          uploadingTime: optional(dateTime('dd/MM/yyyy HH:mm:ss')),
          /** The seller's own number of the document. */
          referenceNo: optional(text(50)),
          operator: optional(text(100)),
          userName: optional(text(500)),
          /** The day of issue alone. */
          issuedDateStr: optional(date('dd/MM/yyyy')),
          /** The seller's. */
          legalName: optional(text()),
          branchId: optional(text(18)),
          buyerBusinessName: optional(text()),
        }),
      ),
    }),
})
