import { defineOperation } from '@risiti/core'
import { dateTime, empty, message, oneOf, openCode, optional, text } from '../fields.js'

/**
 * Correct the buyer of a fuel document, limited in number and time. Limits come from T103
 * buyerModifiedTimes and buyerModificationPeriod (2931, 2932); refused for credit notes or documents with a
 * credit note (3053..3055).
 */
export const updateBuyerDetails = defineOperation({
  code: 'T166',
  title: 'Update buyer details',
  area: 'edc',
  encrypted: { request: true, response: false },
  resend: 'after-lookup',
  lookup: { operation: 'verifyInvoice', by: 'invoiceNo' },
  request: () =>
    message({
      invoiceNo: text(20),
      /** Required when buyerType=0. */
      buyerTin: optional(text(20)),
      buyerNinBrn: optional(text(100)),
      buyerPassportNum: optional(text(20)),
      buyerLegalName: optional(text(256)),
      buyerBusinessName: optional(text(256)),
      buyerAddress: optional(text(500)),
      buyerEmailAddress: optional(text(50)),
      buyerMobilePhone: optional(text(30)),
      buyerLinePhone: optional(text(30)),
      buyerPlaceOfBusi: optional(text(500)),
      buyerType: oneOf({ 0: 'B2B', 1: 'B2C', 2: 'foreigner' }),
      /** A value of T115 `countryCode.name`. */
      buyerCitizenship: optional(openCode(128)),
      buyerSector: optional(text(200)),
      buyerReferenceNo: optional(text(50)),
      mvrn: optional(text(32)),
      createDateStr: optional(dateTime('yyyy-MM-dd HH:mm:ss')),
    }),
  response: () => empty(),
})
