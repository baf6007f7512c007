import { hash } from 'node:crypto'
import type { ImportedGoods, SupplierSale } from '@risiti/core'
import { appendEvent } from '../events/append.js'
import { endListing, keepListed, type ListedLane } from '../store/statements/listed.js'
import type { Tx } from '../store/store.js'

/** Who is listed something: devices of one taxpayer are listed the same. */
export interface Buyer {
  readonly account: string
  readonly authority: string
  readonly environment: string
  readonly taxId: string
}

/** A purchase has one id, whichever device it is listed to, also after a restore from a backup. */
export function purchaseIdOf(buyer: Buyer, { supplier, number, type }: SupplierSale): string {
  const { account, authority, environment, taxId } = buyer
  const names = [account, authority, environment, taxId, supplier.taxId.value, supplier.branch, number, type]
  return `pur_${hash('sha256', JSON.stringify(names)).slice(0, 32)}`
}

/** So does a line of a customs declaration. */
export function importIdOf(buyer: Buyer, { declaration: { task, line } }: ImportedGoods): string {
  const { account, authority, environment, taxId } = buyer
  const names = [account, authority, environment, taxId, task, line]
  return `imp_${hash('sha256', JSON.stringify(names)).slice(0, 32)}`
}

/** Keeps a part of what a device was listed. @returns how many are new. */
export async function keepEntries(
  tx: Tx,
  input: {
    readonly lane: ListedLane
    readonly account: string
    readonly device: string
    readonly seen: string
    readonly entries: readonly { readonly id: string; readonly told: string }[]
    readonly now: number
  },
): Promise<number> {
  const { entries, lane, ...rest } = input
  let count = 0
  for (const entry of entries) if (await keepListed(tx, lane, { ...rest, ...entry })) count++
  if (count > 0) {
    const { account, device, now: at } = input
    await appendEvent(tx, { account, device, kind: `${lane}_listed`, at, data: { count } })
  }
  return count
}

/** Ends a pull: what it did not list was decided on elsewhere. @returns how many. */
export async function endEntries(
  tx: Tx,
  input: {
    readonly lane: ListedLane
    readonly account: string
    readonly device: string
    readonly seen: string
    readonly now: number
  },
): Promise<number> {
  const { lane, account, device, now: at } = input
  const count = await endListing(tx, lane, input)
  if (count > 0) await appendEvent(tx, { account, device, kind: `${lane}_gone`, at, data: { count } })
  return count
}
