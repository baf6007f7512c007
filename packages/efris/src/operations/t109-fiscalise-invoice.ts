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
import {
  BASIC_RULES,
  BUYER_RULES,
  IMPORT_SELLER_RULES,
  INVOICE_RULES,
  LINE_RULES,
  PAYMENT_RULES,
  SELLER_RULES,
  SUMMARY_RULES,
  TAX_ROW_RULES,
} from '../request-rules/t109/index.js'

/**
 * Fiscalises an invoice, receipt, debit note or credit memo: makes it legal. Call it once for every sale, when the sale is
 * complete. The answer is the document as the authority stored it, with its number (FDN, `basicInformation.invoiceNo`), its
 * verification code (`antifakeCode`) and the text of its QR code (`summary.qrCode`): print all three.
 *
 * Prices and totals contain the tax. Goods must be registered before (T130). Credit notes go through `applyCreditNote`
 * (T110). When the answer is lost, never send again before `queryAllInvoices` was asked for the `referenceNo`: the
 * authority refuses a known one with 2253 and tells the number of the earlier document.
 */
export const fiscaliseInvoice = defineOperation({
  code: 'T109',
  title: 'Upload an invoice or receipt',
  area: 'invoice',
  encrypted: { request: true, response: true },
  resend: 'after-lookup',
  lookup: { operation: 'queryAllInvoices', by: 'referenceNo' },
  request: () =>
    message(
      {
        sellerDetails: message(
          {
            /** The TIN that the client speaks for (1102). */
            tin: text(20, 10),
            /** NIN of a person or BRN of a business, as registered (2065). */
            ninBrn: optional(text(100)),
            /** The answer has the registered name, whatever is sent. */
            legalName: text(256),
            businessName: optional(text(256)),
            address: optional(text(500)),
            mobilePhone: optional(text(30)),
            linePhone: optional(text(30)),
            emailAddress: text(50, 6),
            placeOfBusiness: optional(text(500)),
            /** The seller's own number of the document. It must be new: the authority tells a repeat by it (2253). */
            referenceNo: text(50),
            /** A branch from T138; without one it is the default branch. */
            branchId: optional(text(18)),
            /** Asks for the refusal of a known referenceNo. Live servers refuse it in any case. */
            isCheckReferenceNo: optional(yesNo()),
            branchName: optional(text(500)),
            /** Has a meaning in the answer only. */
            branchCode: optional(text(50)),
          },
          SELLER_RULES,
        ),
        basicInformation: message(
          {
            /** Left out online: the authority gives the number. */
            invoiceNo: optional(text(20)),
            /** Left out online: the authority gives the verification code. */
            antifakeCode: optional(text(20)),
            /** The device that the client speaks for (1127). */
            deviceNo: text(20),
            /** Time of the sale, East Africa Time. Not on an earlier day, unless T103 isAllowBackDate says so (2789). */
            issuedDate: dateTime('yyyy-MM-dd HH:mm:ss'),
            /** Who served the customer. */
            operator: text(150),
            /** ISO code, such as UGX. Amounts stay in it; the authority knows the exchange rate. */
            currency: openCode(10),
            /** The invoiceId of the original, on a debit note. */
            oriInvoiceId: optional(text(20)),
            /** A credit note is no T109 (3075). */
            invoiceType: oneOf(UPLOADED_TYPES),
            /** Follows from the seller's registration for VAT (1326, 2240). */
            invoiceKind: oneOf(INVOICE_KINDS),
            /** 103 for a program that calls this interface. */
            dataSource: oneOf(DATA_SOURCES, 3),
            /** General when left out. */
            invoiceIndustryCode: optional(oneOf(INDUSTRIES, 3)),
            /** 1 when the document sums up a batch of sales. */
            isBatch: optional(yesNo()),
            /** Delivery terms of an export, here or in buyerDetails. */
            deliveryTermsCode: optional(openCode(3, DELIVERY_TERMS)),
            /** UGX for one unit of the currency. The authority puts its own. */
            currencyRate: optional(decimal()),
          },
          BASIC_RULES,
        ),
        buyerDetails: message(
          {
            /** Must exist (2249). A company's TIN does not go with buyerType 1 (2839). */
            buyerTin: optional(text(20, 10)),
            buyerNinBrn: optional(text(100)),
            buyerPassportNum: optional(text(20)),
            /** May be compared with the register (2248). */
            buyerLegalName: optional(text(256)),
            buyerBusinessName: optional(text(256)),
            buyerAddress: optional(text(500)),
            buyerEmail: optional(text(50, 6)),
            buyerMobilePhone: optional(text(30)),
            buyerLinePhone: optional(text(30)),
            buyerPlaceOfBusi: optional(text(500)),
            buyerType: oneOf(BUYER_TYPES),
            /** Country as T115 writes it, such as UG-Uganda. */
            buyerCitizenship: optional(openCode(128)),
            buyerSector: optional(text(200)),
            buyerReferenceNo: optional(text(50)),
            /** 1 for a foreign business without a Ugandan TIN. */
            nonResidentFlag: optional(yesNo()),
            /** Delivery terms of an export. */
            deliveryTermsCode: optional(openCode(3, DELIVERY_TERMS)),
          },
          BUYER_RULES,
        ),
        /** For sellers of property and utilities. */
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
        /** The lines. A discount is a line of its own, after the line it is taken off. */
        goodsDetails: list(
          message(
            {
              /** The registered name (2123), on a deemed line with " (Deemed)" after it. */
              item: text(200),
              /** The registered code (2122). */
              itemCode: text(50),
              qty: optional(decimal(12, 8)),
              /** The registered unit, from T115 rateUnit (1208, 2197); on an export one that customs know (2872). */
              unitOfMeasure: optional(openCode(3)),
              /** Contains VAT and excise duty. */
              unitPrice: optional(decimal(12, 8)),
              /** Contains VAT and excise duty. Two decimals always work; four were accepted. */
              total: decimal(12, 4),
              /** 0.18, 0, or - for exempt. A deemed line has 0.18. */
              taxRate: rate({ integerDigits: 1, decimals: 4 }),
              /** The VAT in the total: total x 0.18 / 1.18. Negative on a discount line. */
              tax: decimal(12, 4),
              /** What the next line takes off, as a negative amount. */
              discountTotal: optional(decimal()),
              /** The tax rate of a discounted line. */
              discountTaxRate: optional(decimal(2, 12)),
              orderNumber: integer(),
              discountFlag: oneOf(DISCOUNT_FLAGS),
              deemedFlag: oneOf(DEEMED_FLAGS),
              /** As the goods are registered (2848, 2850). */
              exciseFlag: oneOf(EXCISE_FLAGS),
              /** Excise duty code from T125, such as LED060000. */
              categoryId: optional(text(18)),
              /** Name of the excise duty code. */
              categoryName: optional(text(1024)),
              /** The registered commodity category (2124). */
              goodsCategoryId: text(18),
              /** The answer has the authority's own name for the category. */
              goodsCategoryName: optional(text(200)),
              /** A fraction such as 0.1 or - for none by percentage, an amount for one unit otherwise (2793). */
              exciseRate: optional(rate({ max: 21 })),
              exciseRule: optional(oneOf(EXCISE_RULES)),
              /** The excise duty in the total (2794). */
              exciseTax: optional(decimal(12, 4)),
              /** The registered packageScaledValue (2883). */
              pack: optional(decimal(12, 8)),
              /** The registered pieceScaledValue (2884). */
              stick: optional(decimal(12, 8)),
              exciseUnit: optional(openCode(3, EXCISE_UNITS)),
              exciseCurrency: optional(openCode(10)),
              /** As it is printed: 18%, or UGX650 per litre. */
              exciseRateName: optional(text(100)),
              vatApplicableFlag: optional(oneOf(VAT_FLAGS)),
              deemedExemptCode: optional(oneOf(PROJECT_KINDS, 3)),
              /** The buyer's project, from T137. */
              vatProjectId: optional(text(18)),
              vatProjectName: optional(text(300)),
              hsCode: optional(text(50)),
              hsName: optional(text(1000)),
              /** Net weight in kilograms. */
              totalWeight: optional(decimal()),
              /** Quantity of an export in the customs unit. */
              pieceQty: optional(decimal()),
              /** The customs unit of an export. */
              pieceMeasureUnit: optional(openCode(3)),
              highSeaBondFlag: optional(oneOf({ 1: 'yes', 2: 'no' })),
              highSeaBondCode: optional(text(3)),
              highSeaBondNo: optional(text(50)),
            },
            LINE_RULES,
          ),
        ),
        /** One row for each tax category, made by adding the rounded taxes of its lines. Empty on a receipt. */
        taxDetails: optional(
          list(
            message(
              {
                /** Needed when T103 isTaxCategoryCodeMandatory is 1 (2828). */
                taxCategoryCode: optional(oneOf(TAX_CATEGORIES, 2)),
                /** In category 05 the price without VAT and without excise duty. */
                netAmount: decimal(16, 4),
                /** A fraction, or the amount for one unit: the printed table says 1.4 digits, return code 1438 says 12.8. */
                taxRate: rate({ integerDigits: 12, decimals: 8 }),
                taxAmount: decimal(16, 4),
                grossAmount: decimal(16, 4),
                /** In category 05, when the duty is for each unit. */
                exciseUnit: optional(openCode(3, EXCISE_UNITS)),
                /** In category 05, when the duty is for each unit. */
                exciseCurrency: optional(openCode(10)),
                taxRateName: optional(text(100)),
              },
              TAX_ROW_RULES,
            ),
          ),
        ),
        summary: message(
          {
            netAmount: decimal(16, 4),
            /** VAT and excise duty. */
            taxAmount: decimal(16, 4),
            /** What the buyer pays. */
            grossAmount: decimal(16, 4),
            itemCount: integer(4),
            /** 1 for this interface; offline numbers come from an enabler on the spot. */
            modeCode: oneOf(MODES),
            remarks: optional(text(500)),
            qrCode: optional(text(500)),
          },
          SUMMARY_RULES,
        ),
        /** How it was paid. Should add up to grossAmount (2270), which is not always looked at. */
        payWay: optional(
          list(
            message(
              {
                paymentMode: openCode(3, PAYMENT_MODES),
                paymentAmount: decimal(16),
                /** a, b, c and so on. */
                orderNumber: text(1),
              },
              PAYMENT_RULES,
            ),
          ),
        ),
        /** Why there is a debit note or a credit memo. */
        extend: optional(
          message({
            reason: optional(text(1024)),
            /**
             * Debit note: 101 amount increased, 102 the buyer asked for it, 103 other. Credit memo: 101 trade discount, 102
             * rebate, 103 other.
             */
            reasonCode: optional(text(3)),
          }),
        ),
        /** Who sold an imported service; seller and buyer are then both the importer. */
        importServicesSeller: optional(
          message(
            {
              importBusinessName: optional(text(500)),
              importEmailAddress: optional(text(50, 6)),
              importContactNumber: optional(text(30)),
              importAddress: optional(text(500)),
              importInvoiceDate: date('yyyy-MM-dd'),
              importAttachmentName: optional(text(256)),
              importAttachmentContent: optional(base64()),
            },
            IMPORT_SELLER_RULES,
          ),
        ),
        /** The lines of an airline document, beside goodsDetails. */
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
        /** Where fuel was drawn (invoiceIndustryCode 110). */
        edcDetails: optional(
          message({
            tankNo: text(50),
            pumpNo: text(50),
            nozzleNo: text(50),
            controllerNo: optional(text(50)),
            acquisitionEquipmentNo: optional(text(50)),
            levelGaugeNo: optional(text(50)),
            /** Number plate of the vehicle. */
            mvrn: optional(text(32)),
            updateTimes: optional(integer(2)),
          }),
        ),
        /** The principal, when an agent issues the document; services only (3097). */
        agentEntity: optional(
          message({
            tin: optional(text(20, 10)),
            legalName: optional(text(256)),
            businessName: optional(text(256)),
            address: optional(text(500)),
          }),
        ),
      },
      INVOICE_RULES,
    ),
  response: () =>
    answer({
      sellerDetails: sellerRecord({
        /** Live only, through the enabler. */
        isCheckReferenceNo: optional(yesNo()),
      }),
      basicInformation: basicRecord({
        isBatch: optional(text(1)),
        /** The time of issue once more, as the authority prints it. */
        issuedDatePdf: optional(text()),
        /** Meaning unpublished; 0 in every stored answer. */
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
      payWay: optional(
        list(
          payWayRecord({
            /** Live only, through the enabler. */
            id: optional(text(18)),
            /** Live only, through the enabler. */
            invoiceId: optional(text(18)),
          }),
        ),
      ),
      extend: optional(reasonRecord()),
      importServicesSeller: optional(importSellerRecord()),
      airlineGoodsDetails: optional(list(airlineRecord())),
      edcDetails: optional(edcRecord()),
      /** Earlier documents with the same referenceNo. They come with a refusal too (2253): see EfrisRejection.content. */
      existInvoiceList: optional(
        list(
          answer({
            invoiceNo: optional(text(20)),
            /** As the printed sample spells it. */
            antifakeCode: optional(text(20)),
            /** As live servers spell it. */
            antiFakeCode: optional(text(20)),
            /** As the printed sample spells it. */
            qrCode: optional(text(500)),
            /** As live servers spell it. */
            qrcode: optional(text(500)),
          }),
        ),
      ),
      agentEntity: optional(principalRecord()),
    }),
})
