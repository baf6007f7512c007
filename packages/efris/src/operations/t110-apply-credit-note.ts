import { defineOperation } from '@risiti/core'
import { attachment } from '../attachments.js'
import {
  BUYER_TYPES,
  CREDIT_REASONS,
  DATA_SOURCES,
  DEEMED_FLAGS,
  EXCISE_FLAGS,
  EXCISE_RULES,
  EXCISE_UNITS,
  INDUSTRIES,
  INVOICE_KINDS,
  MODES,
  PAYMENT_MODES,
  TAX_CATEGORIES,
  VAT_FLAGS,
} from '../codes.js'
import {
  answer,
  base64,
  date,
  dateTime,
  decimal,
  integer,
  list,
  message,
  oneOf,
  openCode,
  optional,
  rate,
  text,
} from '../fields.js'
import {
  CREDIT_BUYER_RULES,
  CREDIT_LINE_RULES,
  CREDIT_REQUEST_RULES,
  CREDIT_SUMMARY_RULES,
  CREDIT_TAX_RULES,
} from '../request-rules/t110.js'

/**
 * Applies for a credit note: takes a document back, in whole or in part. The answer is only the reference of the
 * application; the note gets its own FDN when the application is approved, so ask T111 by
 * `referenceNo` until `approveStatus` is no longer 102. Copy the lines from the original with their `orderNumber`, make
 * quantities, totals and taxes negative, and leave prices positive; T186 says what is left of each line. Lines of
 * discount are not copied: take the discount off the line that has it. Too late once the days that the system dictionary
 * allows (T115 `creditNoteMaximumInvoicingDays`) have passed (312). When the answer was lost, look with T111 by
 * `oriInvoiceNo` before applying again: a second application may take back more than you meant.
 */
export const applyCreditNote = defineOperation({
  code: 'T110',
  title: 'Apply for a credit note',
  area: 'credit',
  encrypted: { request: true, response: true },
  resend: 'after-lookup',
  lookup: { operation: 'queryCreditNoteStatus', by: 'oriInvoiceNo' },
  request: () =>
    message(
      {
        /**
         * `invoiceId` of the original. Leave it out together with `oriInvoiceNo` for a note without original, which few sellers
         * may issue (T103 `isAllowIssueCreditWithoutFDN`).
         */
        oriInvoiceId: optional(text(32)),
        /** FDN of the original. */
        oriInvoiceNo: optional(text(20)),
        /** Why the document is taken back. */
        reasonCode: oneOf(CREDIT_REASONS, 3),
        /** The reason in words. */
        reason: optional(text(1024)),
        /** When you apply, in East Africa Time. */
        applicationTime: dateTime('yyyy-MM-dd HH:mm:ss'),
        invoiceApplyCategoryCode: oneOf({ 101: 'credit note' }, 3),
        /** The currency of the original. */
        currency: openCode(10),
        /** Whom URA may ask about the application. */
        contactName: optional(text(200)),
        contactMobileNum: optional(text(30)),
        contactEmail: optional(text(50, 6)),
        /** Where the application comes from; programs send 103. */
        source: oneOf(DATA_SOURCES, 3),
        remarks: optional(text(500)),
        /** Your own number of the note. */
        sellersReferenceNo: optional(text(50)),
        /** What is taken back, in the order of the original. */
        goodsDetails: list(
          message(
            {
              /** As on the original, like all that is not said otherwise. */
              item: text(200),
              itemCode: text(50),
              /** Negative, and not more than is left of the line. */
              qty: decimal(12, 8),
              unitOfMeasure: openCode(3),
              /** Positive. After a discount, what one unit came to. */
              unitPrice: decimal(12, 8),
              /** Negative, VAT included, and not more than is left of the line. */
              total: decimal(12, 4),
              taxRate: rate(),
              /** Negative, or zero. */
              tax: decimal(12, 4),
              /** The number of the line on the original. */
              orderNumber: integer(),
              deemedFlag: oneOf(DEEMED_FLAGS),
              exciseFlag: oneOf(EXCISE_FLAGS),
              /** Code of the excise duty. */
              categoryId: optional(text(18)),
              categoryName: optional(text(1024)),
              /** Code of the commodity category. */
              goodsCategoryId: text(18),
              goodsCategoryName: optional(text(200)),
              exciseRate: optional(rate({ max: 21 })),
              exciseRule: optional(oneOf(EXCISE_RULES)),
              /** Negative, or zero. */
              exciseTax: optional(decimal()),
              pack: optional(decimal()),
              stick: optional(decimal()),
              exciseUnit: optional(openCode(3, EXCISE_UNITS)),
              exciseCurrency: optional(openCode(10)),
              exciseRateName: optional(text(100)),
              /** The authority takes 1 when it is left out. */
              vatApplicableFlag: optional(oneOf(VAT_FLAGS)),
            },
            CREDIT_LINE_RULES,
          ),
        ),
        /** The same by tax category: one row for each. */
        taxDetails: list(
          message(
            {
              taxCategoryCode: optional(oneOf(TAX_CATEGORIES, 2)),
              netAmount: decimal(16, 4),
              /** A fraction, or the amount for one unit: the printed table says 1.4 digits, return code 1438 says 12.8. */
              taxRate: rate({ integerDigits: 12, decimals: 8 }),
              taxAmount: decimal(16, 4),
              grossAmount: decimal(16, 4),
              exciseUnit: optional(openCode(3, EXCISE_UNITS)),
              exciseCurrency: optional(openCode(10)),
              taxRateName: optional(text(100)),
            },
            CREDIT_TAX_RULES,
          ),
        ),
        summary: message(
          {
            netAmount: decimal(16, 4),
            taxAmount: decimal(16, 4),
            grossAmount: decimal(16, 4),
            itemCount: integer(10),
            modeCode: oneOf(MODES),
            qrCode: optional(text(500)),
          },
          CREDIT_SUMMARY_RULES,
        ),
        payWay: optional(
          list(
            message({
              paymentMode: openCode(3, PAYMENT_MODES),
              /** Zero or positive, unlike the other amounts. */
              paymentAmount: decimal(16),
              /** Letters: a, b, c ... */
              orderNumber: text(1),
            }),
          ),
        ),
        /** Who gets the money back: needed for a note without original only. */
        buyerDetails: optional(
          message(
            {
              /** Needed for a business (buyerType 0) and a public body (3). */
              buyerTin: optional(text(20, 10)),
              buyerNinBrn: optional(text(100)),
              buyerPassportNum: optional(text(20)),
              buyerLegalName: optional(text(256)),
              buyerBusinessName: optional(text(256)),
              buyerAddress: optional(text(500)),
              buyerEmail: optional(text(50, 6)),
              buyerMobilePhone: optional(text(30)),
              buyerLinePhone: optional(text(30)),
              buyerPlaceOfBusi: optional(text(500)),
              buyerType: oneOf(BUYER_TYPES),
              /** A country as T115 `countryCode` names it: UG-Uganda. */
              buyerCitizenship: optional(openCode(128)),
              buyerSector: optional(text(200)),
              buyerReferenceNo: optional(text(50)),
            },
            CREDIT_BUYER_RULES,
          ),
        ),
        /** The foreign supplier of an imported service. */
        importServicesSeller: optional(
          message({
            importBusinessName: optional(text(500)),
            importEmailAddress: optional(text(50, 6)),
            importContactNumber: optional(text(30)),
            importAddress: optional(text(500)),
            importInvoiceDate: date('yyyy-MM-dd'),
            importAttachmentName: optional(text(256)),
            importAttachmentContent: optional(base64()),
          }),
        ),
        /** Seller's side of a note without original. */
        basicInformation: optional(
          message({
            operator: text(150),
            invoiceKind: oneOf(INVOICE_KINDS),
            invoiceIndustryCode: optional(oneOf(INDUSTRIES, 3)),
            branchId: optional(text(18)),
            currencyRate: optional(decimal()),
          }),
        ),
        /** Files that support the application. */
        attachmentList: optional(list(attachment())),
      },
      CREDIT_REQUEST_RULES,
    ),
  response: () =>
    answer({
      /** The reference of the application: 23PL010000339. */
      referenceNo: text(20),
    }),
})
