import { formatEat, formatShort } from '@risiti/core'
import { accept, type Handler, type Operations, type Visit } from '../contract.js'
import { isFuel } from '../fuel.js'
import type { Goods } from '../goods.js'
import { has, is } from '../matching.js'
import { timeNoise } from '../noise.js'
import { pageOf } from '../paged.js'
import { branchOf, ownerOf } from '../rules/branch.js'
import { type Inquiry, refuseInquiry } from '../rules/goods-inquiry.js'
import type { Branch } from '../taxpayer.js'

/** T127: what is registered, newest change first, and how much of it lies in one branch. */
export const inquireGoods: Handler<Operations['inquireGoods']> = (input, visit) => {
  const inquiry = input ?? {}
  const refusal = refuseInquiry(inquiry, visit)
  if (refusal) return refusal
  const hits = [...ownerOf(inquiry, visit)!.goods.values()].filter((goods) => matches(goods, inquiry, visit))
  hits.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())
  const branch = branchOf(inquiry, visit)!
  return accept(pageOf(hits, inquiry, visit, (goods) => rowOf(goods, branch, visit)))
}

/** The code matches exactly, names where the text occurs in them; days are those of the last change. */
function matches(goods: Goods, inquiry: Inquiry, { books }: Visit): boolean {
  const day = formatEat(goods.updatedAt, 'yyyy-MM-dd')
  return (
    is(inquiry.goodsCode, goods.goodsCode) &&
    has(inquiry.goodsName, goods.goodsName) &&
    has(inquiry.commodityCategoryName, books.categories.get(goods.goodsCategoryId)?.name ?? '') &&
    has(inquiry.combineKeywords, goods.goodsCode, goods.goodsName) &&
    is(inquiry.serviceMark, yesNo(goods.isService)) &&
    is(inquiry.haveExciseTax, yesNo(goods.exciseDutyCode !== undefined)) &&
    is(inquiry.goodsTypeCode ?? '101', typeOf(goods)) &&
    day >= (inquiry.startDate ?? '') &&
    day <= (inquiry.endDate ?? '9999')
  )
}

const typeOf = ({ goodsCategoryId }: Goods) => (isFuel(goodsCategoryId) ? '102' : '101')

const yesNo = (isSo: boolean) => (isSo ? '101' : '102')

function rowOf(goods: Goods, branch: Branch, { books, now }: Visit) {
  return {
    id: goods.id,
    goodsCode: goods.goodsCode,
    goodsName: goods.goodsName,
    measureUnit: goods.measureUnit,
    unitPrice: goods.unitPrice,
    currency: goods.currency,
    stock: formatShort(books.stock.held(goods, branch)),
    stockPrewarning: goods.stockPrewarning,
    remarks: goods.description,
    source: '102',
    statusCode: goods.isEnabled ? '101' : '102',
    goodsTypeCode: typeOf(goods),
    serviceMark: yesNo(goods.isService),
    haveExciseTax: yesNo(goods.exciseDutyCode !== undefined),
    ...dutyOf(goods, books, now),
    createDate: goods.createdAt.getTime(),
    updateDateStr: formatEat(goods.updatedAt, 'dd/MM/yyyy HH:mm:ss'),
    ...taxOf(goods),
    ...unitsOf(goods),
    commodityCategoryCode: goods.goodsCategoryId,
    commodityCategoryName: books.categories.get(goods.goodsCategoryId)?.name,
    ...timeNoise(now),
  }
}

/** Live rows say 0.18 whatever the goods; the marks beside it tell the others apart. */
function taxOf({ taxRate }: Goods) {
  const exclusion = taxRate === '0' ? '0' : taxRate === '-' ? '1' : '2'
  return { taxRate: '0.18', isZeroRate: yesNo(taxRate === '0'), isExempt: yesNo(taxRate === '-'), exclusion }
}

/** Members of a duty are only there with one; the rate is its text. */
function dutyOf({ exciseDutyCode }: Goods, { duties }: Visit['books'], now: Date) {
  const duty = exciseDutyCode && duties.find(exciseDutyCode, formatEat(now, 'yyyy-MM-dd'))
  if (!duty || !('rateText' in duty)) return {}
  return { exciseDutyCode, exciseDutyName: duty.goodService, exciseRate: duty.rateText }
}

/** Members of a second unit are only there with one. */
function unitsOf({ id, piece, otherUnits, customsUnit, customsUnits }: Goods) {
  return {
    havePieceUnit: yesNo(piece !== undefined),
    pieceMeasureUnit: piece?.measureUnit,
    pieceUnitPrice: piece?.unitPrice,
    packageScaledValue: piece?.packageScaledValue,
    pieceScaledValue: piece?.pieceScaledValue,
    pack: piece?.packageScaledValue,
    stick: piece?.pieceScaledValue,
    haveOtherUnit: yesNo(otherUnits.length > 0),
    goodsOtherUnits: listOf(otherUnits.map((unit) => ({ ...unit, commodityGoodsId: id }))),
    haveCustomsUnit: yesNo(customsUnit !== undefined || customsUnits.length > 0),
    commodityGoodsExtendEntity: customsUnit && { ...customsUnit },
    customsUnitList: listOf(customsUnits.map((unit) => ({ ...unit, commodityGoodsId: id }))),
  }
}

/** Empty members are left out of answers. */
function listOf<Row>(rows: readonly Row[]): Row[] | undefined {
  return rows.length === 0 ? undefined : [...rows]
}
