import { add, type Decimal, decimal, divide, isZero, multiply, subtract } from '@risiti/core'
import type { Moved, Movement } from '../books/stock.js'
import { accept, firstRefusal, type Refusal, type Rule, refuse, type Visit } from '../contract.js'
import { UNITS } from '../dictionary.js'
import type { Goods } from '../goods.js'
import type { Branch } from '../taxpayer.js'
import { type FailedRow, failedRow, refuseRows } from './rows.js'
import { amount } from './sale.js'

/** A row of T131 or T139, as far as they are alike. */
export interface StockRow {
  readonly commodityGoodsId?: string | undefined
  readonly goodsCode?: string | undefined
  readonly measureUnit?: string | undefined
  readonly quantity?: string | undefined
  readonly remarks?: string | undefined
}

/** A row on the examiner's desk. */
export interface Candidate<Row extends StockRow> {
  readonly row: Row
  readonly visit: Visit
  /** What it names, when that exists. */
  readonly goods: Goods | undefined
  /** What there is of it, after the rows before. */
  readonly before: Decimal
}

/** 2196: goods are named by id or by code. 658: they are registered. */
export function goodsExist({ row, goods }: Candidate<StockRow>): Refusal | undefined {
  if (row.commodityGoodsId === undefined && row.goodsCode === undefined) return refuse('2196')
  return goods ? undefined : refuse('658')
}

/** 682: services have no stock. That T139 says so too is inferred. */
export function goodsHaveStock({ goods }: Candidate<StockRow>): Refusal | undefined {
  return goods?.isService ? refuse('682') : undefined
}

/** 2234: the unit is a code. 2235: it exists. 2243: it is one of the units of the goods. */
export function unitIsOwn({ row, goods }: Candidate<StockRow>): Refusal | undefined {
  const { measureUnit: unit } = row
  if (unit === undefined || unit === goods?.measureUnit) return undefined
  if (Buffer.byteLength(unit) > 3) return refuse('2234')
  if (!UNITS.has(unit)) return refuse('2235')
  return scaleOf(goods!, unit) ? undefined : refuse('2243')
}

/** 662: something moves. */
export function quantityIsNotZero({ row }: Candidate<StockRow>): Refusal | undefined {
  return isZero(amount(row.quantity)) ? refuse('662') : undefined
}

/** What would be left if the row took its quantity away. */
export function restOf({ row, goods, before }: Candidate<StockRow>): Decimal {
  return subtract(before, inMainUnit(goods!, row))
}

/** How a row's quantity counts in the main unit: so many pieces are so many packages. */
function inMainUnit(goods: Goods, { measureUnit, quantity }: StockRow): Decimal {
  const scale = scaleOf(goods, measureUnit)
  if (!scale) return amount(quantity)
  return divide(multiply(amount(quantity), decimal(scale.packages)), decimal(scale.pieces), 8, 'half-up')
}

function scaleOf({ measureUnit, piece, otherUnits }: Goods, unit: string | undefined) {
  if (unit === undefined || unit === measureUnit) return undefined
  if (unit === piece?.measureUnit)
    return { packages: piece.packageScaledValue, pieces: piece.pieceScaledValue }
  const other = otherUnits.find(({ otherUnit }) => otherUnit === unit)
  return other && { packages: other.packageScaled, pieces: other.otherScaled }
}

interface Trial<Row extends StockRow> {
  readonly rows: readonly Row[]
  readonly branch: Branch
  readonly direction: 'in' | 'out'
  readonly rules: readonly Rule<Candidate<Row>>[]
  readonly priceOf: (row: Row, goods: Goods) => Decimal
}

/** What a request would do, row by row, each seeing what those before it did. Nothing is booked yet. */
export function tryRows<Row extends StockRow>(trial: Trial<Row>, visit: Visit) {
  const left = new Map<Goods, Decimal>()
  const moved: Moved[] = []
  const failed: FailedRow[] = []
  for (const row of trial.rows) {
    const goods = goodsOf(row, visit)
    const before = goods && (left.get(goods) ?? visit.books.stock.held(goods, trial.branch))
    const refusal = firstRefusal(trial.rules, { row, visit, goods, before: before ?? decimal('0') })
    if (refusal) failed.push(failedRow(row, refusal, visit))
    else {
      const each = movedBy(trial, row, goods!, before!)
      left.set(goods!, each.after)
      moved.push(each)
    }
  }
  return { moved, failed }
}

function goodsOf({ commodityGoodsId, goodsCode }: StockRow, { taxpayer }: Visit): Goods | undefined {
  const all = [...taxpayer.goods.values()]
  return commodityGoodsId === undefined
    ? taxpayer.goods.get(goodsCode ?? '')
    : all.find(({ id }) => id === commodityGoodsId)
}

function movedBy<Row extends StockRow>(trial: Trial<Row>, row: Row, goods: Goods, before: Decimal): Moved {
  const change = inMainUnit(goods, row)
  return {
    goods,
    measureUnit: row.measureUnit ?? goods.measureUnit,
    quantity: amount(row.quantity),
    unitPrice: trial.priceOf(row, goods),
    remarks: row.remarks,
    before,
    after: trial.direction === 'in' ? add(before, change) : subtract(before, change),
  }
}

/**
 * Books what passed, unless all or nothing was asked for, and answers with what did not. The number of the booking is told when
 * nothing failed.
 */
export function settle(
  { moved, failed }: { readonly moved: readonly Moved[]; readonly failed: readonly FailedRow[] },
  isAllOrNothing: boolean,
  book: (moved: readonly Moved[]) => Movement,
) {
  const isOff = moved.length === 0 || (isAllOrNothing && failed.length > 0)
  const movement = isOff ? undefined : book(moved)
  if (failed.length > 0 || !movement) return refuseRows(failed)
  return accept([], { referenceNo: movement.referenceNo })
}
