import { defineOperation } from '@risiti/core'
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
 * Header data of one application.
 */
export const getCreditApplicationDetail = defineOperation({
  code: 'T112',
  title: 'Credit note application details',
  area: 'credit',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      id: text(20),
    }),
  response: () =>
    answer({
      id: optional(text(20)),
      oriInvoiceNo: optional(text(20)),
      /** Called oriReceiptId in the field table. */
      oriInvoiceId: optional(text(32)),
      /** FDN of the credit note. */
      refundInvoiceNo: optional(text(20)),
      referenceNo: optional(text(50)),
      reason: optional(text(1024)),
      selectRefundReasonCode: optional(oneOf(CREDIT_REASONS, 3)),
      /** The T112 table lists 101..103 only; 104 taken from T111. */
      approveStatusCode: optional(oneOf(APPLICATION_STATES, 3)),
      updateTime: optional(date('dd/MM/yyyy')),
      applicationTime: optional(date('dd/MM/yyyy')),
      invoiceApplyCategoryCode: optional(oneOf(APPLICATION_KINDS, 3)),
      contactName: optional(text(256)),
      contactMobileNum: optional(text(30)),
      contactEmail: optional(text()),
      source: optional(oneOf(DATA_SOURCES, 3)),
      taskId: optional(text(18)),
      remarks: optional(text()),
      /** Present for 101 and 103. */
      approveRemarks: optional(text(1024)),
      /** Of the invoice. */
      grossAmount: optional(decimal()),
      /** Of the credit. */
      totalAmount: optional(decimal()),
      /** A value of T115 `currencyType.name`. */
      currency: optional(openCode(10)),
      refundIssuedDate: optional(dateTime('dd/MM/yyyy HH:mm:ss')),
      issuedDate: optional(dateTime('dd/MM/yyyy HH:mm:ss')),
      tin: optional(text(20, 10)),
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
      /** A value of T115 `countryCode.name`. */
      buyerCitizenship: optional(openCode(128)),
      buyerPassportNum: optional(text(20)),
      buyerPlaceOfBusi: optional(text(500)),
      importBusinessName: optional(text(500)),
      importEmailAddress: optional(text(50)),
      importContactNumber: optional(text(30)),
      importAddress: optional(text(500)),
      importInvoiceDate: optional(date('yyyy-MM-dd')),
      importAttachmentName: optional(text(256)),
      importAttachmentContent: optional(base64()),
      attachmentList: optional(
        list(
          answer({
            fileName: optional(text(256)),
            /** Png, doc, pdf, jpg, txt, docx, xlsx, cer, crt, der. */
            fileType: optional(text(5)),
            fileContent: optional(base64()),
          }),
        ),
      ),
    }),
})
