import type { Row, Tx } from '../store.js'

/** Adds an account. @returns false when there is one of that id. */
export async function insertAccount(
  tx: Tx,
  account: { readonly id: string; readonly name: string; readonly now: number },
): Promise<boolean> {
  const changed = await tx.run(
    'INSERT INTO accounts (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
    account.id,
    account.name,
    account.now,
  )
  return changed === 1
}

/** Keeps an account's keys and users out, or lets them in again. @returns false when it stood so already, or there is none. */
export async function setSuspended(
  tx: Tx,
  { id, at }: { readonly id: string; readonly at: number | null },
): Promise<boolean> {
  const changed = await tx.run(
    'UPDATE accounts SET suspended_at = ?2 WHERE id = ?1 AND (suspended_at IS NULL) = (?2 IS NOT NULL)',
    id,
    at,
  )
  return changed === 1
}

export function findAccount(tx: Tx, id: string): Promise<Row | undefined> {
  return tx.get('SELECT * FROM accounts WHERE id = ?', id)
}

/** In the order of their ids, after one. */
export function listAccounts(tx: Tx, after: string, limit: number): Promise<Row[]> {
  return tx.all('SELECT * FROM accounts WHERE id > ? ORDER BY id LIMIT ?', after, limit)
}
