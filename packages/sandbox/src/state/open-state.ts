import { closeSync, existsSync, openSync } from 'node:fs'
import { type Database, disown, own, pragma } from './database.js'
import { FileShelf } from './file-shelf.js'
import { openKeyFile } from './key-file.js'
import { foreign, notOpened, notUsable, ofOtherVersion } from './problems.js'
import type { Shelf } from './shelf.js'
import { openVault, type Vault } from './vault.js'

/** "RSBX", which tells our files from other databases. */
const APPLICATION_ID = 0x52534258

/** The version of the tables below, and of what is in them. */
const VERSION = 1

const TABLES = `
  CREATE TABLE acts (line INTEGER, place INTEGER, act TEXT NOT NULL, facts TEXT, PRIMARY KEY (line, place));
  CREATE TABLE contents (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL);
  CREATE TABLE secrets (name TEXT PRIMARY KEY, sealed BLOB NOT NULL);
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${VERSION};
`

export interface StateFile {
  readonly shelf: Shelf
  readonly vault: Vault
}

/**
 * Opens a state file, or makes one. The driver is loaded only here: most sandboxes keep no state.
 * @throws ConfigurationError when it cannot be this sandbox's.
 */
export async function openState(file: string): Promise<StateFile> {
  const { DatabaseSync } = await import('@photostructure/sqlite')
  createPrivately(file)
  const database = new DatabaseSync(file)
  try {
    // Looked at before it is taken, so that a file of somebody else's is left as it is.
    isEmpty(database, file)
    own(database)
  } catch (error) {
    database.close()
    throw notOpened(file, error)
  }
  try {
    const isNew = isEmpty(database, file)
    const sealer = openKeyFile(file, isNew)
    if (isNew) database.exec(`BEGIN; ${TABLES} COMMIT`)
    return { shelf: new FileShelf(database), vault: openVault(database, sealer) }
  } catch (error) {
    disown(database)
    throw error
  }
}

/** Nobody else on the machine is to read it. SQLite gives its own side files the same mode. */
function createPrivately(file: string): void {
  try {
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
  } catch (error) {
    throw notUsable(file, error as Error)
  }
}

/** True when nothing is in a file yet. @throws ConfigurationError when what is there is not ours, or of another version. */
function isEmpty(database: Database, file: string): boolean {
  const [kind, version] = [pragma(database, 'application_id'), Number(pragma(database, 'user_version'))]
  if (kind === 0 && pragma(database, 'schema_version') === 0) return true
  if (kind !== APPLICATION_ID) throw foreign(file, 'It is a database of something else.')
  if (version !== VERSION) throw ofOtherVersion(file, version, VERSION)
  return false
}
