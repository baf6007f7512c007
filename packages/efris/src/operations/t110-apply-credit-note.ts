import { defineOperation } from '@risiti/core'
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

/**
 * Apply for a credit note (full, partial or without original FDN); an approval follows. Refused once issue
 * date + T115 creditNoteMaximumInvoicingDays has passed (312). Live success returns only referenceNo; the
 * FDN of the credit note exists only after approval (T111).
 */
export const applyCreditNote = defineOperation({
  code: 'T110',
  title: 'Credit note application',
  area: 'credit',
  encrypted: { request: true, response: true },
  resend: 'after-lookup',
  lookup: { operation: 'queryCreditNoteStatus', by: 'oriInvoiceNo' },
  request: () =>
    message({
      /**
       * Empty together with oriInvoiceNo = credit note without original FDN (needs T103
       * isAllowIssueCreditWithoutFDN).
       */
      oriInvoiceId: optional(text(32)),
      oriInvoiceNo: optional(text(20)),
      reasonCode: oneOf(CREDIT_REASONS, 3),
      /** Required when reasonCode=105. */
      reason: optional(text(1024)),
      applicationTime: dateTime('yyyy-MM-dd HH:mm:ss'),
      invoiceApplyCategoryCode: oneOf({ 101: 'credit note' }, 3),
      /** Same as original (1411). A value of T115 `currencyType.name`. */
      currency: openCode(10),
      contactName: optional(text(200)),
      contactMobileNum: optional(text(30)),
      contactEmail: optional(text(50, 6)),
      source: oneOf(DATA_SOURCES, 3),
      remarks: optional(text(500)),
      sellersReferenceNo: optional(text(50)),
      goodsDetails: list(
        message({
          /** As original. */
          item: text(200),
          /** As original. */
          itemCode: text(50),
          /** Negative, absolute value within the remaining quantity (1434). */
          qty: decimal(12, 8),
          /** As original. A value of T115 `rateUnit.value`. */
          unitOfMeasure: openCode(3),
          /** Positive, as original. */
          unitPrice: decimal(12, 8),
          /** Negative, absolute value within the remaining amount (1460). */
          total: decimal(12, 4),
          /** As original. */
          taxRate: rate(),
          /** Negative. */
          tax: decimal(12, 4),
          /** As original (1426). */
          orderNumber: integer(),
          deemedFlag: oneOf(DEEMED_FLAGS),
          exciseFlag: oneOf(EXCISE_FLAGS),
          categoryId: optional(text(18)),
          categoryName: optional(text(1024)),
          goodsCategoryId: text(18),
          goodsCategoryName: optional(text(200)),
          exciseRate: optional(rate({ max: 21 })),
          exciseRule: optional(oneOf(EXCISE_RULES)),
          /** Negative. */
          exciseTax: optional(decimal()),
          pack: optional(decimal()),
          stick: optional(decimal()),
          /** A value of T115 `rateUnit.value`. */
          exciseUnit: optional(openCode(3, EXCISE_UNITS)),
          /** A value of T115 `currencyType.name`. */
          exciseCurrency: optional(openCode(10)),
          exciseRateName: optional(text(100)),
          /** The authority takes 1 when it is left out. */
          vatApplicableFlag: optional(oneOf(VAT_FLAGS)),
        }),
      ),
      taxDetails: list(
        message({
          taxCategoryCode: optional(oneOf(TAX_CATEGORIES, 2)),
          /** Zero or negative. */
          netAmount: decimal(16, 4),
          taxRate: rate({ integerDigits: 1, decimals: 4 }),
          /** Zero or negative. */
          taxAmount: decimal(16, 4),
          /** Zero or negative. */
          grossAmount: decimal(16, 4),
          /** A value of T115 `rateUnit.value`. */
          exciseUnit: optional(openCode(3, EXCISE_UNITS)),
          /** A value of T115 `currencyType.name`. */
          exciseCurrency: optional(openCode(10)),
          taxRateName: optional(text(100)),
        }),
      ),
      summary: message({
        /** Zero or negative. */
        netAmount: decimal(16, 4),
        /** Zero or negative. */
        taxAmount: decimal(16, 4),
        /** Negative. */
        grossAmount: decimal(16, 4),
        itemCount: integer(10),
        modeCode: oneOf(MODES),
        qrCode: optional(text(500)),
      }),
      payWay: optional(
        list(
          message({
            /** A value of T115 `payWay.value`. */
            paymentMode: openCode(3, PAYMENT_MODES),
            /** Zero or positive; code 2266 limits it to 12 integer and 2 decimal digits. */
            paymentAmount: decimal(16),
            /** Letters a, b, c ...; live server returned '0'. */
            orderNumber: text(1),
          }),
        ),
      ),
      /** Given in full for a credit note without original FDN. */
      buyerDetails: optional(
        message({
          /**
           * Mandatory for buyerType 0 and 3 (3077, 3082); same as seller TIN when invoiceIndustryCode=104
           * (2826).
           */
          buyerTin: optional(text(20, 10)),
          /** Spelled buyerNinBRn in the T110 and T166 tables. */
          buyerNinBrn: optional(text(100)),
          /** Foreigner. */
          buyerPassportNum: optional(text(20)),
          /** B2B, export (2834), foreigner (2888). */
          buyerLegalName: optional(text(256)),
          buyerBusinessName: optional(text(256)),
          buyerAddress: optional(text(500)),
          buyerEmail: optional(text(50, 6)),
          buyerMobilePhone: optional(text(30)),
          buyerLinePhone: optional(text(30)),
          buyerPlaceOfBusi: optional(text(500)),
          buyerType: oneOf(BUYER_TYPES),
          /** Country text such as UG-Uganda; foreigner (2888). A value of T115 `countryCode.name`. */
          buyerCitizenship: optional(openCode(128)),
          buyerSector: optional(text(200)),
          buyerReferenceNo: optional(text(50)),
        }),
      ),
      importServicesSeller: optional(
        message({
          /** Required when invoiceIndustryCode=104. */
          importBusinessName: optional(text(500)),
          importEmailAddress: optional(text(50, 6)),
          importContactNumber: optional(text(30)),
          /** Required when invoiceIndustryCode=104. */
          importAddress: optional(text(500)),
          /** Return code 2116 says yyyy-MM-dd HH:mm:ss. */
          importInvoiceDate: date('yyyy-MM-dd'),
          /** Extensions png, doc, pdf, jpg, txt, docx, xlsx, cer, crt, der. */
          importAttachmentName: optional(text(256)),
          importAttachmentContent: optional(base64()),
        }),
      ),
      basicInformation: optional(
        message({
          operator: text(150),
          invoiceKind: oneOf(INVOICE_KINDS),
          invoiceIndustryCode: optional(oneOf(INDUSTRIES, 3)),
          branchId: optional(text(18)),
          currencyRate: optional(decimal()),
        }),
      ),
      attachmentList: optional(
        list(
          message({
            fileName: optional(text(256)),
            /** Png, doc, pdf, jpg, txt, docx, xlsx, cer, crt, der. */
            fileType: optional(text(5)),
            fileContent: optional(base64()),
          }),
        ),
      ),
    }),
  response: () =>
    answer({
      /** Application reference, for example 23PL010000339. */
      referenceNo: optional(text(20)),
    }),
})
