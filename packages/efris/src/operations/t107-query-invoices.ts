import { defineOperation } from '@risiti/core'
import { DATA_SOURCES } from '../codes.js'
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
  page,
  text,
} from '../fields.js'

/**
 * List documents that can still receive a credit note or a debit-note cancellation. Excludes documents that
 * are obsolete or already have an open application.
 */
export const queryInvoices = defineOperation({
  code: 'T107',
  title: 'Query normal invoice/receipt',
  area: 'invoice',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      invoiceNo: optional(text(20)),
      deviceNo: optional(text(20)),
      buyerTin: optional(text(100)),
      buyerLegalName: optional(text(20)),
      invoiceType: optional(oneOf({ 1: 'invoice', 4: 'debit note' })),
      /** Codes 1518 / 1520 ask for yyyy-MM-dd HH:mm:ss, table and all clients use yyyy-MM-dd. */
      startDate: optional(date('yyyy-MM-dd', 20)),
      /** Codes 1518 / 1520 ask for yyyy-MM-dd HH:mm:ss, table and all clients use yyyy-MM-dd. */
      endDate: optional(date('yyyy-MM-dd', 20)),
      /** Starts at 1. */
      pageNo: integer(10),
      /** Spec: not above 100 (code 1526); one client had exactly 100 refused, 99 is safe. */
      pageSize: integer(3),
      branchName: optional(text(500)),
    }),
  response: () =>
    answer({
      page: page(),
      records: list(
        answer({
          id: optional(text(32)),
          invoiceNo: optional(text(20)),
          oriInvoiceId: optional(text(32)),
          oriInvoiceNo: optional(text(20)),
          issuedDate: optional(dateTime('dd/MM/yyyy HH:mm:ss')),
          buyerTin: optional(text(20, 10)),
          buyerBusinessName: optional(text(256)),
          buyerLegalName: optional(text(256)),
          /** Seller. */
          tin: optional(text(20, 10)),
          /** Seller. */
          businessName: optional(text(256)),
          /** Seller. */
          legalName: optional(text(256)),
          /** A value of T115 `currencyType.name`. */
          currency: optional(openCode(10)),
          grossAmount: optional(decimal()),
          dataSource: optional(oneOf(DATA_SOURCES, 3)),
        }),
      ),
    }),
})
