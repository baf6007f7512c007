import type { Row, Tx } from '../store.js'

/** The columns of a new session: of a user, or of a key. */
export interface NewSession {
  /** SHA-256 of what the cookie holds. */
  readonly hash: Uint8Array
  readonly account: string
  readonly user: string | null
  /** The id of the key; `start` for the admin key of the start. */
  readonly key: string | null
  /** Milliseconds. */
  readonly endsAt: number
  readonly now: number
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await tx.run(
    'INSERT INTO sessions (hash, account, user, key, created_at, seen_at, ends_at) VALUES (?, ?, ?, ?, ?5, ?5, ?6)',
    session.hash,
    session.account,
    session.user,
    session.key,
    session.now,
    session.endsAt,
  )
}

/** A session with whose it is, and what they may do now. */
export function findSession(tx: Tx, hash: Uint8Array): Promise<Row | undefined> {
  return tx.get(
    `SELECT s.*, a.suspended_at, u.name AS user_name, u.role, k.name AS key_name, k.scopes, k.revoked_at, k.expires_at
     FROM sessions s JOIN accounts a ON a.id = s.account
     LEFT JOIN users u ON u.id = s.user LEFT JOIN api_keys k ON k.id = s.key WHERE s.hash = ?`,
    hash,
  )
}

/** Keeps when somebody was last seen. */
export async function noteSeen(
  tx: Tx,
  { hash, now }: { readonly hash: Uint8Array; readonly now: number },
): Promise<void> {
  await tx.run('UPDATE sessions SET seen_at = ? WHERE hash = ?', now, hash)
}

export async function deleteSession(tx: Tx, hash: Uint8Array): Promise<void> {
  await tx.run('DELETE FROM sessions WHERE hash = ?', hash)
}

/** Ends every session of a user but one. */
export async function deleteSessionsOf(tx: Tx, user: string, except: Uint8Array | null): Promise<void> {
  await tx.run('DELETE FROM sessions WHERE user = ?1 AND (?2 IS NULL OR hash <> ?2)', user, except)
}

/** Ends the sessions that were begun with the admin key of another start. */
export async function deleteStartSessions(tx: Tx): Promise<void> {
  await tx.run(`DELETE FROM sessions WHERE key = 'start'`)
}

/** Forgets sessions whose time is over. */
export async function deleteEndedSessions(tx: Tx, now: number): Promise<void> {
  await tx.run('DELETE FROM sessions WHERE ends_at <= ?', now)
}
