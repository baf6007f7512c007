import { accept, type Handler, type Operations } from '../contract.js'
import type { Goods } from '../goods.js'
import { ownerOf } from '../rules/branch.js'
import { lacks } from '../rules/members.js'

/** T144: the units of enabled goods. Codes that nobody registered are left out. */
export const queryGoodsByCode: Handler<Operations['queryGoodsByCode']> = (input, visit) => {
  if (input?.goodsCode === undefined) return lacks('goodsCode')
  const goods = ownerOf(input, visit)?.goods
  const found = input.goodsCode.split(',').map((code) => goods?.get(code.trim()))
  return accept(found.filter((each) => each?.isEnabled === true).map((each) => unitsOf(each!)))
}

function unitsOf({ goodsCode, measureUnit, piece, otherUnits }: Goods) {
  return {
    goodsCode,
    measureUnit,
    havePieceUnit: piece ? '101' : '102',
    pieceMeasureUnit: piece?.measureUnit,
    packageScaledValue: piece?.packageScaledValue,
    pieceScaledValue: piece?.pieceScaledValue,
    haveOtherUnit: otherUnits.length > 0 ? '101' : '102',
    goodsOtherUnits:
      otherUnits.length === 0
        ? undefined
        : otherUnits.map(({ otherUnit, otherScaled, packageScaled }) => ({
            otherUnit,
            otherScaled,
            packageScaled,
          })),
  }
}
