import { lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/*
 * Files that are only ever added: `stem.1`, `stem.2` and so on, of which the highest holds. A file gets its name when it
 * is whole and on the disk. Whoever creates `name.new` may make `name`, so that two processes never take one number; what
 * a killed one leaves of it costs that number and nothing else.
 */

/** Makes the folder, and those above it, for this user only. Durable when it resolves. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

/** The highest number of a stem; 0 when there is none, or no folder. */
export async function newestVersion(folder: string, stem: string): Promise<number> {
  const names = await readdir(folder).catch(unless('ENOENT'))
  const numbers = (names ?? [])
    .filter((name) => name.startsWith(`${stem}.`))
    .map((name) => name.slice(stem.length + 1))
    .filter((number) => /^[1-9]\d{0,8}$/.test(number))
  return Math.max(0, ...numbers.map(Number))
}

/** Adds a version after all others. Durable when it resolves. */
export async function addVersion(folder: string, stem: string, bytes: Uint8Array): Promise<void> {
  let number = (await newestVersion(folder, stem)) + 1
  while (!(await addFile(folder, `${stem}.${number}`, bytes))) number++
}

/** Writes a file that was not there before; `false` when there is one, or another process makes it. */
export async function addFile(folder: string, name: string, bytes: Uint8Array): Promise<boolean> {
  const [path, claim] = [join(folder, name), join(folder, `${name}.new`)]
  const file = await open(claim, 'wx', 0o600).catch(unless('EEXIST'))
  if (!file) return false
  try {
    // Looked up only now: another process may have finished between the choice of the name and the claim.
    const isTaken = (await lstat(path).catch(unless('ENOENT'))) !== undefined
    if (!isTaken) {
      await file.writeFile(bytes)
      await file.sync()
    }
    await file.close()
    if (isTaken) {
      await rm(claim)
      return false
    }
    await rename(claim, path)
  } catch (error) {
    await file.close().catch(() => {})
    await rm(claim, { force: true })
    throw error
  }
  await syncFolder(folder)
  return true
}

/** Where a folder cannot be flushed, or one above ours not even be read, nothing more can be done for its names. */
const NOT_FLUSHED = ['EACCES', 'EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR']

/** Flushes the names in a folder to the disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(unless(...NOT_FLUSHED))
  if (!handle) return
  try {
    await handle.sync().catch(unless(...NOT_FLUSHED))
  } finally {
    await handle.close()
  }
}

/** Takes failures of these codes for an answer; all others stay failures. */
function unless(...codes: readonly string[]): (error: unknown) => undefined {
  return (error) => {
    if (codes.includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
