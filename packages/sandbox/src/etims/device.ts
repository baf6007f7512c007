import type { ResponseOf } from '@risiti/core'
import type { saveSalesTransaction, selectInitOsdcInfo } from '@risiti/etims/operations'
import type { z } from 'zod'

/** What a handler gets, checked: amounts are decimal text. */
export type InputOf<Op> = Op extends { readonly request: () => infer Schema extends z.ZodType }
  ? z.output<Schema>
  : never

export type Sale = InputOf<typeof saveSalesTransaction>
export type Receipt = ResponseOf<typeof saveSalesTransaction>
export type DeviceInfo = ResponseOf<typeof selectInitOsdcInfo>['info']

/** An item as the taxpayer registered it. */
export interface Item {
  readonly itemCd: string
  readonly itemNm: string
  readonly itemClsCd: string
  readonly pkgUnitCd: string
  readonly qtyUnitCd: string
  readonly taxTyCd: 'A' | 'B' | 'C' | 'D' | 'E'
  readonly dftPrc: number
  readonly stock: number
}

/** A sale that the authority recorded, and the receipt it gave. */
export interface StoredSale {
  readonly sale: Sale
  readonly receipt: Receipt
  readonly recordedAt: Date
}

/** A control unit that the authority approved for a PIN and branch. */
export interface Device {
  readonly dvcSrlNo: string
  /** What the first initialisation hands out, key included. */
  readonly info: DeviceInfo
  readonly items: readonly Item[]
  isInitialised: boolean
  /** By `invcNo`. */
  readonly sales: Map<number, StoredSale>
}
