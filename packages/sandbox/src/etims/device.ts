import type { Decimal, ResponseOf } from '@risiti/core'
import type {
  saveBranchCustomer,
  saveBranchInsurance,
  saveBranchUser,
  saveItem,
  savePurchase,
  saveSalesTransaction,
  saveStockIO,
  selectInitOsdcInfo,
} from '@risiti/etims/operations'
import type { z } from 'zod'
import type { Dated } from './taxpayer.js'

/** What a handler gets, checked: amounts are decimal text. */
export type InputOf<Op> = Op extends { readonly request: () => infer Schema extends z.ZodType }
  ? z.output<Schema>
  : never

export type Sale = InputOf<typeof saveSalesTransaction>
export type Receipt = ResponseOf<typeof saveSalesTransaction>
export type DeviceInfo = ResponseOf<typeof selectInitOsdcInfo>['info']
export type Movement = InputOf<typeof saveStockIO>

/** An item as the taxpayer registered it. */
export type Item = Omit<InputOf<typeof saveItem>, 'tin' | 'bhfId'> & {
  /** The branch that registered it. */
  readonly regBhfId: string
}

/** A sale that the authority recorded, and the receipt it gave. */
export interface StoredSale {
  readonly sale: Sale
  readonly receipt: Receipt
  readonly recordedAt: Date
}

/** A control unit that the authority approved for a PIN and branch, and what it reported. */
export interface Device {
  readonly dvcSrlNo: string
  /** What the first initialisation hands out, key included. */
  readonly info: DeviceInfo
  isInitialised: boolean
  /** The list of item classes was fetched: the gateway wants that before items and stock. */
  hasClasses: boolean
  /** By `invcNo`. */
  readonly sales: Map<number, StoredSale>
  /** By `invcNo` of the sequence of purchases. */
  readonly purchases: Map<number, Dated<InputOf<typeof savePurchase>>>
  /** By `sarNo`. */
  readonly movements: Map<number, Dated<Movement>>
  /** What is left of each item, by the movements that were reported. */
  readonly ledger: Map<string, Decimal>
  /** What was stated to be left; the gateway wants it before goods are sold. */
  readonly stated: Map<string, Decimal>
  readonly customers: Map<string, Dated<InputOf<typeof saveBranchCustomer>>>
  readonly users: Map<string, Dated<InputOf<typeof saveBranchUser>>>
  readonly insurers: Map<string, Dated<InputOf<typeof saveBranchInsurance>>>
}

/** The highest number used in a sequence, plus one. */
export function nextNumber(used: ReadonlyMap<number, unknown>): number {
  return [...used.keys()].reduce((highest, number) => Math.max(highest, number), 0) + 1
}
