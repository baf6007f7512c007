import type { Row, Tx } from '../store.js'
import { AT_ONCE } from './documents.js'

/** One item of a device. */
export interface LevelKey {
  readonly account: string
  readonly device: string
  readonly item: string
}

export function findLevel(tx: Tx, { account, device, item }: LevelKey): Promise<Row | undefined> {
  return tx.get(
    'SELECT * FROM stock_levels WHERE account = ? AND device = ? AND item = ?',
    account,
    device,
    item,
  )
}

/**
 * Sets what is left of an item, to be told to the authority at once.
 * @param isKnown true when somebody has said what there was to begin with.
 */
export async function setLevel(
  tx: Tx,
  { account, device, item }: LevelKey,
  quantity: string,
  isKnown: boolean,
): Promise<void> {
  await tx.run(
    `INSERT INTO stock_levels (account, device, item, quantity, is_known, due_at, tries) VALUES (?, ?, ?, ?, ?, ?, 0)
     ON CONFLICT (account, device, item) DO UPDATE SET quantity = excluded.quantity, is_known = excluded.is_known, due_at = excluded.due_at, tries = 0`,
    account,
    device,
    item,
    quantity,
    Number(isKnown),
    AT_ONCE,
  )
}

export interface LevelChange {
  readonly quantity: string
  readonly isKnown: boolean
  readonly dueAt: number | null
  readonly tries: number
  /** What the authority was told last, and when, milliseconds. */
  readonly stated: string | null
  readonly statedAt: number | null
  readonly problem: string | null
}

export async function changeLevel(
  tx: Tx,
  { account, device, item }: LevelKey,
  change: LevelChange,
): Promise<void> {
  await tx.run(
    `UPDATE stock_levels SET quantity = ?, is_known = ?, due_at = ?, tries = ?, stated = ?, stated_at = ?, problem = ?
     WHERE account = ? AND device = ? AND item = ?`,
    change.quantity,
    Number(change.isKnown),
    change.dueAt,
    change.tries,
    change.stated,
    change.statedAt,
    change.problem,
    account,
    device,
    item,
  )
}

/** The level that has been due longest, due or not; undefined when the authority knows them all. */
export function nextLevel(tx: Tx, account: string, device: string): Promise<Row | undefined> {
  return tx.get(
    `SELECT * FROM stock_levels WHERE account = ? AND device = ? AND due_at IS NOT NULL ORDER BY due_at, item LIMIT 1`,
    account,
    device,
  )
}

/** By item, after one. */
export function listLevels(
  tx: Tx,
  account: string,
  device: string,
  after: string,
  limit: number,
): Promise<Row[]> {
  return tx.all(
    'SELECT * FROM stock_levels WHERE account = ? AND device = ? AND item > ? ORDER BY item LIMIT ?',
    account,
    device,
    after,
    limit,
  )
}
