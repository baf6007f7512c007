import { accessSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { foreignFile } from './foreign.js'
import { RESTORING } from './restore.js'

const OTHER_FILE = "Set RISITI_DATABASE_URL to the path of the gateway's database, or of a new file."

/** What SQLite keeps beside a database while it is open. */
const BESIDE = ['', '-wal', '-shm']

/**
 * Changes nothing: a file that may not be written is not even opened, for what SQLite makes beside it would be as closed as it is, and
 * stay so when the file is open again.
 * @throws Error for a file that is no database of Risiti, that this user may not write, and that is missing because a restore of it was
 *   ended halfway.
 */
export async function refuseUnusable(file: string): Promise<void> {
  if (!existsSync(file)) {
    if (!existsSync(`${file}${RESTORING}`)) return
    throw new Error(
      `${file} is missing, because a restore of it was ended halfway. Run "risiti restore" again before the gateway starts, or remove ${file}${RESTORING} to begin with an empty database.`,
    )
  }
  if (!statSync(file).isFile())
    throw new Error(`${file} is a folder, or no file that can be kept. ${OTHER_FILE}`)
  refuseClosed(file)
  const foreign = await foreignFile(file)
  if (foreign) throw new Error(`${file} is ${foreign}. Nothing was changed in it. ${OTHER_FILE}`)
}

function refuseClosed(file: string): void {
  const closed = isWritable(dirname(file))
    ? BESIDE.map((ending) => file + ending).find((part) => existsSync(part) && !isOpen(part))
    : dirname(file)
  if (closed === undefined) return
  throw new Error(
    `The database ${file} cannot be opened, because this user may not write to ${closed}. Give the folder and all files of the database to the user that the gateway runs as, on a disk that can be written to.`,
  )
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function isOpen(file: string): boolean {
  try {
    closeSync(openSync(file, 'r+'))
    return true
  } catch {
    return false
  }
}
