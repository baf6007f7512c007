import type { SealedColumn } from '../../keys/sealed.js'
import type { Row, SqlValue, Tx } from '../store.js'

/**
 * The next rows of a column of sealed values, in the order of their keys, with `sealed` and what their keys are.
 * @param after the key of the last row that was seen; undefined at the beginning.
 */
export function sealedAfter(
  tx: Tx,
  { table, column, key }: SealedColumn,
  after: readonly SqlValue[] | undefined,
  limit: number,
): Promise<Row[]> {
  const keys = key.join(', ')
  const beyond = after === undefined ? '' : `WHERE (${keys}) > (${key.map(() => '?').join(', ')})`
  return tx.all(
    `SELECT ${keys}, ${column} AS sealed FROM ${table} AS page ${beyond} ORDER BY ${keys} LIMIT ?`,
    ...(after ?? []),
    limit,
  )
}

/** Puts a value in the place of another. @returns false when the row is gone, or has a third value by now. */
export async function replaceSealed(
  tx: Tx,
  { table, column, key }: SealedColumn,
  row: { readonly key: readonly SqlValue[]; readonly was: Uint8Array; readonly value: Uint8Array },
): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE ${table} SET ${column} = ? WHERE ${key.map((name) => `${name} = ?`).join(' AND ')} AND ${column} = ?`,
    row.value,
    ...row.key,
    row.was,
  )
  return changed === 1
}
