import { defineOperation } from '@risiti/core'
import { attachmentRecord } from '../attachments.js'
import { APPLICATION_KINDS, APPLICATION_STATES, CREDIT_REASONS, DATA_SOURCES } from '../codes.js'
import {
  answer,
  base64,
  date,
  dateTime,
  decimal,
  list,
  message,
  oneOf,
  openCode,
  optional,
  text,
} from '../fields.js'

/**
 * Tells one application in full: what was asked for and why, by whom, what was decided and with which remark. Its lines and
 * taxes are in T118. Take `id` from a row of T111; to learn only whether a note was approved, T111 is enough.
 */
export const getCreditApplicationDetail = defineOperation({
  code: 'T112',
  title: 'One credit note application',
  area: 'credit',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** The row's `id` in T111. */
      id: text(20),
    }),
  response: () =>
    answer({
      id: optional(text(20)),
      /** FDN of the document that is taken back. */
      oriInvoiceNo: optional(text(20)),
      oriInvoiceId: optional(text(32)),
      /** FDN of the note, once it is approved. */
      refundInvoiceNo: optional(text(20)),
      referenceNo: optional(text(50)),
      reason: optional(text(1024)),
      selectRefundReasonCode: optional(oneOf(CREDIT_REASONS, 3)),
      approveStatusCode: optional(oneOf(APPLICATION_STATES, 3)),
      /** When it was decided. */
      updateTime: optional(date('dd/MM/yyyy')),
      applicationTime: optional(date('dd/MM/yyyy')),
      invoiceApplyCategoryCode: optional(oneOf(APPLICATION_KINDS, 3)),
      contactName: optional(text(256)),
      contactMobileNum: optional(text(30)),
      contactEmail: optional(text()),
      source: optional(oneOf(DATA_SOURCES, 3)),
      /** What T113 is asked by. */
      taskId: optional(text(18)),
      remarks: optional(text()),
      /** What was said with the decision. */
      approveRemarks: optional(text(1024)),
      /** Of the original. */
      grossAmount: optional(decimal()),
      /** Of the note: negative. */
      totalAmount: optional(decimal()),
      currency: optional(openCode(10)),
      /** When the note was issued. */
      refundIssuedDate: optional(dateTime('dd/MM/yyyy HH:mm:ss')),
      /** When the original was issued. */
      issuedDate: optional(dateTime('dd/MM/yyyy HH:mm:ss')),
      /** The seller. */
      tin: optional(text(20, 10)),
      /** The seller's own number of the note. */
      sellersReferenceNo: optional(text(50)),
      nin: optional(text(100)),
      legalName: optional(text(256)),
      businessName: optional(text(30)),
      mobilePhone: optional(text(30)),
      address: optional(text(500)),
      emailAddress: optional(text(50)),
      buyerTin: optional(text(20, 10)),
      buyerNin: optional(text(100)),
      buyerLegalName: optional(text(256)),
      buyerBusinessName: optional(text(256)),
      buyerAddress: optional(text(500)),
      buyerEmailAddress: optional(text(50)),
      buyerMobilePhone: optional(text(30)),
      buyerLinePhone: optional(text(30)),
      buyerCitizenship: optional(openCode(128)),
      buyerPassportNum: optional(text(20)),
      buyerPlaceOfBusi: optional(text(500)),
      /** The foreign supplier of an imported service. */
      importBusinessName: optional(text(500)),
      importEmailAddress: optional(text(50)),
      importContactNumber: optional(text(30)),
      importAddress: optional(text(500)),
      importInvoiceDate: optional(date('yyyy-MM-dd')),
      importAttachmentName: optional(text(256)),
      importAttachmentContent: optional(base64()),
      attachmentList: optional(list(attachmentRecord())),
    }),
})
