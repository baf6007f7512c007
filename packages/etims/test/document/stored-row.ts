import { formatEat, parseEat } from '@risiti/core'
import type { SaleRequest, SalesRow } from '@risiti/etims/document'
import { selectInvoiceDetails } from '#src/operations/select-invoice-details.js'
import { signed } from '../samples.js'

/** A request as KRA's list gives it back, after it was signed. */
export function storedRow(request: SaleRequest): SalesRow {
  const { trdInvcNo: _, salesTyCd: __, receipt, ...rest } = request
  const time = '2026-11-23 10:15:02.0'
  const row = {
    ...rest,
    cfmDt: spelled(rest.cfmDt),
    stockRlsDt: spelled(rest.stockRlsDt),
    rfdDt: spelled(rest.rfdDt),
    modrId: null,
    modrNm: null,
    receipt: { ...receipt, rptNo: 1, ...signed, rcptPbctDt: time, sdcDateTime: time },
  }
  return selectInvoiceDetails.response().parse({ salesList: [row] }).salesList[0]!
}

/** Stored as 14 digits, listed in words. */
function spelled(stamp: string | null | undefined): string | null {
  const time = parseEat(stamp ?? '', 'yyyyMMddHHmmss')
  return time ? formatEat(time, 'yyyy-MM-dd HH:mm:ss') : null
}
