import { formatShort, multiply } from '@risiti/core'
import { type Moved, type Movement, worthOf } from './books/stock.js'

/* How bookings of stock are answered. */

/** A stock-in, in lists and alone. */
export function stockInRecord(movement: Movement) {
  const { head, branch, referenceNo, date } = movement
  return {
    supplierTin: head.supplierTin,
    supplierName: head.supplierName,
    remarks: head.remarks,
    stockInDate: date,
    stockInType: head.stockInType,
    productionBatchNo: head.productionBatchNo,
    productionDate: head.productionDate,
    branchId: branch.id,
    branchName: branch.name,
    invoiceNo: head.invoiceNo,
    referenceNo,
    totalAmount: formatShort(worthOf(movement)),
  }
}

/** A reduction, in lists and alone. */
export function adjustRecord(movement: Movement) {
  const { head, branch, date } = movement
  return {
    branchName: branch.name,
    adjustDate: date,
    adjustType: head.adjustType,
    remarks: head.remarks,
    adjustAmount: formatShort(worthOf(movement)),
  }
}

/** The goods of a booking, as all details name them. */
export function movedGoods({ goods, measureUnit, unitPrice }: Moved) {
  return {
    commodityGoodsId: goods.id,
    goodsCode: goods.goodsCode,
    goodsName: goods.goodsName,
    measureUnit,
    unitPrice: formatShort(unitPrice),
  }
}

/** What a row is worth. */
export function worthOfRow({ quantity, unitPrice }: Moved): string {
  return formatShort(multiply(quantity, unitPrice))
}

/** Transfers write their day in another form than all other bookings: dd/MM/yyyy. */
export function transferDate({ date }: Movement): string {
  return date.split('-').reverse().join('/')
}
