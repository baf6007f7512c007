import type { ResponseOf } from '@risiti/core'
import { changedAfter } from '../changed.js'
import { found, type Handler, type Operations } from '../contract.js'
import type { Movement } from '../device.js'
import { TO_A_BRANCH } from '../stock.js'

type Row = ResponseOf<Operations['selectStockMovement']>['stockList'][number]

/** What other branches of the PIN sent to this one. It comes into stock when this branch reports it itself. */
export const selectStockMovement: Handler<Operations['selectStockMovement']> = ({ lastReqDt }, visit) => {
  const { books, device, taxpayer } = visit
  const stockList = books
    .ofTaxpayer(taxpayer.tin)
    .filter((sender) => sender !== device)
    .flatMap(({ info, movements }) =>
      changedAfter(movements.values(), lastReqDt)
        .filter((movement) => isMeantFor(device.info, movement))
        .map((movement) => rowOf(movement, info)),
    )
  return found(visit, stockList, () => ({ stockList }))
}

interface Branch {
  readonly tin: string
  readonly bhfId: string
}

function isMeantFor({ tin, bhfId }: Branch, { sarTyCd, custTin, custBhfId }: Movement): boolean {
  return sarTyCd === TO_A_BRANCH && custBhfId === bhfId && (custTin ?? tin) === tin
}

function rowOf(movement: Movement, { tin, bhfId }: Branch): Row {
  return {
    custTin: tin,
    custBhfId: bhfId,
    sarNo: movement.sarNo,
    ocrnDt: movement.ocrnDt,
    totItemCnt: movement.totItemCnt,
    totTaxblAmt: movement.totTaxblAmt,
    totTaxAmt: movement.totTaxAmt,
    totAmt: movement.totAmt,
    remark: movement.remark ?? null,
    itemList: movement.itemList.map((line) => ({
      ...line,
      itemCd: line.itemCd ?? '',
      bcd: line.bcd ?? null,
      itemExprDt: line.itemExprDt ?? null,
    })),
  }
}
