import type { Row, Tx } from '../store.js'

/** Where a purchase stands: nobody has decided on it, somebody has, or the authority lists it no longer. */
export const PURCHASE_STATES = ['open', 'decided', 'gone'] as const

export type PurchaseState = (typeof PURCHASE_STATES)[number]

/** What a supplier sold to us, as it is kept. */
export interface ListedPurchase {
  readonly id: string
  readonly account: string
  /** The device that it was listed to first. */
  readonly device: string
  /** As JSON. */
  readonly sale: string
  /** The pull that lists it. */
  readonly seen: string
  readonly now: number
}

/** Keeps a purchase that is listed. What is decided stays as it was decided. @returns true when it is listed for the first time. */
export async function keepPurchase(tx: Tx, purchase: ListedPurchase): Promise<boolean> {
  const { id, account, device, sale, seen, now } = purchase
  const known = await tx.get('SELECT state FROM purchases WHERE id = ?', id)
  if (known) {
    await tx.run(
      `UPDATE purchases SET seen = ?, sale = CASE state WHEN 'decided' THEN sale ELSE ? END,
         state = CASE state WHEN 'gone' THEN 'open' ELSE state END WHERE id = ?`,
      seen,
      sale,
      id,
    )
    return false
  }
  await tx.run(
    `INSERT INTO purchases (id, account, device, state, seen, listed_at, sale) VALUES (?, ?, ?, 'open', ?, ?, ?)`,
    id,
    account,
    device,
    seen,
    now,
    sale,
  )
  return true
}

/** What a pull of a device did not list any more is gone. @returns how many. */
export function endPull(
  tx: Tx,
  { account, device, seen }: { account: string; device: string; seen: string },
): Promise<number> {
  return tx.run(
    `UPDATE purchases SET state = 'gone' WHERE account = ? AND device = ? AND state = 'open' AND seen <> ?`,
    account,
    device,
    seen,
  )
}

export function findPurchase(tx: Tx, account: string, id: string): Promise<Row | undefined> {
  return tx.get('SELECT * FROM purchases WHERE id = ? AND account = ?', id, account)
}

/** Says where a purchase stands. @param change.decision the last document that decided on it. */
export async function setPurchaseState(
  tx: Tx,
  change: { id: string; state: PurchaseState; decision: string },
): Promise<void> {
  await tx.run(
    'UPDATE purchases SET state = ?, decision = ? WHERE id = ?',
    change.state,
    change.decision,
    change.id,
  )
}

export interface PurchaseFilter {
  readonly account: string
  readonly device?: string | undefined
  readonly state?: PurchaseState | undefined
  /** Only what was listed before the one at this position. */
  readonly before: number
  readonly limit: number
}

/** The newest first. */
export function listPurchases(
  tx: Tx,
  { account, device, state, before, limit }: PurchaseFilter,
): Promise<Row[]> {
  const states = state === undefined ? PURCHASE_STATES : [state]
  if (device === undefined)
    return tx.all(
      `SELECT * FROM purchases WHERE account = ? ${state === undefined ? '' : 'AND state = ?'} AND position < ?
       ORDER BY position DESC LIMIT ?`,
      account,
      ...(state === undefined ? [] : [state]),
      before,
      limit,
    )
  const page = `SELECT * FROM (SELECT * FROM purchases WHERE account = ? AND device = ? AND state = ? AND position < ?
     ORDER BY position DESC LIMIT ?)`
  return tx.all(
    `SELECT * FROM (${states.map(() => page).join(' UNION ALL ')}) AS page ORDER BY position DESC LIMIT ?`,
    ...states.flatMap((each) => [account, device, each, before, limit]),
    limit,
  )
}
