import { defineOperation } from '@risiti/core'
import { dateTime, empty, message, oneOf, openCode, optional, text } from '../fields.js'
import { needs } from '../rules.js'

/**
 * Puts the buyer of a fiscal document right, as petrol stations do when a motorist asks for a document in a company's name.
 * T103 tells how often (`buyerModifiedTimes`, 2931) and for how many hours (`buyerModificationPeriod`, 2932) it may be done.
 * The new buyer takes the place of the old one whole. Notes, and documents with a note or an application for one, are
 * refused (3053 to 3055). Nothing comes back but the return code: T108 shows the buyer.
 */
export const updateBuyerDetails = defineOperation({
  code: 'T166',
  title: 'Correct the buyer of a document',
  area: 'edc',
  encrypted: { request: true, response: false },
  resend: 'after-lookup',
  lookup: { operation: 'verifyInvoice', by: 'invoiceNo' },
  request: () =>
    message(
      {
        /** FDN. */
        invoiceNo: text(20),
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
        /** A country as T115 `countryCode` names it: UG-Uganda. */
        buyerCitizenship: optional(openCode(128)),
        buyerSector: optional(text(200)),
        buyerReferenceNo: optional(text(50)),
        /** Registration number of the motor vehicle. */
        mvrn: optional(text(32)),
        /** When the correction was made, in East Africa Time. */
        createDateStr: optional(dateTime('yyyy-MM-dd HH:mm:ss')),
      },
      [needs('3077', 'buyerTin', 'for a business (buyerType 0)', ({ buyerType }) => buyerType === '0')],
    ),
  response: () => empty(),
})
