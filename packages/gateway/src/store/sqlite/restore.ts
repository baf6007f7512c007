import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { KNOWN_VERSION } from '../migrations/migrate.js'
import { type CopyOptions, intoPlace, refuseToReplace, unusable } from './backup.js'
import { isNoDatabase, openSingleFile, takeOwnership } from './driver.js'

/** Files that SQLite keeps beside a database. Left there, they would be taken for those of the one that comes in its place. */
const BESIDE = ['', '-wal', '-shm', '-journal']

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
  if (!existsSync(backup)) throw unusable(backup, 'there is no such file', 'Give the path of a backup.')
  const ownership = takeOwnership(target)
  try {
    refuseToReplace(target, options)
    await intoPlace(`${target}.restoring`, async (partial) => {
      // The bytes only: copyFile would open it to whomever the backup is open to by now.
      await pipeline(createReadStream(backup), createWriteStream(partial))
      await check(partial)
    })
    const kept = await putAside(target, options.now)
    await rename(`${target}.restoring`, target)
    return kept === undefined ? {} : { kept }
  } finally {
    ownership.release()
  }
}

const NOT_THIS = 'Take another backup: this one cannot be restored.'

async function check(file: string): Promise<void> {
  try {
    await checkWhole(file)
  } catch (error) {
    throw isNoDatabase(error) ? unusable(file, 'it is damaged, or not a database', NOT_THIS) : error
  }
}

async function checkWhole(file: string): Promise<void> {
  const copy = openSingleFile(file)
  try {
    const version = Number((await copy.get('PRAGMA user_version'))?.user_version)
    if (version > KNOWN_VERSION)
      throw unusable(file, 'it was written by a newer Risiti', 'Restore it with that version.')
    if (version === 0) throw unusable(file, 'it is not a database of Risiti', NOT_THIS)
    const problem = await copy.get('PRAGMA integrity_check(1)')
    if (problem?.integrity_check !== 'ok') throw unusable(file, 'it is damaged', NOT_THIS)
  } finally {
    await copy.close()
  }
}

/** Renames a database and what belongs to it. */
async function putAside(target: string, now: Date): Promise<string | undefined> {
  if (!existsSync(target)) return undefined
  const kept = `${target}.before-${now.toISOString().replace(/[:.]/g, '-')}`
  for (const ending of BESIDE) if (existsSync(target + ending)) await rename(target + ending, kept + ending)
  return kept
}
