import { type Decimal, negate, subtract } from '@risiti/core'
import { allowsNegative } from '../books/negative-stock.js'
import type { Stock } from '../books/stock.js'
import { firstRow, type Refusal, refuse } from '../contract.js'
import { UNITS } from '../dictionary.js'
import type { Goods } from '../goods.js'
import { isLeaf } from '../reference/category.js'
import type { InvoiceRecord, Taxpayer } from '../taxpayer.js'
import { heldAt } from '../visible.js'
import { isMemo } from './credit-memo.js'
import { amount, type GoodsLine, isDiscount, type Sale } from './sale.js'

/** The registration of what a line sells. */
export function goodsOf({ supplier }: Sale, line: GoodsLine): Goods | undefined {
  return supplier.goods.get(line.itemCode ?? '')
}

/** 2122, 2123: what is sold is registered, under this name. */
export function goodsAreRegistered(sale: Sale): Refusal | undefined {
  return firstRow(sale.lines, (line, row) => {
    const goods = goodsOf(sale, line)
    const fill = [
      ['item code x', `item code ${line.itemCode}`],
      ['item name y', `item name ${line.item}`],
    ] as const
    if (!goods) return refuse('2122', { row, fill })
    const deemed = line.deemedFlag === '1' ? ' (Deemed)' : ''
    const name = `${goods.goodsName}${deemed}${isDiscount(line) ? ' (Discount)' : ''}`
    return line.item === name ? undefined : refuse('2123', { row, fill })
  })
}

/** 1318, 1331, 1330, 2124: the category exists, is no group of them, is in use, and is the registered one. */
export function categoriesFit(sale: Sale): Refusal | undefined {
  return firstRow(sale.lines, (line, row) => {
    const category = sale.visit.books.categories.get(line.goodsCategoryId!)
    if (!category) return refuse('1318', { row })
    if (!isLeaf(category.code)) return refuse('1331', { row })
    if (!category.isEnabled) return refuse('1330', { row })
    return category.code === goodsOf(sale, line)?.goodsCategoryId ? undefined : refuse('2124', { row })
  })
}

/** 1208: the unit exists. 2197: it is the registered one; inferred, since no other printed text fits. */
export function unitsFit(sale: Sale): Refusal | undefined {
  return firstRow(sale.lines, (line, row) => {
    if (isDiscount(line)) return undefined
    if (!UNITS.has(line.unitOfMeasure ?? '')) return refuse('1208', { row })
    return line.unitOfMeasure === goodsOf(sale, line)?.measureUnit ? undefined : refuse('2197', { row })
  })
}

/**
 * 1600: there is enough in stock, over all lines, unless the seller or the category may go below zero. 2788: of what never
 * lay in this branch; that the two codes differ so is inferred.
 */
export function stockSuffices(sale: Sale): Refusal | undefined {
  const { branch, supplier, visit } = sale
  const { books, now } = visit
  if (supplier.rights.goodsStockLimit === '102' || isMemo(sale)) return undefined
  const left = new Map<Goods, Decimal>()
  return firstRow(sale.lines, (line, row) => {
    const goods = goodsOf(sale, line)
    if (!goods || goods.isService || isDiscount(line)) return undefined
    const rest = subtract(left.get(goods) ?? heldAt(goods, branch, visit), amount(line.qty))
    left.set(goods, rest)
    const isAllowed = rest.units >= 0n || allowsNegative(books.negativeStock, goods, now)
    if (isAllowed) return undefined
    if (books.stock.isKept(goods, branch)) return refuse('1600', { row })
    return refuse('2788', { row, fill: [['Branch 1', `Branch ${branch.name}`]] })
  })
}

/**
 * The effect of a sale: goods leave the stock, services do not. None of the authority's queries shows it: T145 to T149 list
 * what T131 booked, and a sale is a document of its own.
 */
export function takeFromStock(
  { goodsDetails = [], sellerDetails }: InvoiceRecord,
  { branch, branches, goods: known }: Taxpayer,
  stock: Stock,
): void {
  const where = branches.find(({ id }) => id === sellerDetails.branchId) ?? branch
  for (const line of goodsDetails) {
    const goods = known.get(line.itemCode ?? '')
    if (goods && !goods.isService && line.discountFlag !== '0')
      stock.change(goods, where, negate(amount(line.qty)))
  }
}
