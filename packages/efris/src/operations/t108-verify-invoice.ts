import { defineOperation } from '@risiti/core'
import { answer, dateTime, decimal, list, message, oneOf, optional, text } from '../fields.js'
import {
  airlineRecord,
  basicRecord,
  buyerExtendRecord,
  buyerRecord,
  customRecord,
  edcRecord,
  goodsRecord,
  importSellerRecord,
  payWayRecord,
  principalRecord,
  reasonRecord,
  sellerRecord,
  summaryRecord,
  taxRecord,
} from '../records.js'

/**
 * Fetches one fiscal document in full by its number (FDN): as it was sent, with the verification code, the QR text and what
 * was credited since. Names of the seller and of categories are the authority's own.
 */
export const verifyInvoice = defineOperation({
  code: 'T108',
  title: 'Invoice details',
  area: 'invoice',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      invoiceNo: text(20),
    }),
  response: () =>
    answer({
      sellerDetails: sellerRecord({}),
      basicInformation: basicRecord({
        oriInvoiceNo: optional(text(20)),
        oriIssuedDate: optional(dateTime('dd/MM/yyyy HH:mm:ss')),
        oriGrossAmount: optional(decimal()),
      }),
      buyerDetails: optional(buyerRecord({})),
      buyerExtend: optional(buyerExtendRecord()),
      goodsDetails: optional(
        list(
          goodsRecord({
            invoiceItemId: optional(text(18)),
            vatProjectName: optional(text(100)),
            highSeaBondFlag: optional(oneOf({ 1: 'yes', 2: 'no' })),
            highSeaBondCode: optional(text(3)),
            highSeaBondNo: optional(text(50)),
          }),
        ),
      ),
      taxDetails: optional(list(taxRecord())),
      summary: summaryRecord({
        /** Gross of the original document. */
        oriGrossAmount: optional(decimal()),
      }),
      payWay: optional(list(payWayRecord({}))),
      extend: optional(reasonRecord()),
      custom: optional(customRecord()),
      importServicesSeller: optional(importSellerRecord()),
      airlineGoodsDetails: optional(list(airlineRecord())),
      edcDetails: optional(edcRecord()),
      agentEntity: optional(principalRecord()),
      /** The sums before any partial credit note. */
      creditNoteExtend: optional(
        answer({
          preGrossAmount: optional(decimal()),
          preTaxAmount: optional(decimal()),
          preNetAmount: optional(decimal()),
        }),
      ),
    }),
})
