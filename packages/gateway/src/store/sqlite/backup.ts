import { existsSync, statSync } from 'node:fs'
import { BACKUP_SETTING } from '../statements/settings.js'
import { type CopyOptions, intoPlace, refuseToReplace, refuseUnreadable, unusable } from './copy-files.js'
import { copyDatabase, openSingleFile } from './driver.js'
import { foreignFile } from './foreign.js'

/** A copy of a database that was checked. */
export interface Backup {
  readonly file: string
  readonly bytes: number
  /** How many documents it holds. */
  readonly documents: number
}

/**
 * Copies a database as it stands at one moment, also while a gateway writes to it, and checks the copy before it gets its name: whoever
 * finds a file under that name has a whole one. It is readable by its owner only, and says that it is a backup.
 * @throws ConfigurationError when there is no database that can be read, or a file of that name already; Error when the copy is not whole.
 */
export async function backUpDatabase(source: string, target: string, options: CopyOptions): Promise<Backup> {
  refuseUnreadable(source, SET_DATABASE)
  const foreign = await foreignFile(source)
  if (foreign) throw unusable(source, `it is ${foreign}`, SET_DATABASE)
  refuseToReplace(target, options)
  refuseDatabaseInUse(source, target)
  return intoPlace(target, async (partial) => {
    await copyDatabase(source, partial)
    return { file: target, ...(await check(partial, options.now)) }
  })
}

const SET_DATABASE = 'Set RISITI_DATABASE_URL to the path of the database.'

/** A gateway that runs would go on writing to a file that has lost its name: its sales would be gone with it. */
function refuseDatabaseInUse(source: string, target: string): void {
  const [{ dev, ino }, replaced] = [statSync(source), statSync(target, { throwIfNoEntry: false })]
  if (replaced && replaced.dev === dev && replaced.ino === ino)
    throw unusable(target, 'it is the database itself', 'Choose another name for the copy.')
  if (existsSync(`${target}-wal`))
    throw unusable(target, 'a database is there, with its log beside it', 'Choose another name for the copy.')
}

async function check(file: string, now: Date): Promise<Omit<Backup, 'file'>> {
  const copy = openSingleFile(file)
  try {
    const problem = await copy.get('PRAGMA integrity_check(1)')
    if (problem?.integrity_check !== 'ok')
      throw new Error(`The copy of the database is damaged: ${problem?.integrity_check}`)
    const row = await copy.get('SELECT count(*) AS documents FROM documents')
    await copy.run(
      'INSERT INTO settings (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2',
      BACKUP_SETTING,
      now.toISOString(),
    )
    return { bytes: statSync(file).size, documents: Number(row?.documents) }
  } finally {
    await copy.close()
  }
}
