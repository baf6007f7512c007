import { type Decimal, negate, subtract } from '@risiti/core'
import { allowsNegative } from '../books/negative-stock.js'
import { firstRow, notCovered, type Refusal, refuse } from '../contract.js'
import { UNITS } from '../dictionary.js'
import type { Goods } from '../goods.js'
import { heldAt } from '../visible.js'
import { isMemo } from './credit-memo.js'
import { amount, type GoodsLine, isDiscount, type Sale } from './sale.js'

/** The registration of what a line sells. */
export function goodsOf({ visit }: Sale, line: GoodsLine): Goods | undefined {
  return visit.taxpayer.goods.get(line.itemCode ?? '')
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
    const name = isDiscount(line) ? `${goods.goodsName} (Discount)` : goods.goodsName
    return line.item === name ? undefined : refuse('2123', { row, fill })
  })
}

/** 2124: in this category. */
export function categoriesFit(sale: Sale): Refusal | undefined {
  return firstRow(sale.lines, (line, row) =>
    line.goodsCategoryId === goodsOf(sale, line)?.goodsCategoryId ? undefined : refuse('2124', { row }),
  )
}

/** 1208: the unit exists. 2197: it is the registered one; inferred, since no other printed text fits. */
export function unitsFit(sale: Sale): Refusal | undefined {
  return firstRow(sale.lines, (line, row) => {
    if (isDiscount(line)) return undefined
    if (!UNITS.has(line.unitOfMeasure ?? '')) return refuse('1208', { row })
    return line.unitOfMeasure === goodsOf(sale, line)?.measureUnit ? undefined : refuse('2197', { row })
  })
}

/** 2850, 1232, 2790: no seeded goods bear excise duty, so no line may. */
export function exciseIsAbsent({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) => {
    if (line.exciseFlag === '1') return refuse('2850', { row })
    if (line.exciseRate !== undefined) return refuse('1232', { row })
    return /^0*(\.0*)?$/.test(line.exciseTax ?? '') ? undefined : refuse('2790', { row })
  })
}

/** 2823, 2856: only a buyer on the deemed list buys so, and no seeded seller sells outside VAT. */
export function vatIsOrdinary({ buyer, lines, visit }: Sale): Refusal | undefined {
  const treatment = visit.books.buyers.get(buyer.buyerTin ?? '')?.relief?.treatment
  const isDeemed = treatment === '103' || treatment === '104'
  return firstRow(lines, (line, row) => {
    if (line.deemedFlag === '1') return isDeemed ? notCovered('deemed sales') : refuse('2823', { row })
    return line.vatApplicableFlag === '0' ? refuse('2856', { row }) : undefined
  })
}

/** 1600: there is enough in stock, over all lines, unless the seller or the category may go below zero. */
export function stockSuffices(sale: Sale): Refusal | undefined {
  const { taxpayer, books, now } = sale.visit
  if (taxpayer.rights.goodsStockLimit === '102' || isMemo(sale)) return undefined
  const left = new Map<Goods, Decimal>()
  return firstRow(sale.lines, (line, row) => {
    const goods = goodsOf(sale, line)
    if (!goods || goods.isService || isDiscount(line)) return undefined
    const rest = subtract(left.get(goods) ?? heldAt(goods, sale.visit), amount(line.qty))
    left.set(goods, rest)
    const isAllowed = rest.units >= 0n || allowsNegative(books.negativeStock, goods, now)
    return isAllowed ? undefined : refuse('1600', { row })
  })
}

/** As much of a sale as its effect depends on. */
interface Sold {
  readonly lines: readonly Pick<GoodsLine, 'itemCode' | 'qty' | 'discountFlag'>[]
  readonly visit: Pick<Sale['visit'], 'taxpayer' | 'books'>
}

/**
 * The effect of a sale: goods leave the stock, services do not. None of the authority's queries shows it: T145 to T149 list
 * what T131 booked, and a sale is a document of its own.
 */
export function takeFromStock({ lines, visit }: Sold): void {
  const { taxpayer, books } = visit
  for (const line of lines) {
    const goods = taxpayer.goods.get(line.itemCode ?? '')
    if (goods && !goods.isService && !isDiscount(line))
      books.stock.change(goods, taxpayer.branch, negate(amount(line.qty)))
  }
}
