import { closeSync, existsSync, openSync, type Stats, statSync } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ConfigurationError } from '@risiti/core/errors'
import { WRITE_OBSTACLES } from '@risiti/core/file-obstacles'
import { isDiskFull } from './driver.js'

/*
 * The files that backups are copied from and to.
 */

export interface CopyOptions {
  readonly now: Date
  /** Whether a file of that name may be replaced. */
  readonly replace: boolean
}

/** @throws ConfigurationError when there is no file, or not for this user. */
export function refuseUnreadable(file: string, fix: string): Stats {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (!stats?.isFile()) throw unusable(file, 'there is no such file', fix)
  try {
    closeSync(openSync(file, 'r'))
  } catch {
    throw unusable(file, 'this user may not read it', fix)
  }
  return stats
}

/** @throws ConfigurationError when there is a file already that must stay. */
export function refuseToReplace(target: string, { replace }: Pick<CopyOptions, 'replace'>): void {
  if (!replace && existsSync(target))
    throw unusable(target, 'there is such a file already', 'Choose another name, or add --replace.')
}

function obstacle(error: unknown): string | undefined {
  return WRITE_OBSTACLES.get(isDiskFull(error) ? 'ENOSPC' : (error as { code?: unknown }).code)
}

/** What the names of a database's files end with: SQLite keeps some beside it. */
export const PARTS = ['', '-wal', '-shm', '-journal']

/** What a copy is called until it is whole, after the name that it will have: by its process. */
const PARTIAL = /^(\d+)\.partial(?:-wal|-shm|-journal)?$/

/**
 * Makes a file under another name, and gives it its own once it is on disk. What is left of one that fails is removed, and what
 * a process left that was killed over it.
 */
export async function intoPlace<Result>(
  target: string,
  make: (partial: string) => Promise<Result>,
): Promise<Result> {
  const [folder, before] = [dirname(target), `.${basename(target)}.`]
  const partial = join(folder, `${before}${process.pid}.partial`)
  try {
    await removeLeft(folder, before)
    await (await open(partial, 'wx', 0o600)).close()
    const result = await make(partial)
    await flush(partial, 'r+')
    await rename(partial, target)
    await flush(folder, 'r')
    return result
  } catch (error) {
    const cause = obstacle(error)
    throw cause ? unusable(target, cause, 'Choose another name, or make room for it there.') : error
  } finally {
    for (const part of PARTS) await rm(partial + part, { force: true })
  }
}

async function removeLeft(folder: string, before: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = name.startsWith(before) ? PARTIAL.exec(name.slice(before.length))?.[1] : undefined
    if (maker !== undefined && !isAnother(Number(maker))) await rm(join(folder, name), { force: true })
  }
}

/** Whether a process runs that is not this one: in a container the one that was killed may have had the same number. */
function isAnother(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // There is one, which this user may not speak to.
    return (error as { code?: unknown }).code === 'EPERM'
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

/** The error of a file that cannot be copied, or copied to. */
export function unusable(file: string, cause: string, fix: string): ConfigurationError {
  return new ConfigurationError({
    code: 'backup-not-usable',
    message: `${file} is not usable: ${cause}.`,
    cause,
    fix,
  })
}
