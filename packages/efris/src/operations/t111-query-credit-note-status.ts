import { defineOperation } from '@risiti/core'
import { APPLICATION_KINDS, APPLICATION_STATES, DATA_SOURCES } from '../codes.js'
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
  someOf,
  text,
} from '../fields.js'

/**
 * Find applications and their approval state; gives id and taskId.
 */
export const queryCreditNoteStatus = defineOperation({
  code: 'T111',
  title: 'Credit / cancel-debit-note application list',
  area: 'credit',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      referenceNo: optional(text(20)),
      oriInvoiceNo: optional(text(20)),
      invoiceNo: optional(text(20)),
      /** Sample only; matches referenceNo or invoiceNo (flow text). */
      combineKeywords: optional(text()),
      /** Several values separated by commas. */
      approveStatus: optional(someOf(APPLICATION_STATES, 3)),
      queryType: oneOf({
        1: 'applications made by the current user',
        2: 'applications waiting for approval by the current user',
        3: 'applications already approved by the current user',
      }),
      /** Several values separated by commas. */
      invoiceApplyCategoryCode: optional(
        someOf({ 101: 'credit note', 103: 'cancellation of debit note' }, 3),
      ),
      /** Codes 1518 / 1520 ask for yyyy-MM-dd HH:mm:ss, table and all clients use yyyy-MM-dd. */
      startDate: optional(date('yyyy-MM-dd')),
      /** Codes 1518 / 1520 ask for yyyy-MM-dd HH:mm:ss, table and all clients use yyyy-MM-dd. */
      endDate: optional(date('yyyy-MM-dd')),
      /** Starts at 1. */
      pageNo: integer(10),
      /** Spec: not above 100 (code 1526); one client had exactly 100 refused, 99 is safe. */
      pageSize: integer(3),
      /** The authority takes 1 when it is left out. */
      creditNoteType: optional(oneOf({ 1: 'credit note', 2: 'credit note without FDN' })),
      branchName: optional(text(500)),
      /** Agent query. */
      sellerTinOrNin: optional(text(100)),
      /** Agent query. */
      sellerLegalOrBusinessName: optional(text(256)),
    }),
  response: () =>
    answer({
      page: page(),
      records: list(
        answer({
          /** Application id: input of T112, T118 and businessKey of T120. */
          id: optional(text(18)),
          oriInvoiceNo: optional(text(20)),
          /** FDN of the credit note once approved. */
          invoiceNo: optional(text(20)),
          referenceNo: optional(text(20)),
          approveStatus: optional(oneOf(APPLICATION_STATES, 3)),
          applicationTime: optional(dateTime('dd/MM/yyyy HH:mm:ss')),
          /** The T111 table lists 101..104; 105 taken from T114. */
          invoiceApplyCategoryCode: optional(oneOf(APPLICATION_KINDS, 3)),
          grossAmount: optional(decimal()),
          oriGrossAmount: optional(decimal()),
          /** A value of T115 `currencyType.name`. */
          currency: optional(openCode(10)),
          /** Input of T113. */
          taskId: optional(text(18)),
          buyerTin: optional(text(20, 10)),
          buyerBusinessName: optional(text(256)),
          buyerLegalName: optional(text(256)),
          tin: optional(text(20, 10)),
          businessName: optional(text(256)),
          legalName: optional(text(256)),
          /** Days waiting (system or approval date minus application date). */
          waitingDate: optional(decimal()),
          dataSource: optional(oneOf(DATA_SOURCES, 3)),
        }),
      ),
    }),
})
