import type { z } from 'zod'
import {
  BUYER_TYPES,
  CUSTOMS_STATES,
  DATA_SOURCES,
  DEEMED_FLAGS,
  DELIVERY_TERMS,
  DISCOUNT_FLAGS,
  ENABLED_FLAGS,
  EXCISE_FLAGS,
  EXCISE_RATE_KINDS,
  EXCISE_RULES,
  EXCISE_UNITS,
  EXCLUSIONS,
  IMPORT_EXPORT_FLAGS,
  INDUSTRIES,
  INVOICE_KINDS,
  INVOICE_TYPES,
  METER_STATES,
  MODES,
  PAYMENT_MODES,
  PROJECT_KINDS,
  REFUND_STATES,
  TAX_CATEGORIES,
  VALIDITY,
  VAT_FLAGS,
  YES_NO,
} from './codes.js'
import {
  answer,
  base64,
  date,
  dateTime,
  decimal,
  integer,
  list,
  oneOf,
  openCode,
  optional,
  rate,
  text,
  yesNo,
} from './fields.js'

/* What T108, T109 and their relatives have in common when they answer with a stored document. */

/** The seller as the authority's register has it. */
export function sellerRecord<Extra extends z.ZodRawShape>(extra: Extra) {
  return answer({
    tin: text(20, 10),
    ninBrn: optional(text(100)),
    passportNumber: optional(text(20)),
    legalName: optional(text(256)),
    businessName: optional(text(256)),
    /** Spelled Adress/adress in the field tables, address in the sample and on the wire. */
    address: optional(text(500)),
    mobilePhone: optional(text(30)),
    linePhone: optional(text(30)),
    emailAddress: optional(text(50)),
    placeOfBusiness: optional(text(500)),
    referenceNo: optional(text(50)),
    branchId: optional(text(18)),
    branchName: optional(text(500)),
    branchCode: optional(text(50)),
    ...extra,
  })
}

/** Numbers, dates and kinds of a stored document. */
export function basicRecord<Extra extends z.ZodRawShape>(extra: Extra) {
  return answer({
    /** Missing when the enabler numbered the document offline. */
    invoiceId: optional(text(32)),
    /** FDN. */
    invoiceNo: text(20),
    /** 20 digits. */
    antifakeCode: text(20),
    deviceNo: text(20),
    issuedDate: dateTime('dd/MM/yyyy HH:mm:ss'),
    operator: optional(text(150)),
    currency: openCode(10),
    oriInvoiceId: optional(text(32)),
    invoiceType: oneOf(INVOICE_TYPES),
    invoiceKind: optional(oneOf(INVOICE_KINDS)),
    dataSource: optional(oneOf(DATA_SOURCES, 3)),
    isInvalid: optional(oneOf(VALIDITY)),
    isRefund: optional(oneOf(REFUND_STATES)),
    invoiceIndustryCode: optional(oneOf(INDUSTRIES, 3)),
    currencyRate: optional(decimal()),
    ...extra,
  })
}

/** The buyer as sent. */
export function buyerRecord<Extra extends z.ZodRawShape>(extra: Extra) {
  return answer({
    buyerTin: optional(text(20, 10)),
    /** Spelled buyerNinBRn in the T110 and T166 tables. */
    buyerNinBrn: optional(text(100)),
    buyerPassportNum: optional(text(20)),
    buyerLegalName: optional(text(256)),
    buyerBusinessName: optional(text(256)),
    buyerAddress: optional(text(500)),
    buyerEmail: optional(text(50)),
    buyerMobilePhone: optional(text(30)),
    buyerLinePhone: optional(text(30)),
    buyerPlaceOfBusi: optional(text(500)),
    buyerType: optional(oneOf(BUYER_TYPES)),
    /** Country text such as UG-Uganda. */
    buyerCitizenship: optional(openCode(128)),
    buyerSector: optional(text(200)),
    buyerReferenceNo: optional(text(50)),
    deliveryTermsCode: optional(openCode(3, DELIVERY_TERMS)),
    ...extra,
  })
}

/** Property or utility data of the buyer. */
export function buyerExtendRecord() {
  return answer({
    propertyType: optional(text(50)),
    district: optional(text(50)),
    municipalityCounty: optional(text(50)),
    divisionSubcounty: optional(text(50)),
    town: optional(text(50)),
    cellVillage: optional(text(60)),
    effectiveRegistrationDate: optional(date('yyyy-MM-dd')),
    meterStatus: optional(oneOf(METER_STATES, 3)),
  })
}

/** One stored line; discount lines come without quantity, unit and price. */
export function goodsRecord<Extra extends z.ZodRawShape>(extra: Extra) {
  return answer({
    item: optional(text(200)),
    itemCode: optional(text(50)),
    qty: optional(decimal()),
    unitOfMeasure: optional(openCode(3)),
    unitPrice: optional(decimal()),
    total: optional(decimal()),
    /** Empty on deemed and exempt lines of some sellers. */
    taxRate: optional(rate()),
    tax: optional(decimal()),
    discountTotal: optional(decimal()),
    discountTaxRate: optional(decimal()),
    orderNumber: optional(integer()),
    discountFlag: optional(oneOf(DISCOUNT_FLAGS)),
    deemedFlag: optional(oneOf(DEEMED_FLAGS)),
    exciseFlag: optional(oneOf(EXCISE_FLAGS)),
    /** Excise duty code. */
    categoryId: optional(text(18)),
    categoryName: optional(text(1024)),
    goodsCategoryId: optional(text(18)),
    goodsCategoryName: optional(text(200)),
    exciseRate: optional(rate({ max: 21 })),
    exciseRule: optional(oneOf(EXCISE_RULES)),
    exciseTax: optional(decimal()),
    pack: optional(decimal()),
    stick: optional(decimal()),
    exciseUnit: optional(openCode(3, EXCISE_UNITS)),
    exciseCurrency: optional(openCode(10)),
    exciseRateName: optional(text(500)),
    vatApplicableFlag: optional(oneOf(VAT_FLAGS)),
    deemedExemptCode: optional(oneOf(PROJECT_KINDS, 3)),
    vatProjectId: optional(text(18)),
    totalWeight: optional(decimal()),
    hsCode: optional(text(50)),
    hsName: optional(text(1000)),
    pieceQty: optional(decimal()),
    pieceMeasureUnit: optional(openCode(3)),
    ...extra,
  })
}

/** The tax of one category. */
export function taxRecord() {
  return answer({
    /** Display text, for example 'A: Standard' (live) ; sample shows 'Standard'. */
    taxCategory: optional(text(100)),
    taxCategoryCode: optional(oneOf(TAX_CATEGORIES, 2)),
    netAmount: optional(decimal()),
    taxRate: optional(rate()),
    taxAmount: optional(decimal()),
    /** Printed as 'grossAmount ' (trailing blank) in several samples, never on the wire. */
    grossAmount: optional(decimal()),
    exciseUnit: optional(openCode(3)),
    exciseCurrency: optional(openCode(10)),
    /** Online: filled with 18% though not sent; enabler: echo of what was sent (Standard), 18% or absent. */
    taxRateName: optional(text(100)),
  })
}

/** Totals and the QR text. */
export function summaryRecord<Extra extends z.ZodRawShape>(extra: Extra) {
  return answer({
    netAmount: optional(decimal()),
    taxAmount: decimal(),
    grossAmount: decimal(),
    itemCount: optional(integer(4)),
    /** Named mode in the T108 table. */
    modeCode: optional(oneOf(MODES)),
    remarks: optional(text(500)),
    qrCode: optional(text(500)),
    ...extra,
  })
}

/** One payment. */
export function payWayRecord<Extra extends z.ZodRawShape>(extra: Extra) {
  return answer({
    paymentMode: optional(openCode(3, PAYMENT_MODES)),
    /** Zero or positive; code 2266 limits it to 12 integer and 2 decimal digits. */
    paymentAmount: optional(decimal(16)),
    /** Letters a, b, c ...; live server returned '0'. */
    orderNumber: optional(text(1)),
    ...extra,
  })
}

/** Why a note was issued. */
export function reasonRecord() {
  return answer({
    reason: optional(text(1024)),
    reasonCode: optional(text(3)),
  })
}

/** The foreign supplier of an imported service. */
export function importSellerRecord() {
  return answer({
    importBusinessName: optional(text(500)),
    importEmailAddress: optional(text(50)),
    importContactNumber: optional(text(30)),
    importAddress: optional(text(500)),
    importInvoiceDate: optional(date('yyyy-MM-dd')),
    importAttachmentName: optional(text(256)),
    importAttachmentContent: optional(base64()),
  })
}

/** Customs data of import and export documents. */
export function customRecord() {
  return answer({
    sadNumber: optional(text(20)),
    office: optional(text(35)),
    cif: optional(text(50)),
    wareHouseNumber: optional(text(16)),
    wareHouseName: optional(text(256)),
    destinationCountry: optional(text(256)),
    originCountry: optional(text(256)),
    importExportFlag: optional(oneOf(IMPORT_EXPORT_FLAGS)),
    confirmStatus: optional(oneOf(CUSTOMS_STATES)),
    valuationMethod: optional(text(128)),
    prn: optional(text(80)),
    /** Sdk only (v23.7). */
    exportRegime: optional(text(50)),
  })
}

/** One airline line. */
export function airlineRecord() {
  return answer({
    item: optional(text(200)),
    itemCode: optional(text(50)),
    qty: optional(decimal(12, 8)),
    unitOfMeasure: optional(openCode(3)),
    unitPrice: optional(decimal(12, 8)),
    total: optional(decimal(12, 4)),
    taxRate: optional(rate({ integerDigits: 1, decimals: 4 })),
    tax: optional(decimal(12, 4)),
    discountTotal: optional(decimal()),
    discountTaxRate: optional(decimal(2, 12)),
    orderNumber: optional(integer()),
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
  })
}

/** Fuel pump data. */
export function edcRecord() {
  return answer({
    tankNo: optional(text(50)),
    pumpNo: optional(text(50)),
    nozzleNo: optional(text(50)),
    controllerNo: optional(text(50)),
    acquisitionEquipmentNo: optional(text(50)),
    levelGaugeNo: optional(text(50)),
    /** Motor vehicle registration number. */
    mvrn: optional(text(32)),
    updateTimes: optional(integer(2)),
  })
}

/** The principal, when an agent issued the document. */
export function principalRecord() {
  return answer({
    tin: optional(text(20, 10)),
    legalName: optional(text(256)),
    businessName: optional(text(256)),
    address: optional(text(500)),
  })
}

/** A commodity category: its place in the tree, and how VAT treats it. */
export function categoryRecord<Extra extends z.ZodRawShape>(extra: Extra) {
  return answer({
    /** 8 digits, two for each level of the tree. */
    commodityCategoryCode: text(18),
    /** `0` above the segments. */
    parentCode: optional(text(18)),
    commodityCategoryName: text(200),
    /** From 1, a segment, to 4, a commodity. */
    commodityCategoryLevel: optional(integer(1)),
    /** A fraction such as `0.18`, or `-` for exempt. */
    rate: optional(rate({ max: 4 })),
    /** Goods can be registered (T130) under leaves only. */
    isLeafNode: optional(oneOf(YES_NO, 3)),
    /** Whether it is a service: services have no stock. */
    serviceMark: optional(oneOf(YES_NO, 3)),
    isZeroRate: optional(oneOf(YES_NO, 3)),
    zeroRateStartDate: optional(date('dd/MM/yyyy')),
    /** Missing while no end is set. */
    zeroRateEndDate: optional(date('dd/MM/yyyy')),
    isExempt: optional(oneOf(YES_NO, 3)),
    exemptRateStartDate: optional(date('dd/MM/yyyy')),
    /** Missing while no end is set. */
    exemptRateEndDate: optional(date('dd/MM/yyyy')),
    enableStatusCode: optional(oneOf(ENABLED_FLAGS)),
    exclusion: optional(oneOf(EXCLUSIONS)),
    ...extra,
  })
}

/** What most interfaces tell of a category besides. */
export function categoryMarks() {
  return {
    /** Whether excise duty may lie on it. */
    excisable: optional(oneOf(YES_NO, 3)),
    /** Whether it may be sold outside VAT. */
    vatOutScopeCode: optional(oneOf(YES_NO, 3)),
  }
}

/** An excise duty code, or a group of codes. Groups have no rate, no date and no details. */
export function exciseDutyRecord() {
  return answer({
    id: optional(text(20)),
    /** What T130 and T109 call the excise duty code, such as `LED190200`. */
    exciseDutyCode: text(20),
    /** What it lies on. */
    goodService: text(500),
    /** `0` above the first rank. */
    parentCode: optional(text(20)),
    /** The duty in words, such as `12%,UGX250 per Litre`, or `Nil`. */
    rateText: optional(text(50)),
    isLeafNode: optional(yesNo()),
    effectiveDate: optional(date('dd/MM/yyyy')),
    /** Of a percentage and an amount per unit, the higher is due. */
    exciseDutyDetailsList: optional(
      list(
        answer({
          exciseDutyId: optional(text(20)),
          id: optional(text(18)),
          type: optional(openCode(10, EXCISE_RATE_KINDS)),
          /** Per cent as a plain number (`10`), an amount per unit, or the text `Nil`. */
          rate: optional(rate()),
          /** Beside an amount per unit only. A value of T115 `rateUnit.value`. */
          unit: optional(openCode(3)),
          /** Beside an amount per unit only. A value of T115 `currencyType.value`: 101 is UGX. */
          currency: optional(openCode(10)),
        }),
      ),
    ),
  })
}

/** What one unit of a currency is worth in UGX on a day. */
export function exchangeRateRecord() {
  return answer({
    /** A value of T115 `currencyType.name`. */
    currency: openCode(3),
    /** For VAT, and so for documents. */
    rate: decimal(),
    /** For customs duty on imports. */
    importDutyLevy: optional(decimal()),
    /** For income tax; spelled like this on the wire. */
    inComeTax: optional(decimal()),
    /** For levies on exports. */
    exportLevy: optional(decimal()),
  })
}
