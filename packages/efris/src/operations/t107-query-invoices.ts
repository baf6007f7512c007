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
 * Lists your own documents that can still be credited or, for debit notes, cancelled: newest first, without those that are
 * invalid or wait for the decision on an application. Use it to let a cashier choose what to take back with T110; to look
 * any document up, use T106. Every row has the `id` that T110 wants as `oriInvoiceId`.
 */
export const queryInvoices = defineOperation({
  code: 'T107',
  title: 'List documents that can be credited',
  area: 'invoice',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      invoiceNo: optional(text(20)),
      deviceNo: optional(text(20)),
      buyerTin: optional(text(100)),
      /** Part of the name. */
      buyerLegalName: optional(text(20)),
      invoiceType: optional(oneOf({ 1: 'invoice', 4: 'debit note' })),
      /** First day. */
      startDate: optional(date('yyyy-MM-dd', 20)),
      /** Last day. */
      endDate: optional(date('yyyy-MM-dd', 20)),
      /** From 1. */
      pageNo: integer(10),
      /** At most 100; some clients had 100 refused, 99 is safe. */
      pageSize: integer(3),
      branchName: optional(text(500)),
    }),
  response: () =>
    answer({
      page: page(),
      records: list(
        answer({
          /** `invoiceId` of the document. */
          id: optional(text(32)),
          /** FDN. */
          invoiceNo: text(20),
          /** Only of a debit note. */
          oriInvoiceId: optional(text(32)),
          oriInvoiceNo: optional(text(20)),
          issuedDate: optional(dateTime('dd/MM/yyyy HH:mm:ss')),
          buyerTin: optional(text(20, 10)),
          buyerBusinessName: optional(text(256)),
          buyerLegalName: optional(text(256)),
          /** The seller. */
          tin: optional(text(20, 10)),
          businessName: optional(text(256)),
          legalName: optional(text(256)),
          currency: optional(openCode(10)),
          grossAmount: optional(decimal()),
          dataSource: optional(oneOf(DATA_SOURCES, 3)),
        }),
      ),
    }),
})
