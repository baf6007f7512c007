import { type Connection, openSingleFile } from '../sqlite/driver.js'
import { migration0001 } from './0001-documents.js'

/** In order; a released migration is never edited, only followed by another. */
const MIGRATIONS: readonly string[] = [migration0001]

/** The newest shape that this Risiti knows. */
export const KNOWN_VERSION = MIGRATIONS.length

/**
 * Brings a database to the present shape.
 * @throws Error when a newer Risiti has written it, or one between two releases, whose shape has no number; and when the number is lost.
 */
export async function migrate(database: Connection): Promise<void> {
  const row = await database.get('PRAGMA user_version')
  const version = Number(row?.user_version ?? 0)
  if (version > MIGRATIONS.length) {
    throw new Error(
      `The database was written by a newer Risiti (schema ${version}, this one knows ${MIGRATIONS.length}).`,
    )
  }
  if (version === 0) await refuseLostNumber(database)
  migrateFrom(version, database)
  await refuseOtherShape(database)
}

async function refuseLostNumber(database: Connection): Promise<void> {
  if (!(await database.get("SELECT 1 FROM sqlite_schema WHERE type = 'table'"))) return
  throw new Error(
    'The database does not say which shape it has, as one does not that was made anew from a text of SQL. Restore a backup, or set the number that it had with "PRAGMA user_version".',
  )
}

function migrateFrom(version: number, database: Connection): void {
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < version) continue
    database.exec(`BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${index + 1}; COMMIT`)
  }
}

const SHAPE = 'SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL'

/** What somebody has added stays: an index of their own breaks nothing. */
async function refuseOtherShape(database: Connection): Promise<void> {
  const made = openSingleFile(':memory:')
  migrateFrom(0, made)
  const present = new Map((await database.all(SHAPE)).map(({ name, sql }) => [name, sql]))
  const other = (await made.all(SHAPE)).find(({ name, sql }) => present.get(name) !== sql)
  await made.close()
  if (!other) return
  const what = present.has(other.name) ? 'is another' : 'is missing'
  throw new Error(
    `The database was written by a Risiti between two releases: its ${other.type} ${other.name} ${what}. Go on with that one, or give this one a new file.`,
  )
}
