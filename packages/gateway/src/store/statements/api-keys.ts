import type { Row, Tx } from '../store.js'

/** The columns of a new key. */
export interface NewApiKey {
  readonly account: string
  readonly id: string
  readonly name: string
  /** Names of scopes, with blanks between them. */
  readonly scopes: string
  readonly hash: Uint8Array
  /** When it ends by itself, milliseconds; null for never. */
  readonly expiresAt: number | null
  readonly now: number
}

export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<void> {
  await tx.run(
    `INSERT INTO api_keys (account, id, name, scopes, hash, expires_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    key.account,
    key.id,
    key.name,
    key.scopes,
    key.hash,
    key.expiresAt,
    key.now,
  )
}

/** A key of any account, with whether its account is suspended: this is how it is learnt whose it is. */
export function findCredential(tx: Tx, id: string): Promise<Row | undefined> {
  return tx.get(
    `SELECT k.*, a.suspended_at FROM api_keys k JOIN accounts a ON a.id = k.account WHERE k.id = ?`,
    id,
  )
}

export function findApiKey(tx: Tx, account: string, id: string): Promise<Row | undefined> {
  return tx.get('SELECT * FROM api_keys WHERE id = ? AND account = ?', id, account)
}

/** Newest first, before an id. */
export function listApiKeys(tx: Tx, account: string, before: string, limit: number): Promise<Row[]> {
  return tx.all(
    'SELECT * FROM api_keys WHERE account = ? AND id < ? ORDER BY id DESC LIMIT ?',
    account,
    before,
    limit,
  )
}

/** Whether some key has the scope `admin` and may be used now. */
export async function hasAdminKey(tx: Tx, now: number): Promise<boolean> {
  const row = await tx.get(
    `SELECT 1 FROM api_keys
     WHERE ' ' || scopes || ' ' LIKE '% admin %' AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)
       AND account NOT IN (SELECT id FROM accounts WHERE suspended_at IS NOT NULL) LIMIT 1`,
    now,
  )
  return row !== undefined
}

/** Lets a key end at a time, in favour of another. @returns false when it has another already, or is revoked. */
export async function replaceApiKey(
  tx: Tx,
  change: {
    readonly account: string
    readonly id: string
    readonly by: string
    readonly expiresAt: number
  },
): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE api_keys SET replaced_by = ?, expires_at = min(coalesce(expires_at, ?4), ?4)
     WHERE id = ?2 AND account = ?3 AND replaced_by IS NULL AND revoked_at IS NULL`,
    change.by,
    change.id,
    change.account,
    change.expiresAt,
  )
  return changed === 1
}

/** Ends a key now. @returns false when it has been revoked before, or the account has none of that id. */
export async function revokeApiKey(
  tx: Tx,
  change: { readonly account: string; readonly id: string; readonly now: number },
): Promise<boolean> {
  const changed = await tx.run(
    'UPDATE api_keys SET revoked_at = ? WHERE id = ? AND account = ? AND revoked_at IS NULL',
    change.now,
    change.id,
    change.account,
  )
  return changed === 1
}

/** Keeps when a key was used last. */
export async function noteKeyUse(
  tx: Tx,
  { id, now }: { readonly id: string; readonly now: number },
): Promise<void> {
  await tx.run('UPDATE api_keys SET used_at = ? WHERE id = ?', now, id)
}
