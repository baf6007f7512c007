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
 * Lists applications for credit notes and for the cancellation of debit notes, with how far each has come. After T110 ask by
 * `referenceNo`, with `queryType` 1, until `approveStatus` is no longer 102; an approved row has the FDN of the note in
 * `invoiceNo`, a rejected one (103) tells why in T112. After a lost answer of T110 ask by `oriInvoiceNo`. The row's `id` leads to
 * T112, T118 and T120, its `taskId` to T113.
 */
export const queryCreditNoteStatus = defineOperation({
  code: 'T111',
  title: 'List credit note applications',
  area: 'credit',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** What T110 answered. */
      referenceNo: optional(text(20)),
      /** FDN of the document that is taken back. */
      oriInvoiceNo: optional(text(20)),
      /** FDN of the note. */
      invoiceNo: optional(text(20)),
      /** A reference or an FDN of a note. */
      combineKeywords: optional(text()),
      /** One state or several with commas between them. */
      approveStatus: optional(someOf(APPLICATION_STATES, 3)),
      /** Whose part in the applications you ask for. */
      queryType: oneOf({
        1: 'applications made by the current user',
        2: 'applications waiting for approval by the current user',
        3: 'applications already approved by the current user',
      }),
      /** One kind or several with commas between them. */
      invoiceApplyCategoryCode: optional(
        someOf({ 101: 'credit note', 103: 'cancellation of debit note' }, 3),
      ),
      /** First day. */
      startDate: optional(date('yyyy-MM-dd')),
      /** Last day. */
      endDate: optional(date('yyyy-MM-dd')),
      /** From 1. */
      pageNo: integer(10),
      /** At most 100; some clients had 100 refused, 99 is safe. */
      pageSize: integer(3),
      /** The authority takes 1 when it is left out. */
      creditNoteType: optional(oneOf({ 1: 'credit note', 2: 'credit note without FDN' })),
      branchName: optional(text(500)),
      /** For agents: the principal. */
      sellerTinOrNin: optional(text(100)),
      sellerLegalOrBusinessName: optional(text(256)),
    }),
  response: () =>
    answer({
      page: page(),
      records: list(
        answer({
          /** What T112 and T118 are asked by, and `businessKey` of T120. */
          id: optional(text(18)),
          /** FDN of the document that is taken back. */
          oriInvoiceNo: optional(text(20)),
          /** FDN of the note, once it is approved. */
          invoiceNo: optional(text(20)),
          referenceNo: text(20),
          approveStatus: oneOf(APPLICATION_STATES, 3),
          applicationTime: optional(dateTime('dd/MM/yyyy HH:mm:ss')),
          invoiceApplyCategoryCode: optional(oneOf(APPLICATION_KINDS, 3)),
          /** Of the note: negative. */
          grossAmount: optional(decimal()),
          /** Of the original. */
          oriGrossAmount: optional(decimal()),
          currency: optional(openCode(10)),
          /** What T113 is asked by. */
          taskId: optional(text(18)),
          buyerTin: optional(text(20, 10)),
          buyerBusinessName: optional(text(256)),
          buyerLegalName: optional(text(256)),
          /** The seller. */
          tin: optional(text(20, 10)),
          businessName: optional(text(256)),
          legalName: optional(text(256)),
          /** Days from the application to the decision, or until now. */
          waitingDate: optional(decimal()),
          dataSource: optional(oneOf(DATA_SOURCES, 3)),
        }),
      ),
    }),
})
