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
 * Lists the caller's fiscal documents, newest first. `referenceNo` finds a document whose answer was lost.
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
      /** EFD search box. */
      combineKeywords: optional(text(20)),
      /** One or more, such as 2,5. */
      invoiceType: optional(someOf(INVOICE_TYPES)),
      /** The table says required; clients leave it out without error. */
      invoiceKind: optional(oneOf(INVOICE_KINDS)),
      isInvalid: optional(oneOf(VALIDITY)),
      isRefund: optional(oneOf(REFUND_STATES)),
      /** Codes 1518 / 1520 ask for yyyy-MM-dd HH:mm:ss, table and all clients use yyyy-MM-dd. */
      startDate: optional(date('yyyy-MM-dd')),
      /** Codes 1518 / 1520 ask for yyyy-MM-dd HH:mm:ss, table and all clients use yyyy-MM-dd. */
      endDate: optional(date('yyyy-MM-dd')),
      /** Starts at 1. */
      pageNo: integer(10),
      /** Spec: not above 100 (code 1526); one client had exactly 100 refused, 99 is safe. */
      pageSize: integer(3),
      /** Seller reference: reconciliation key. */
      referenceNo: optional(text(50)),
      branchName: optional(text(500)),
      /** With 0 the buyer filters must be empty (2871). */
      queryType: optional(
        oneOf({ 0: 'input documents (issued to me)', 1: 'output documents (issued by me)' }),
      ),
      dataSource: optional(oneOf(DATA_SOURCES, 3)),
      /** Agent query. */
      sellerTinOrNin: optional(text(100)),
      /** Agent query. */
      sellerLegalOrBusinessName: optional(text(256)),
    }),
  response: () =>
    answer({
      /** Paging envelope; the four members are JSON numbers on the wire (live T106, 2022). */
      page: answer({
        pageNo: integer(10),
        pageSize: integer(3),
        /** Total number of records. */
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
          /** Seller reference. */
          referenceNo: optional(text(50)),
          operator: optional(text(100)),
          userName: optional(text(500)),
          /** Live only. */
          issuedDateStr: optional(date('dd/MM/yyyy')),
          /** Live only. */
          legalName: optional(text()),
          /** Live only. */
          branchId: optional(text(18)),
          /** Live only. */
          buyerBusinessName: optional(text()),
        }),
      ),
    }),
})
