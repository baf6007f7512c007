import { existsSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ConfigurationError } from '@risiti/core/errors'
import { BACKUP_SETTING } from '../statements/settings.js'
import { copyDatabase, isDiskFull, openSingleFile } from './driver.js'
import { foreignFile } from './foreign.js'

/** A copy of a database that was checked. */
export interface Backup {
  readonly file: string
  readonly bytes: number
  /** How many documents it holds. */
  readonly documents: number
}

export interface CopyOptions {
  readonly now: Date
  /** Whether a file of that name may be replaced. */
  readonly replace: boolean
}

/**
 * Copies a database as it stands at one moment, also while a gateway writes to it, and checks the copy before it gets its name: whoever
 * finds a file under that name has a whole one. It is readable by its owner only, and says that it is a backup.
 * @throws ConfigurationError when there is no database, or a file of that name already; Error when the copy is not whole.
 */
export async function backUpDatabase(source: string, target: string, options: CopyOptions): Promise<Backup> {
  if (!statSync(source, { throwIfNoEntry: false })?.isFile())
    throw unusable(source, 'there is no such file', SET_DATABASE)
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

/** What keeps a file from being written, by the code of the operating system. */
const OBSTACLES: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder does not exist',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'nothing can be written there',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
}

function obstacle(error: unknown): string | undefined {
  return isDiskFull(error) ? OBSTACLES.ENOSPC : OBSTACLES[String((error as { code?: unknown }).code)]
}

/** Makes a file under another name, and gives it its own once it is on disk. What is left of one that fails is removed. */
export async function intoPlace<Result>(
  target: string,
  make: (partial: string) => Promise<Result>,
): Promise<Result> {
  const partial = join(dirname(target), `.${basename(target)}.${process.pid}.partial`)
  try {
    await (await open(partial, 'wx', 0o600)).close()
    const result = await make(partial)
    await flush(partial, 'r+')
    await rename(partial, target)
    await flush(dirname(target), 'r')
    return result
  } catch (error) {
    const cause = obstacle(error)
    throw cause ? unusable(target, cause, 'Choose another name, or make room for it there.') : error
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) await rm(partial + rest, { force: true })
  }
}

/** @throws ConfigurationError when there is a file already that must stay. */
export function refuseToReplace(target: string, { replace }: Pick<CopyOptions, 'replace'>): void {
  if (!replace && existsSync(target))
    throw unusable(target, 'there is such a file already', 'Choose another name, or add --replace.')
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

/** Waits until a file, or the names in a folder, are on disk. */
async function flush(path: string, flags: 'r' | 'r+'): Promise<void> {
  // Windows opens no folder, and needs no flush of one.
  if (flags === 'r' && process.platform === 'win32') return
  const handle = await open(path, flags)
  await handle.sync()
  await handle.close()
}

export function unusable(file: string, cause: string, fix: string): ConfigurationError {
  return new ConfigurationError({
    code: 'backup-not-usable',
    message: `${file} is not usable: ${cause}.`,
    cause,
    fix,
  })
}
