import type { Device, Sale, StoredSale } from './device.js'
import { BANDS, type Band } from './reference/band.js'
import { spell } from './sales-row.js'
import { type SupplierSale, supplierSaleKey, type Taxpayer } from './taxpayer.js'

/**
 * A sale or credit note that a device reported becomes something that the buyer can confirm: from then on it is in the buyer's
 * list of purchases, with the amounts as the seller sent them. Declared again under the same number, it takes the old one's
 * place.
 */
export function declareTo(buyer: Taxpayer, stored: StoredSale, seller: Device): void {
  const { sale, sdcId, recordedAt, uploadedAt } = stored
  const value = { ...supplierSaleOf(sale, seller), spplrSdcId: sdcId }
  buyer.supplierSales.set(supplierSaleKey(value), { value, changedAt: uploadedAt ?? recordedAt })
}

type PerBand = `${'taxblAmt' | 'taxRt' | 'taxAmt'}${Band}`

const PER_BAND = BANDS.flatMap((band): PerBand[] => [`taxblAmt${band}`, `taxRt${band}`, `taxAmt${band}`])

/** Every member is there, null when empty; what is the seller's own affair is not. */
function supplierSaleOf(sale: Sale, { info }: Device): Omit<SupplierSale, 'spplrSdcId'> {
  return {
    spplrTin: info.tin,
    spplrNm: info.taxprNm,
    spplrBhfId: info.bhfId,
    spplrInvcNo: sale.invcNo,
    spplrMrcNo: info.mrcNo,
    rcptTyCd: sale.rcptTyCd,
    pmtTyCd: sale.pmtTyCd ?? null,
    cfmDt: spell(sale.cfmDt)!,
    salesDt: sale.salesDt,
    stockRlsDt: spell(sale.stockRlsDt),
    totItemCnt: sale.totItemCnt,
    ...(Object.fromEntries(PER_BAND.map((member) => [member, sale[member]])) as Pick<Sale, PerBand>),
    totTaxblAmt: sale.totTaxblAmt,
    totTaxAmt: sale.totTaxAmt,
    totAmt: sale.totAmt,
    remark: sale.remark ?? null,
    itemList: sale.itemList.map((line) => lineOf(line)),
  }
}

/** Insurance is between the seller and the insurer. */
function lineOf({
  isrccCd,
  isrccNm,
  isrcRt,
  isrcAmt,
  ...line
}: Sale['itemList'][number]): SupplierSale['itemList'][number] {
  return { ...line, itemClsCd: line.itemClsCd ?? '', bcd: line.bcd ?? null }
}
