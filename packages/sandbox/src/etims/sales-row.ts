import { formatEat, parseEat, type ResponseOf } from '@risiti/core'
import type { selectInvoiceDetails } from '@risiti/etims/operations'
import type { StoredSale } from './device.js'

type Row = ResponseOf<typeof selectInvoiceDetails>['salesList'][number]

/** Every member is there, null when empty; who changed the sale last is null although it was sent. */
export function salesRowOf({ sale, receipt, recordedAt }: StoredSale): Row {
  const { tin, bhfId, trdInvcNo, salesTyCd, ...kept } = sale
  return {
    ...kept,
    custTin: sale.custTin ?? null,
    custNm: sale.custNm ?? null,
    pmtTyCd: sale.pmtTyCd ?? null,
    cfmDt: spell(sale.cfmDt)!,
    stockRlsDt: spell(sale.stockRlsDt),
    cnclReqDt: spell(sale.cnclReqDt),
    cnclDt: spell(sale.cnclDt),
    rfdDt: spell(sale.rfdDt),
    rfdRsnCd: sale.rfdRsnCd ?? null,
    remark: sale.remark ?? null,
    modrId: null,
    modrNm: null,
    receipt: receiptOf(sale.receipt, receipt, recordedAt),
    itemList: sale.itemList.map((line) => ({
      ...line,
      itemClsCd: line.itemClsCd ?? '',
      bcd: line.bcd ?? null,
      isrccCd: line.isrccCd ?? null,
      isrccNm: line.isrccNm ?? null,
      isrcRt: line.isrcRt ?? null,
      isrcAmt: line.isrcAmt ?? null,
    })),
  }
}

/** KRA keeps its own time, not the one that was sent. */
function receiptOf(
  sent: StoredSale['sale']['receipt'],
  given: StoredSale['receipt'],
  recordedAt: Date,
): Row['receipt'] {
  const time = `${formatEat(recordedAt, 'yyyy-MM-dd HH:mm:ss')}.0`
  return {
    custTin: sent.custTin ?? null,
    custMblNo: sent.custMblNo ?? null,
    rcptPbctDt: time,
    rptNo: 1,
    trdeNm: sent.trdeNm ?? null,
    adrs: sent.adrs ?? null,
    topMsg: sent.topMsg ?? null,
    btmMsg: sent.btmMsg ?? null,
    prchrAcptcYn: sent.prchrAcptcYn,
    ...given,
    sdcDateTime: time,
  }
}

/** Times are stored as 14 digits and listed in words. */
export function spell(stamp: string | null | undefined): string | null {
  const instant = parseEat(stamp ?? '', 'yyyyMMddHHmmss')
  return instant ? formatEat(instant, 'yyyy-MM-dd HH:mm:ss') : null
}
