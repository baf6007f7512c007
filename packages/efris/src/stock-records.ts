import type { z } from 'zod'
import { ADJUST_TYPES, STOCK_IN_TYPES } from './codes.js'
import { answer, date, decimal, oneOf, openCode, optional, someOf, text } from './fields.js'

/* What the answers about goods and stock have in common. */

/** A second unit of goods, as it is registered. */
export function otherUnitRecord<Extra extends z.ZodRawShape>(extra: Extra) {
  return answer({
    /** A value of T115 `rateUnit`. */
    otherUnit: optional(openCode(3)),
    otherPrice: optional(decimal()),
    /** How many of it make up `packageScaled` main units. */
    otherScaled: optional(decimal(12, 8)),
    packageScaled: optional(decimal(12, 8)),
    ...extra,
  })
}

/** A unit that customs counts the goods in. */
export function customsUnitRecord<Extra extends z.ZodRawShape>(extra: Extra) {
  return answer({
    /** A value of T115 `exportRateUnit`. */
    customsMeasureUnit: optional(openCode(3)),
    customsUnitPrice: optional(decimal(12, 8)),
    packageScaledValueCustoms: optional(decimal(12, 8)),
    customsScaledValue: optional(decimal(12, 8)),
    ...extra,
  })
}

/** Goods that came into stock: the whole booking, without its goods. */
export function stockInRecord<Extra extends z.ZodRawShape>(extra: Extra) {
  return answer({
    supplierTin: optional(text(50)),
    supplierName: optional(text(100)),
    remarks: optional(text(1024)),
    stockInDate: optional(date('yyyy-MM-dd')),
    stockInType: optional(oneOf(STOCK_IN_TYPES, 3)),
    productionBatchNo: optional(text(50)),
    productionDate: optional(date('yyyy-MM-dd')),
    branchId: optional(text(18)),
    branchName: optional(text(500)),
    /** The FDN of the supplier's document. */
    invoiceNo: optional(text(20)),
    /** The number that the authority gave the booking, such as 26PL03000089139. */
    referenceNo: optional(text(50)),
    totalAmount: optional(decimal()),
    ...extra,
  })
}

/** Goods that left the stock other than by a sale: the whole booking, without its goods. */
export function adjustRecord<Extra extends z.ZodRawShape>(extra: Extra) {
  return answer({
    branchName: optional(text(500)),
    adjustDate: optional(date('yyyy-MM-dd')),
    /** One code, or several with commas between them. */
    adjustType: optional(someOf(ADJUST_TYPES, 3)),
    remarks: optional(text(1024)),
    ...extra,
  })
}

/** One good of a booking. */
export function movedGoodsRecord<Extra extends z.ZodRawShape>(extra: Extra) {
  return answer({
    commodityGoodsId: optional(text(18)),
    goodsCode: optional(text(50)),
    goodsName: optional(text(600)),
    /** A value of T115 `rateUnit`. */
    measureUnit: optional(openCode(3)),
    unitPrice: optional(decimal(12, 8)),
    ...extra,
  })
}

/** Why a row was refused; rows that passed do not come back. */
export function failure() {
  return {
    returnCode: optional(text(10)),
    returnMessage: optional(text(1024)),
  }
}
