import type { Connection } from '../sqlite/driver.js'
import { migration0001 } from './0001-documents.js'

/** In order; a released migration is never edited, only followed by another. */
const MIGRATIONS: readonly string[] = [migration0001]

/** The newest shape that this Risiti knows. */
export const KNOWN_VERSION = MIGRATIONS.length

/** Brings a database to the present shape. @throws Error when a newer Risiti has written it. */
export async function migrate(database: Connection): Promise<void> {
  const row = await database.get('PRAGMA user_version')
  const version = Number(row?.user_version ?? 0)
  if (version > MIGRATIONS.length) {
    throw new Error(
      `The database was written by a newer Risiti (schema ${version}, this one knows ${MIGRATIONS.length}).`,
    )
  }
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < version) continue
    database.exec(`BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${index + 1}; COMMIT`)
  }
}
