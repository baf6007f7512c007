import type { ResponseOf } from '@risiti/core'
import { changedAfter } from '../changed.js'
import { found, type Handler, type Operations } from '../contract.js'
import type { Item } from '../device.js'

type Row = ResponseOf<Operations['selectItems']>['itemList'][number]

/** The items of the PIN, whatever branch registered them, by code. */
export const selectItems: Handler<Operations['selectItems']> = ({ lastReqDt }, visit) => {
  const { items, tin } = visit.taxpayer
  const rows = changedAfter(items.values(), lastReqDt)
    .toSorted((a, b) => (a.itemCd < b.itemCd ? -1 : 1))
    .map((item) => rowOf(item, tin))
  return found(visit, rows, () => ({ itemList: rows }))
}

/** Prices were 0 in every live row, whatever had been sent. */
const NO_PRICES = {
  dftPrc: '0',
  grpPrcL1: '0',
  grpPrcL2: '0',
  grpPrcL3: '0',
  grpPrcL4: '0',
  grpPrcL5: '0',
  sftyQty: '0',
} as const

function rowOf({ regrId, regrNm, modrId, modrNm, ...item }: Item, tin: string): Row {
  return {
    ...item,
    tin,
    itemStdNm: item.itemStdNm ?? null,
    btchNo: item.btchNo ?? null,
    bcd: item.bcd ?? null,
    addInfo: item.addInfo ?? null,
    rraModYn: 'N',
    ...NO_PRICES,
  }
}
