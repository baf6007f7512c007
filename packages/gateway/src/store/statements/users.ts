import type { Row, Tx } from '../store.js'

/** The columns of a new user. */
export interface NewUser {
  readonly account: string
  readonly id: string
  /** As it is compared at login. */
  readonly name: string
  readonly role: string
  /** The hash, with its parameters. */
  readonly password: string
  readonly now: number
}

/** Adds a user. @returns false when the account has one of that name. */
export async function insertUser(tx: Tx, user: NewUser): Promise<boolean> {
  const changed = await tx.run(
    `INSERT INTO users (account, id, name, role, password, created_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (account, name) DO NOTHING`,
    user.account,
    user.id,
    user.name,
    user.role,
    user.password,
    user.now,
  )
  return changed === 1
}

/** Who signs in under a name, with whether the account is suspended. */
export function findLogin(tx: Tx, account: string, name: string): Promise<Row | undefined> {
  return tx.get(
    `SELECT u.*, a.suspended_at FROM users u JOIN accounts a ON a.id = u.account WHERE u.account = ? AND u.name = ?`,
    account,
    name,
  )
}

export function findUser(tx: Tx, account: string, id: string): Promise<Row | undefined> {
  return tx.get('SELECT * FROM users WHERE id = ? AND account = ?', id, account)
}

/** Whether a hash is still that of a user's password. */
export async function hasPassword(tx: Tx, user: string, hash: string): Promise<boolean> {
  return (await tx.get('SELECT 1 FROM users WHERE id = ? AND password = ?', user, hash)) !== undefined
}

/** By name, after one. */
export function listUsers(tx: Tx, account: string, after: string, limit: number): Promise<Row[]> {
  return tx.all(
    'SELECT * FROM users WHERE account = ? AND name > ? ORDER BY name LIMIT ?',
    account,
    after,
    limit,
  )
}

/**
 * Gives a user a role and a password, each unless it is null.
 * @returns false when there is none, or `known` is given and not the hash of their password.
 */
export async function updateUser(
  tx: Tx,
  user: {
    readonly account: string
    readonly id: string
    readonly role: string | null
    readonly password: string | null
    readonly known: string | null
  },
): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE users SET role = coalesce(?, role), password = coalesce(?, password)
     WHERE id = ? AND account = ? AND password = coalesce(?, password)`,
    user.role,
    user.password,
    user.id,
    user.account,
    user.known,
  )
  return changed === 1
}

export async function deleteUser(tx: Tx, account: string, id: string): Promise<boolean> {
  return (await tx.run('DELETE FROM users WHERE id = ? AND account = ?', id, account)) === 1
}
