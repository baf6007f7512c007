import type { Decimal, ResponseOf } from '@risiti/core'
import type {
  saveBranchCustomer,
  saveBranchInsurance,
  saveBranchUser,
  saveItem,
  saveItemComposition,
  savePurchase,
  saveSalesTransaction,
  saveStockIO,
  saveStockMaster,
  selectInitOsdcInfo,
  updateImportedItem,
} from '@risiti/etims/operations'
import type { z } from 'zod'
import type { Dated } from './changed.js'
import type { Conduct } from './doors.js'
import type { Register } from './register.js'

/** What a handler gets, checked: amounts are decimal text. */
export type InputOf<Op> = Op extends { readonly request: () => infer Schema extends z.ZodType }
  ? z.output<Schema>
  : never

export type Sale = InputOf<typeof saveSalesTransaction>
export type Receipt = ResponseOf<typeof saveSalesTransaction>
export type DeviceInfo = ResponseOf<typeof selectInitOsdcInfo>['info']
export type PurchaseInput = InputOf<typeof savePurchase>
export type ImportUpdate = InputOf<typeof updateImportedItem>
export type Movement = InputOf<typeof saveStockIO>
export type ItemInput = InputOf<typeof saveItem>
export type ComponentInput = InputOf<typeof saveItemComposition>
export type RemainderInput = InputOf<typeof saveStockMaster>

/** What is kept of something that was sent: not who sent it. */
export type Kept<Input> = Omit<Input, 'tin' | 'bhfId'>

/** An item as the taxpayer registered it. */
export type Item = Kept<ItemInput> & {
  /** The branch that registered it. */
  readonly regBhfId: string
}

/** Services have no stock. */
export function isService({ itemTyCd }: Item): boolean {
  return itemTyCd === '3'
}

/** A sale that the authority recorded, and the receipt it gave. */
export interface StoredSale {
  readonly sale: Sale
  readonly receipt: Receipt
  /** The control unit that signed it. */
  readonly sdcId: string
  /** When it was signed. */
  readonly recordedAt: Date
  /** When KRA learned of it, if later. */
  readonly uploadedAt?: Date
}

/** A control unit that the authority approved for a PIN and branch, and what it reported. */
export interface Device {
  readonly dvcSrlNo: string
  /** What the first initialisation hands out, key included. */
  readonly info: DeviceInfo
  isInitialised: boolean
  initialisedAt?: Date
  /** The kind of unit that it was initialised as: its serial is of that kind from then on. */
  unitKind?: Conduct['unitKind']
  /** How many rows KRA has of it: more than one where it was initialised again and again. */
  rows: number
  /** The list of item classes was fetched: the gateway wants that before items and stock. */
  hasClasses: boolean
  /** By `invcNo`. */
  readonly sales: Register<number, StoredSale>
  /** What a local unit signed and KRA has not heard of; by `invcNo`. */
  readonly waiting: Map<number, StoredSale>
  /** How many receipts each unit gave, in all and of each type. */
  readonly receipts: Map<string, number>
  /** By `invcNo` of the sequence of purchases. */
  readonly purchases: Map<number, Dated<PurchaseInput>>
  /** By `sarNo`. */
  readonly movements: Map<number, Dated<Movement>>
  /** What is left of each item, by the movements that were reported. */
  readonly ledger: Map<string, Decimal>
  /** What was stated to be left; the gateway wants it before goods are sold. */
  readonly stated: Map<string, Decimal>
  /** By `custNo`. */
  readonly customers: Map<string, Dated<Kept<InputOf<typeof saveBranchCustomer>>>>
  /** By `userId`. Their passwords are not kept: nobody signs in here. */
  readonly users: Map<string, Dated<Omit<Kept<InputOf<typeof saveBranchUser>>, 'pwd'>>>
  /** By `isrccCd`. */
  readonly insurers: Map<string, Dated<Kept<InputOf<typeof saveBranchInsurance>>>>
}

/** The highest number used in a sequence, plus one. */
export function nextNumber(used: { keys(): Iterable<number> }): number {
  let highest = 0
  for (const number of used.keys()) highest = Math.max(highest, number)
  return highest + 1
}
