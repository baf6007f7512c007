import type { Row, Tx } from '../store.js'

/** Says in a copy of a database when it was made. */
export const BACKUP_SETTING = 'backup-of'

/** Keeps a setting unless it is there already. */
export async function addSetting(tx: Tx, name: string, value: Uint8Array): Promise<void> {
  await tx.run('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING', name, value)
}

/** Keeps a time, in milliseconds, in place of the one before. */
export async function keepTime(tx: Tx, name: string, now: number): Promise<void> {
  await tx.run(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    String(now),
  )
}

/** A time that was kept, in milliseconds; undefined when none was. */
export async function readTime(tx: Tx, name: string): Promise<number | undefined> {
  const row = await tx.get('SELECT value FROM settings WHERE name = ?', name)
  return row && Number(row.value)
}

/** Settings whose names begin so, with name and value. */
export function settingsNamed(tx: Tx, beginning: string): Promise<Row[]> {
  return tx.all(
    'SELECT name, value FROM settings WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name',
    beginning,
  )
}

export async function removeSetting(tx: Tx, name: string): Promise<void> {
  await tx.run('DELETE FROM settings WHERE name = ?', name)
}
