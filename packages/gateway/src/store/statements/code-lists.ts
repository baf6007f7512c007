import type { Row, SqlValue, Tx } from '../store.js'

/** Which list it is: of an account, behind a door of an authority, and of whom where it is somebody's own. */
export interface CodeListKey {
  readonly account: string
  readonly authority: string
  readonly destination: string
  /** Empty where everybody is told the same. */
  readonly owner: string
  readonly name: string
}

/** The columns by which a list is known, and their values. */
const IS = 'account = ? AND authority = ? AND destination = ? AND owner = ? AND name = ?'

function valuesOf({ account, authority, destination, owner, name }: CodeListKey): SqlValue[] {
  return [account, authority, destination, owner, name]
}

export function findCodeList(tx: Tx, key: CodeListKey): Promise<Row | undefined> {
  return tx.get(`SELECT * FROM code_lists WHERE ${IS}`, ...valuesOf(key))
}

/** The lists of an account: those that were synced last come first. */
export function listCodeLists(
  tx: Tx,
  account: string,
  { authority, name }: { readonly authority?: string; readonly name?: string } = {},
): Promise<Row[]> {
  return tx.all(
    `SELECT * FROM code_lists WHERE account = ? ${authority === undefined ? '' : 'AND authority = ?'} ${name === undefined ? '' : 'AND name = ?'}
     ORDER BY synced_at DESC, id`,
    account,
    ...(authority === undefined ? [] : [authority]),
    ...(name === undefined ? [] : [name]),
  )
}

/** Makes sure that there is such a list, and says which device asks for it now. @returns its row. */
export async function beginCodeList(tx: Tx, key: CodeListKey, device: string): Promise<Row> {
  await tx.run(
    `INSERT INTO code_lists (account, authority, destination, owner, name, device, entries) VALUES (?, ?, ?, ?, ?, ?, 0)
     ON CONFLICT (account, authority, destination, owner, name) DO UPDATE SET device = excluded.device`,
    ...valuesOf(key),
    device,
  )
  return (await findCodeList(tx, key))!
}

/** A code as it is kept. */
export interface KeptCode {
  /** Its place in the list: its code, and before it the section that it is of. */
  readonly key: string
  readonly code: string
  readonly name: string
  readonly parent: string | null
  /** What a search looks through, in small letters. */
  readonly sought: string
  /** As JSON. */
  readonly facts: string
}

/** Keeps a code, whether it is new or not. @param pull the pull that brings it. */
export async function keepCode(tx: Tx, list: number, pull: string, code: KeptCode): Promise<void> {
  await tx.run(
    `INSERT INTO codes (list, key, code, name, parent, pull, sought, facts) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (list, key) DO UPDATE SET name = excluded.name, parent = excluded.parent, pull = excluded.pull,
       sought = excluded.sought, facts = excluded.facts`,
    list,
    code.key,
    code.code,
    code.name,
    code.parent,
    pull,
    code.sought,
    code.facts,
  )
}

/**
 * Deletes what a whole pull did not bring, among the codes of one stretch.
 * @param after the key that the stretch begins after.
 * @returns the key that it ended with; undefined when there is no more.
 */
export async function deleteMissing(
  tx: Tx,
  { list, pull, after, limit }: { list: number; pull: string; after: string; limit: number },
): Promise<string | undefined> {
  const stretch = await tx.all(
    'SELECT key FROM codes WHERE list = ? AND key > ? ORDER BY key LIMIT ?',
    list,
    after,
    limit,
  )
  const last = stretch.at(-1)
  if (last === undefined) return undefined
  await tx.run(
    'DELETE FROM codes WHERE list = ? AND key > ? AND key <= ? AND pull <> ?',
    list,
    after,
    String(last.key),
    pull,
  )
  return stretch.length < limit ? undefined : String(last.key)
}

/** Says that a list is what the authority has. @param version null where the authority tells none. */
export async function endCodeList(
  tx: Tx,
  { list, version, now }: { list: number; version: string | null; now: number },
): Promise<void> {
  await tx.run(
    `UPDATE code_lists SET version = ?, synced_at = ?, problem = NULL, failed_at = NULL,
       entries = (SELECT COUNT(*) FROM codes WHERE list = ? AND key > '') WHERE id = ?`,
    version,
    now,
    list,
    list,
  )
}

/** Says why a list could not be synced. What was kept before stays. @param problem as JSON. */
export async function failCodeList(
  tx: Tx,
  { list, problem, now }: { list: number; problem: string; now: number },
): Promise<void> {
  await tx.run('UPDATE code_lists SET problem = ?, failed_at = ? WHERE id = ?', problem, now, list)
}

export interface CodeFilter {
  readonly list: number
  readonly parent?: string | undefined
  /** Only what comes after this key. */
  readonly after: string
  readonly limit: number
}

/** Codes in the order of their keys. */
export function listCodes(tx: Tx, { list, parent, after, limit }: CodeFilter): Promise<Row[]> {
  return parent === undefined
    ? tx.all('SELECT * FROM codes WHERE list = ? AND key > ? ORDER BY key LIMIT ?', list, after, limit)
    : tx.all(
        'SELECT * FROM codes WHERE list = ? AND parent = ? AND key > ? ORDER BY key LIMIT ?',
        list,
        parent,
        after,
        limit,
      )
}

/** Finds a code by its key. */
export function findCode(tx: Tx, list: number, key: string): Promise<Row | undefined> {
  return tx.get('SELECT * FROM codes WHERE list = ? AND key = ?', list, key)
}

/** The key at which a stretch of so many codes ends; undefined where there are fewer. */
export async function endOfStretch(
  tx: Tx,
  { list, parent, after, limit }: CodeFilter,
): Promise<string | undefined> {
  const row = await tx.get(
    `SELECT key FROM codes WHERE list = ? ${parent === undefined ? '' : 'AND parent = ?'} AND key > ? ORDER BY key LIMIT 1 OFFSET ?`,
    list,
    ...(parent === undefined ? [] : [parent]),
    after,
    limit - 1,
  )
  return row && String(row.key)
}

/** The codes of one stretch in which all these patterns occur. @param most how many are wanted of them. */
export function searchCodes(
  tx: Tx,
  { list, parent, after, limit }: CodeFilter,
  patterns: readonly string[],
  most: number,
): Promise<Row[]> {
  return tx.all(
    `SELECT * FROM (SELECT * FROM codes WHERE list = ? ${parent === undefined ? '' : 'AND parent = ?'} AND key > ? ORDER BY key LIMIT ?) AS page
     WHERE ${patterns.map(() => `sought LIKE ? ESCAPE '!'`).join(' AND ')} ORDER BY key LIMIT ?`,
    list,
    ...(parent === undefined ? [] : [parent]),
    after,
    limit,
    ...patterns,
    most,
  )
}
