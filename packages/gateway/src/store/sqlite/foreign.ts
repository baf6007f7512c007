import type { Tx } from '../store.js'
import { isLocked, isNoDatabase, openReader } from './driver.js'

/** Tables that a database of Risiti has in each of its shapes. */
const OURS = ['accounts', 'documents', 'events', 'settings']

/** What a file is, if no database of Risiti. One that is empty may become one. */
export type Foreign = 'damaged, or not a database' | 'not a database of Risiti' | 'locked by another program'

/**
 * Says what a file is that is no database of Risiti, without changing anything in it; undefined for one that is, or is empty. A gateway
 * never locks its own against readers.
 */
export async function foreignFile(file: string): Promise<Foreign | undefined> {
  try {
    const reader = openReader(file)
    try {
      return (await isForeign(reader)) ? 'not a database of Risiti' : undefined
    } finally {
      await reader.close()
    }
  } catch (error) {
    if (isNoDatabase(error)) return 'damaged, or not a database'
    if (isLocked(error)) return 'locked by another program'
    throw error
  }
}

/** True for a database that something else has made. */
export async function isForeign(database: Tx): Promise<boolean> {
  const row = await database.get(
    `SELECT count(*) AS tables, count(*) FILTER (WHERE name IN (${OURS.map(() => '?').join()})) AS ours
     FROM sqlite_schema WHERE type = 'table'`,
    ...OURS,
  )
  return Number(row?.tables) > 0 && Number(row?.ours) < OURS.length
}
