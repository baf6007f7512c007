import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { KNOWN_VERSION } from '../migrations/migrate.js'
import { BACKUP_SETTING } from '../statements/settings.js'
import {
  type CopyOptions,
  intoPlace,
  PARTS,
  refuseToReplace,
  refuseUnreadable,
  unusable,
} from './copy-files.js'
import { copyDatabase, isNoDatabase, openSingleFile, takeOwnership } from './driver.js'
import { isForeign } from './foreign.js'

/** How the name of a copy ends that is whole, and has not come into the place of the database yet. */
export const RESTORING = '.restoring'

/**
 * Puts a backup in the place of a database. One that is there is kept under another name.
 * @returns the name that it is kept under, when there was one.
 * @throws ConfigurationError when the backup is none, or a database is there that must stay; Error when a gateway runs on it.
 */
export async function restoreDatabase(
  backup: string,
  target: string,
  options: CopyOptions,
): Promise<{ readonly kept?: string }> {
  const { mtime } = refuseUnreadable(backup, 'Give the path of a backup that this user may read.')
  const ownership = takeOwnership(target)
  try {
    refuseToReplace(target, options)
    await intoPlace(target + RESTORING, async (partial) => {
      await copy(backup, partial)
      await check(backup, partial, mtime)
    })
    const kept = await putAside(target, options.now)
    await rename(target + RESTORING, target)
    return kept === undefined ? {} : { kept }
  } finally {
    ownership.release()
  }
}

const DAMAGED = 'it is damaged, or not a database'
const NOT_THIS = 'Take another backup: this one cannot be restored.'

/** What was committed last is in the log beside a file, where there is one: a database that was put aside has one. */
async function copy(backup: string, partial: string): Promise<void> {
  try {
    if (existsSync(`${backup}-wal`)) return await copyDatabase(backup, partial)
  } catch (error) {
    throw isNoDatabase(error) ? unusable(backup, DAMAGED, NOT_THIS) : error
  }
  // The bytes only: copyFile would open it to whomever the backup is open to by now.
  await pipeline(createReadStream(backup), createWriteStream(partial))
}

async function check(backup: string, partial: string, taken: Date): Promise<void> {
  try {
    await checkWhole(backup, partial, taken)
  } catch (error) {
    throw isNoDatabase(error) ? unusable(backup, DAMAGED, NOT_THIS) : error
  }
}

/** @param taken when, for a copy that does not say so itself. */
async function checkWhole(backup: string, partial: string, taken: Date): Promise<void> {
  const copy = openSingleFile(partial)
  try {
    const version = Number((await copy.get('PRAGMA user_version'))?.user_version)
    if (version === 0 || (await isForeign(copy)))
      throw unusable(backup, 'it is not a database of Risiti', NOT_THIS)
    if (version > KNOWN_VERSION)
      throw unusable(backup, 'it was written by a newer Risiti', 'Restore it with that version.')
    const problem = await copy.get('PRAGMA integrity_check(1)')
    if (problem?.integrity_check !== 'ok') throw unusable(backup, DAMAGED, NOT_THIS)
    await copy.run(
      'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING',
      BACKUP_SETTING,
      taken.toISOString(),
    )
  } finally {
    await copy.close()
  }
}

/** Renames a database and what is beside it: left there, that would be taken for a part of the one that comes in its place. */
async function putAside(target: string, now: Date): Promise<string | undefined> {
  if (!existsSync(target)) return undefined
  const kept = `${target}.before-${now.toISOString().replace(/[:.]/g, '-')}`
  for (const ending of PARTS) if (existsSync(target + ending)) await rename(target + ending, kept + ending)
  return kept
}
