import { defineOperation } from '@risiti/core'
import {
  BUYER_TYPES,
  DATA_SOURCES,
  DEEMED_FLAGS,
  DELIVERY_TERMS,
  DISCOUNT_FLAGS,
  EXCISE_FLAGS,
  EXCISE_RULES,
  EXCISE_UNITS,
  INDUSTRIES,
  INVOICE_KINDS,
  METER_STATES,
  MODES,
  PAYMENT_MODES,
  PROJECT_KINDS,
  TAX_CATEGORIES,
  UPLOADED_TYPES,
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
  yesNo,
} from '../fields.js'
import {
  airlineRecord,
  basicRecord,
  buyerExtendRecord,
  buyerRecord,
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
 * Fiscalises an invoice, receipt, debit note or credit memo. The answer carries the fiscal document number (FDN), the
 * verification code and the QR text. The seller's `referenceNo` is what the authority recognises a repeat by (2253).
 */
export const fiscaliseInvoice = defineOperation({
  code: 'T109',
  title: 'Upload an invoice or receipt',
  area: 'invoice',
  encrypted: { request: true, response: true },
  resend: 'after-lookup',
  lookup: { operation: 'queryAllInvoices', by: 'referenceNo' },
  request: () =>
    message({
      sellerDetails: message({
        /** Must equal globalInfo.tin (1102). */
        tin: text(20, 10),
        /** NIN of an individual or BRN of a business; checked against the register (2065). */
        ninBrn: optional(text(100)),
        legalName: text(256),
        businessName: optional(text(256)),
        address: optional(text(500)),
        mobilePhone: optional(text(30)),
        linePhone: optional(text(30)),
        /** Mailbox format (1115..1117). */
        emailAddress: text(50, 6),
        placeOfBusiness: optional(text(500)),
        /**
         * Seller's own document number; duplicate detection key (2253); mandatory when invoiceIndustryCode=104
         * (2119).
         */
        referenceNo: text(50),
        /** T138 branchId. */
        branchId: optional(text(18)),
        /** 1 asks the server to refuse a repeated referenceNo; live test server refused repeats even when absent. */
        isCheckReferenceNo: optional(yesNo()),
        /** Filled by the server in the response; 2186 when branchId is given without it. */
        branchName: optional(text(500)),
        /** Response only. */
        branchCode: optional(text(50)),
      }),
      basicInformation: message({
        /**
         * FDN. Empty when modeCode=1 (1323). Codes 1320 / 2064 demand it when modeCode=0, yet the online server
         * accepted modeCode 0 with it empty.
         */
        invoiceNo: optional(text(20)),
        /** Verification code. Empty when modeCode=1 (1324); required when modeCode=0 (1321). */
        antifakeCode: optional(text(20)),
        /** Must equal globalInfo.deviceNo (1127). */
        deviceNo: text(20),
        /** 1130; no back-dating unless T103 isAllowBackDate=1 (2789). */
        issuedDate: dateTime('yyyy-MM-dd HH:mm:ss'),
        /** Person serving the customer. */
        operator: text(150),
        /** ISO name from T115 currencyType.name (UGX, USD ...). */
        currency: openCode(10),
        /** Empty for a new invoice; invoiceId of the original for a debit note (1136). */
        oriInvoiceId: optional(text(20)),
        /** Credit notes go through an application, never through here (3075). */
        invoiceType: oneOf(UPLOADED_TYPES),
        invoiceKind: oneOf(INVOICE_KINDS),
        /** S2S clients send 103; the server overwrote 106 with 103 on the test system. */
        dataSource: oneOf(DATA_SOURCES, 3),
        invoiceIndustryCode: optional(oneOf(INDUSTRIES, 3)),
        /** 1 = batch summary invoice. */
        isBatch: optional(yesNo()),
        /** Shown in basicInformation by the sample but described under buyerDetails by the field table. */
        deliveryTermsCode: optional(openCode(3, DELIVERY_TERMS)),
        /** Response / optional request. */
        currencyRate: optional(decimal()),
      }),
      buyerDetails: message({
        /** Mandatory for buyerType 0 and 3 (3077, 3082); same as seller TIN when invoiceIndustryCode=104 (2826). */
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
        /** Country text such as UG-Uganda; foreigner (2888). */
        buyerCitizenship: optional(openCode(128)),
        buyerSector: optional(text(200)),
        buyerReferenceNo: optional(text(50)),
        /** 1 lets a B2B general invoice omit buyerTin (3077). */
        nonResidentFlag: optional(yesNo()),
        /** Mandatory for export (3155..3157). */
        deliveryTermsCode: optional(openCode(3, DELIVERY_TERMS)),
      }),
      buyerExtend: optional(
        message({
          propertyType: optional(text(50)),
          district: optional(text(50)),
          municipalityCounty: optional(text(50)),
          divisionSubcounty: optional(text(50)),
          town: optional(text(50)),
          cellVillage: optional(text(60)),
          effectiveRegistrationDate: optional(date('yyyy-MM-dd')),
          meterStatus: optional(oneOf(METER_STATES, 3)),
        }),
      ),
      goodsDetails: list(
        message({
          /**
           * Discount line: '<item> (Discount)'; deemed line: '<item> (Deemed)'; both: '<item> (Deemed) (Discount)'.
           */
          item: text(200),
          /** Must be configured through T130 or the portal (2122, 2123). */
          itemCode: text(50),
          /** Required and positive for discountFlag 1/2, empty for 0. */
          qty: optional(decimal(12, 8)),
          /**
           * T115 rateUnit value, must equal the registered unit (1208 unknown value; 2197 differs from the
           * registration, inferred; 2872 customs unit on exports); empty on a discount line.
           */
          unitOfMeasure: optional(openCode(3)),
          /** Tax-inclusive price; required and positive for discountFlag 1/2, empty for 0. */
          unitPrice: optional(decimal(12, 8)),
          /**
           * Positive for 1/2, negative for 0; code 1195 says 2 decimals; qty x unitPrice cut to 2 decimals (1316),
           * but rounding half-up was accepted live as well.
           */
          total: decimal(12, 4),
          /**
           * 0.18, 0, or '-' (exempt); table also allows '-' or blank for deemed, sellers send 0.18 with deemedFlag 1.
           */
          taxRate: rate({ integerDigits: 1, decimals: 4 }),
          /**
           * VAT contained in total; positive for 1/2, negative for 0; 1201 says 2 decimals, etaxware sends 4 (cut
           * off) in production.
           */
          tax: decimal(12, 4),
          /**
           * Negative on discountFlag 1, empty otherwise (1205, 3076); absolute value equals the discount line total
           * (1206).
           */
          discountTotal: optional(decimal()),
          /** Field table says at most 5 decimals, code 1215 and the airline table say 12. */
          discountTaxRate: optional(decimal(2, 12)),
          /** 0, 1, 2 ... over all lines including discount lines (1219). */
          orderNumber: integer(),
          discountFlag: oneOf(DISCOUNT_FLAGS),
          deemedFlag: oneOf(DEEMED_FLAGS),
          exciseFlag: oneOf(EXCISE_FLAGS),
          /** Excise duty code such as LED060000; required when exciseFlag=1. */
          categoryId: optional(text(18)),
          /** Required when exciseFlag=1. */
          categoryName: optional(text(1024)),
          /** Commodity category code, leaf node (1318..1331). */
          goodsCategoryId: text(18),
          /** Server replaces it by its own name. */
          goodsCategoryName: optional(text(200)),
          /**
           * ExciseRule 1: decimal fraction such as 0.18, '-' for Nil; exciseRule 2: amount per unit; empty when
           * exciseFlag=2.
           */
          exciseRate: optional(rate({ max: 21 })),
          /** Required when exciseFlag=1. */
          exciseRule: optional(oneOf(EXCISE_RULES)),
          /** Total excise of the line; required when exciseFlag=1. */
          exciseTax: optional(decimal(12, 4)),
          /** Required when exciseRule=2; packageScaledValue of the goods. */
          pack: optional(decimal(12, 8)),
          /** Required when exciseRule=2; pieceScaledValue of the goods, else same as pack. */
          stick: optional(decimal(12, 8)),
          /** Required when exciseRule=2. */
          exciseUnit: optional(openCode(3, EXCISE_UNITS)),
          /** Required when exciseRule=2; T115 currencyType.name. */
          exciseCurrency: optional(openCode(10)),
          /**
           * Rule 1: percentage text (18%); rule 2: currency+rate+space+unit name (UGX650 per litre); required when
           * exciseFlag=1 (2832).
           */
          exciseRateName: optional(text(100)),
          vatApplicableFlag: optional(oneOf(VAT_FLAGS)),
          deemedExemptCode: optional(oneOf(PROJECT_KINDS, 3)),
          /** Required when deemedFlag=1; T137 projectId. */
          vatProjectId: optional(text(18)),
          /** Required when deemedFlag=1; T137 projectName; return code 3045 says 100. */
          vatProjectName: optional(text(300)),
          hsCode: optional(text(50)),
          hsName: optional(text(1000)),
          /** Net weight in KGM, mandatory for export (3158). */
          totalWeight: optional(decimal()),
          /** Mandatory for export. */
          pieceQty: optional(decimal()),
          /** Mandatory for export; customs unit configured for the item. */
          pieceMeasureUnit: optional(openCode(3)),
          /** Sdk only, added after v23.4. */
          highSeaBondFlag: optional(oneOf({ 1: 'yes', 2: 'no' })),
          /** Sdk only, added after v23.4. */
          highSeaBondCode: optional(text(3)),
          /** Sdk only, added after v23.4. */
          highSeaBondNo: optional(text(50)),
        }),
      ),
      /** Empty list for receipts of sellers without VAT. */
      taxDetails: optional(
        list(
          message({
            /** One row per category present; 2828 when missing. */
            taxCategoryCode: optional(oneOf(TAX_CATEGORIES, 2)),
            /** Zero or positive. */
            netAmount: decimal(16, 4),
            /** 0.18, 0 or '-'; return code 1438 says 12.8; must match the category (2833). */
            taxRate: rate({ integerDigits: 1, decimals: 4 }),
            /** Zero or positive; must be 0 for categories 02 and 03 (3050, 3051). */
            taxAmount: decimal(16, 4),
            /** NetAmount + taxAmount (1342). */
            grossAmount: decimal(16, 4),
            /** Category 05 charged per unit. */
            exciseUnit: optional(openCode(3, EXCISE_UNITS)),
            /** Category 05 charged per unit. */
            exciseCurrency: optional(openCode(10)),
            /** Required for categories 05 and 10 (2831) or when taxCategoryCode is empty. */
            taxRateName: optional(text(100)),
          }),
        ),
      ),
      summary: message({
        /** GrossAmount - taxAmount (1343). */
        netAmount: decimal(16, 4),
        /** Sum of all taxDetails.taxAmount, excise included (1344). */
        taxAmount: decimal(16, 4),
        /** Sum of taxDetails.grossAmount except category 05 (1345). */
        grossAmount: decimal(16, 4),
        /** Number of goods lines minus discount lines (1304). */
        itemCount: integer(4),
        /**
         * Live: a request with 0 and empty invoiceNo/antifakeCode/qrCode was accepted by the online server and
         * answered with 1.
         */
        modeCode: oneOf(MODES),
        remarks: optional(text(500)),
        /** Required when modeCode=0 (1322), must be empty when modeCode=1 (1325). */
        qrCode: optional(text(500)),
      }),
      payWay: optional(
        list(
          message({
            paymentMode: openCode(3, PAYMENT_MODES),
            /**
             * Zero or positive; code 2266 limits it to 12 integer and 2 decimal digits; sum should equal
             * summary.grossAmount (2270, not always enforced).
             */
            paymentAmount: decimal(16),
            /** Letters a, b, c ...; live server returned '0'. */
            orderNumber: text(1),
          }),
        ),
      ),
      /** Required for invoiceType 4 (2073) and 5. */
      extend: optional(
        message({
          reason: optional(text(1024)),
          reasonCode: optional(text(3)),
        }),
      ),
      /** InvoiceIndustryCode 104. */
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
      /** InvoiceIndustryCode 109 (2808). */
      airlineGoodsDetails: optional(
        list(
          message({
            item: text(200),
            itemCode: optional(text(50)),
            qty: optional(decimal(12, 8)),
            unitOfMeasure: optional(openCode(3)),
            unitPrice: optional(decimal(12, 8)),
            total: decimal(12, 4),
            taxRate: optional(rate({ integerDigits: 1, decimals: 4 })),
            tax: optional(decimal(12, 4)),
            discountTotal: optional(decimal()),
            discountTaxRate: optional(decimal(2, 12)),
            orderNumber: integer(),
            discountFlag: optional(oneOf(DISCOUNT_FLAGS)),
            deemedFlag: optional(oneOf(DEEMED_FLAGS)),
            exciseFlag: optional(oneOf(EXCISE_FLAGS)),
            categoryId: optional(text(18)),
            categoryName: optional(text(1024)),
            goodsCategoryId: optional(text(18)),
            goodsCategoryName: optional(text(200)),
            exciseRate: optional(rate({ max: 21 })),
            exciseRule: optional(oneOf(EXCISE_RULES)),
            exciseTax: optional(decimal(12, 4)),
            pack: optional(decimal(12, 8)),
            stick: optional(decimal(12, 8)),
            exciseUnit: optional(openCode(3, EXCISE_UNITS)),
            exciseCurrency: optional(openCode(10)),
            exciseRateName: optional(text(100)),
          }),
        ),
      ),
      /** InvoiceIndustryCode 110. */
      edcDetails: optional(
        message({
          tankNo: text(50),
          pumpNo: text(50),
          nozzleNo: text(50),
          controllerNo: optional(text(50)),
          acquisitionEquipmentNo: optional(text(50)),
          levelGaugeNo: optional(text(50)),
          /** Motor vehicle registration number. */
          mvrn: optional(text(32)),
          updateTimes: optional(integer(2)),
        }),
      ),
      /** Agent invoicing; in the field table but not in the printed request sample. */
      agentEntity: optional(
        message({
          tin: optional(text(20, 10)),
          legalName: optional(text(256)),
          businessName: optional(text(256)),
          address: optional(text(500)),
        }),
      ),
    }),
  response: () =>
    answer({
      sellerDetails: sellerRecord(),
      basicInformation: basicRecord({
        isBatch: optional(text(1)),
        /** Live only. */
        issuedDatePdf: optional(text()),
        /** Live only. */
        isPreview: optional(text()),
      }),
      buyerDetails: optional(
        buyerRecord({
          nonResidentFlag: optional(yesNo()),
        }),
      ),
      buyerExtend: optional(buyerExtendRecord()),
      goodsDetails: optional(
        list(goodsRecord({ invoiceItemId: optional(text(18)), vatProjectName: optional(text(300)) })),
      ),
      taxDetails: optional(list(taxRecord())),
      summary: summaryRecord({}),
      payWay: optional(list(payWayRecord())),
      extend: optional(reasonRecord()),
      importServicesSeller: optional(importSellerRecord()),
      airlineGoodsDetails: optional(list(airlineRecord())),
      edcDetails: optional(edcRecord()),
      /** Earlier documents with the same seller reference (with code 2253, or as information). */
      existInvoiceList: optional(
        list(
          answer({
            invoiceNo: optional(text(20)),
            /** Spelling of the spec sample. */
            antifakeCode: optional(text(20)),
            /** Live spelling. */
            antiFakeCode: optional(text(20)),
            /** Spelling of the spec sample. */
            qrCode: optional(text(500)),
            /** Live spelling. */
            qrcode: optional(text(500)),
          }),
        ),
      ),
      agentEntity: optional(principalRecord()),
    }),
})
