import { formatEat } from '@risiti/core'
import { accept, type Handler, type Operations } from '../contract.js'
import { type Goods, plainGoods } from '../goods.js'
import { normalise } from '../normalise.js'
import { isService, rateOn } from '../reference/category.js'
import { type GoodsRow, layOutGoods, type Registration } from '../rules/goods-row.js'
import { refuseGoods } from '../rules/goods-upload.js'
import { failedRow, refuseRows } from '../rules/rows.js'

/** T130: registers goods row by row; those that cannot be registered come back, the others are kept. */
export const uploadGoods: Handler<Operations['uploadGoods']> = (input, visit) => {
  const failed = (input ?? []).flatMap((row) => {
    const registration = layOutGoods(row, visit)
    const refusal = refuseGoods(registration)
    if (refusal) return [failedRow(row, refusal, visit)]
    visit.taxpayer.goods.set(row.goodsCode!, register(registration))
    return []
  })
  return failed.length > 0 ? refuseRows(failed) : accept([])
}

/** Modified goods keep their id, and with it their stock. */
function register({ row, category, earlier, visit }: Registration): Goods {
  const second = new Date(Math.floor(visit.now.getTime() / 1000) * 1000)
  const plain = plainGoods({
    id: earlier?.id ?? visit.books.numbers.goodsId(visit.taxpayer.tin, row.goodsCode!),
    goodsCode: row.goodsCode!,
    goodsName: row.goodsName!,
    goodsCategoryId: row.commodityCategoryId!,
    measureUnit: row.measureUnit!,
    unitPrice: normalise(row.unitPrice),
    taxRate: visit.taxpayer.isRegisteredForVat ? rateOn(category!, formatEat(visit.now, 'yyyy-MM-dd')) : '0',
    isService: isService(category!.code),
    createdAt: earlier?.createdAt ?? second,
  })
  return { ...plain, ...detailsOf(row), updatedAt: second }
}

function detailsOf(row: GoodsRow) {
  return {
    currency: row.currency!,
    description: row.description,
    exciseDutyCode: row.exciseDutyCode,
    stockPrewarning: normalise(row.stockPrewarning),
    piece: pieceOf(row),
    otherUnits: (row.goodsOtherUnits ?? []).map(otherUnitOf),
    customsUnit: row.commodityGoodsExtendEntity,
    customsUnits: row.customsUnitList ?? [],
  }
}

function pieceOf(row: GoodsRow): Goods['piece'] {
  if (row.havePieceUnit !== '101') return undefined
  return {
    measureUnit: row.pieceMeasureUnit!,
    unitPrice: normalise(row.pieceUnitPrice)!,
    packageScaledValue: normalise(row.packageScaledValue)!,
    pieceScaledValue: normalise(row.pieceScaledValue)!,
  }
}

function otherUnitOf(unit: NonNullable<GoodsRow['goodsOtherUnits']>[number]): Goods['otherUnits'][number] {
  const { otherUnit, otherPrice, otherScaled, packageScaled } = unit
  return {
    otherUnit: otherUnit!,
    otherPrice: normalise(otherPrice),
    otherScaled: normalise(otherScaled)!,
    packageScaled: normalise(packageScaled)!,
  }
}
