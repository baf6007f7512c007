import type { Band } from './band.js'

/** Who sold: a taxpayer's branch and its control unit. */
export interface Supplier {
  readonly tin: string
  readonly taxprNm: string
  readonly bhfId: string
  readonly sdcId: string
  readonly mrcNo: string
}

/** A line of a supplier's sale. Amounts and quantities are decimal text. */
export interface SupplierLine {
  readonly itemSeq: number
  readonly itemCd: string
  readonly itemClsCd: string
  readonly itemNm: string
  readonly bcd: null
  readonly pkgUnitCd: string
  readonly pkg: string
  readonly qtyUnitCd: string
  readonly qty: string
  readonly prc: string
  readonly splyAmt: string
  readonly dcRt: string
  readonly dcAmt: string
  readonly taxTyCd: Band
  readonly taxblAmt: string
  readonly taxAmt: string
  readonly totAmt: string
}

/** A sale that a supplier declared to a PIN, as the list of purchases has it. Amounts are decimal text. */
export interface SupplierSale
  extends Readonly<Record<`taxblAmt${Band}` | `taxRt${Band}` | `taxAmt${Band}`, string>> {
  readonly spplrTin: string
  readonly spplrNm: string
  readonly spplrBhfId: string
  readonly spplrInvcNo: number
  readonly spplrSdcId: string
  readonly spplrMrcNo: string
  readonly rcptTyCd: 'S'
  readonly pmtTyCd: string
  /** `yyyy-MM-dd HH:mm:ss`, Nairobi time, as is `stockRlsDt`. */
  readonly cfmDt: string
  /** `yyyyMMdd` */
  readonly salesDt: string
  readonly stockRlsDt: string
  readonly totItemCnt: number
  readonly totTaxblAmt: string
  readonly totTaxAmt: string
  readonly totAmt: string
  readonly remark: string
  readonly itemList: SupplierLine[]
}
