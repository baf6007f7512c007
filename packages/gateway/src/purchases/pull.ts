import { hash } from 'node:crypto'
import type { SupplierSale } from '@risiti/core'
import { appendEvent } from '../events/append.js'
import { endPull, keepPurchase } from '../store/statements/purchases.js'
import type { Tx } from '../store/store.js'

/** Whose purchases they are: devices of one taxpayer are listed the same. */
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

/** Keeps a part of what a device was listed. @returns how many are new. */
export async function keepPurchases(
  tx: Tx,
  input: {
    readonly account: string
    readonly device: string
    readonly seen: string
    readonly purchases: readonly { readonly id: string; readonly sale: string }[]
    readonly now: number
  },
): Promise<number> {
  const { purchases, ...rest } = input
  let count = 0
  for (const purchase of purchases) if (await keepPurchase(tx, { ...rest, ...purchase })) count++
  if (count > 0) {
    const { account, device, now: at } = input
    await appendEvent(tx, { account, device, kind: 'purchases_listed', at, data: { count } })
  }
  return count
}

/** Ends a pull: what it did not list was decided on elsewhere. @returns how many. */
export async function endPurchases(
  tx: Tx,
  input: { readonly account: string; readonly device: string; readonly seen: string; readonly now: number },
): Promise<number> {
  const count = await endPull(tx, input)
  const { account, device, now: at } = input
  if (count > 0) await appendEvent(tx, { account, device, kind: 'purchases_gone', at, data: { count } })
  return count
}
