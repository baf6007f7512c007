import { defineOperation } from '@risiti/core'
import { DATA_SOURCES, INDUSTRIES, INVOICE_KINDS, REFUND_STATES, VALIDITY } from '../codes.js'
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
 * Lists the fuel documents of the taxpayer (`invoiceIndustryCode` 110), page by page, each with its pump and nozzle. What
 * the answer calls `fuelType` is the name of the goods. `queryType` tells apart documents whose buyer was filled in later
 * (T166): at a pump the buyer is often unknown. Both days are given without a time, though the field table speaks of one.
 */
export const edcInvoiceQuery = defineOperation({
  code: 'T167',
  title: 'Query fuel documents',
  area: 'edc',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** The name of the goods. */
      fuelType: optional(text(200)),
      /** FDN. */
      invoiceNo: optional(text(20)),
      buyerLegalName: optional(text(256)),
      startDate: optional(date('yyyy-MM-dd')),
      endDate: optional(date('yyyy-MM-dd')),
      /** From 1. */
      pageNo: integer(10),
      /** At most 100 (1526); one client had exactly 100 refused, 99 is safe. */
      pageSize: integer(3),
      queryType: oneOf({
        1: 'documents not yet modified',
        2: 'documents whose buyer was modified',
        3: 'all',
      }),
      /** The branch's id of T138. */
      branchId: optional(text(18)),
    }),
  response: () =>
    answer({
      page: page(),
      records: list(
        answer({
          id: optional(text(32)),
          invoiceNo: optional(text(30)),
          oriInvoiceId: optional(text(32)),
          oriInvoiceNo: optional(text(30)),
          issuedDate: optional(dateTime('dd/MM/yyyy HH:mm:ss')),
          businessName: optional(text(256)),
          buyerTin: optional(text(20, 10)),
          buyerLegalName: optional(text(256)),
          buyerNinBrn: optional(text(100)),
          currency: optional(openCode(10)),
          grossAmount: optional(decimal()),
          taxAmount: optional(decimal()),
          dataSource: optional(oneOf(DATA_SOURCES, 3)),
          isInvalid: optional(oneOf(VALIDITY)),
          isRefund: optional(oneOf(REFUND_STATES)),
          invoiceKind: optional(oneOf(INVOICE_KINDS)),
          invoiceIndustryCode: optional(oneOf(INDUSTRIES, 3)),
          branchName: optional(text(500)),
          deviceNo: optional(text(50)),
          uploadingTime: optional(dateTime('dd/MM/yyyy HH:mm:ss')),
          /** The seller's own number. */
          referenceNo: optional(text(50)),
          operator: optional(text(100)),
          userName: optional(text(500)),
          invoiceType: optional(
            oneOf({
              1: 'invoice or receipt',
              2: 'credit note with original FDN',
              3: 'credit note without original FDN',
              4: 'debit note',
            }),
          ),
          pumpNo: optional(text(50)),
          nozzleNo: optional(text(50)),
          fuelType: optional(text(200)),
          /** How often the buyer was changed. */
          updateTimes: optional(integer()),
        }),
      ),
    }),
})
