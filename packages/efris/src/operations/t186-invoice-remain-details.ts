import { defineOperation } from '@risiti/core'
import { answer, dateTime, decimal, list, message, optional, text } from '../fields.js'
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
 * Fetches one fiscal document in full by its number (FDN), as T108 does, with what each line has left to be credited. Ask it
 * before a partial credit note: T110 refuses more than is left (1434, 1460). Lines of discount have nothing of their own: it
 * is taken off the line before.
 */
export const invoiceRemainDetails = defineOperation({
  code: 'T186',
  title: 'What is left of a document',
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
            exciseRateName: optional(text(100)),
            vatProjectName: optional(text(300)),
            /** Quantity not yet credited. */
            remainQty: optional(decimal()),
            /** Amount not yet credited, VAT included and discount taken off. */
            remainAmount: optional(decimal()),
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
    }),
})
