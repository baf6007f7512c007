import { closeSync, existsSync, openSync, realpathSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { backup, DatabaseSync } from '@photostructure/sqlite'
import { clearHeap } from '../../heap.js'
import type { Row, Tx } from '../store.js'

/** Before this version, resetting the write-ahead log could corrupt the file. */
const OLDEST_SAFE_SQLITE = '3.51.3'

/** A commit is on disk before it is acknowledged. */
const DURABILITY = 'FULL'

type Database = InstanceType<typeof DatabaseSync>

/** One connection to a database file. Statements are prepared once. */
export interface Connection extends Tx {
  exec(sql: string): void
  readonly isTransaction: boolean
  /** Lets the file go at once: when no other connection is left, its log is gone too. */
  close(): Promise<void>
}

/**
 * Opens a file for reading and writing, in write-ahead mode. One that is made is for its owner only: who bought is in it, unsealed. What SQLite
 * keeps beside a file is as open as the file is.
 */
export function openWriter(file: string): Connection {
  makeForOwner(file)
  const database = new DatabaseSync(file)
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = ${DURABILITY}; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000`,
  )
  refuseOldSqlite(database)
  return connection(database)
}

function makeForOwner(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
}

/** Opens a file that a writer has made, for reading only. */
export function openReader(file: string): Connection {
  const database = new DatabaseSync(file, { readOnly: true })
  database.exec('PRAGMA busy_timeout = 5000')
  return connection(database)
}

/** Opens a copy that nobody else has open, without a log beside it, and keeps it so. */
export function openSingleFile(file: string): Connection {
  const database = new DatabaseSync(file)
  try {
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA foreign_keys = OFF')
  } catch (error) {
    database.close()
    throw error
  }
  return connection(database)
}

/** Copies a database as it stands at one moment, whoever writes to it meanwhile. @param target an empty file. */
export async function copyDatabase(source: string, target: string): Promise<void> {
  const database = new DatabaseSync(source, { readOnly: true, timeout: 10_000 })
  try {
    // All pages in one step: in several, it would begin again whenever somebody wrote in between.
    await backup(database, target, { rate: -1 })
  } finally {
    database.close()
  }
}

/** Codes of SQLite's own errors. */
const [BUSY, CORRUPT, FULL, NOT_A_DATABASE] = [5, 11, 13, 26]

/** Those of the operating system for the same as `FULL`. */
const NO_SPACE: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT'])

/** True for the error of a disk without space. */
export function isDiskFull(error: unknown): boolean {
  return codeOf(error) === FULL || NO_SPACE.has((error as { code?: unknown } | null)?.code)
}

/** True for the error of a file that is damaged, or something else. */
export function isNoDatabase(error: unknown): boolean {
  return [CORRUPT, NOT_A_DATABASE].includes(codeOf(error))
}

/** True for the error of a file that somebody else has locked. */
export function isLocked(error: unknown): boolean {
  return codeOf(error) === BUSY
}

function codeOf(error: unknown): number {
  return Number((error as { errcode?: number } | null)?.errcode) & 0xff
}

/**
 * Takes the exclusive lock that says that this process owns the database, by whichever link it was reached. The operating system frees it
 * when the process ends, however it ends.
 * @throws Error when another process holds it, or nothing can be written where it lies.
 */
export function takeOwnership(file: string): { release(): void } {
  const name = `${existsSync(file) ? realpathSync(file) : file}.lock`
  const lock = openLock(name, file)
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (isLocked(error))
      throw new Error(
        `Another gateway is running on ${file}. Stop it first, or give this one a database of its own.`,
      )
    if (isNoDatabase(error))
      throw new Error(`${name} is damaged, or not a database. Remove it: nothing is kept in it.`)
    throw cannotOpen(file, error)
  }
  return { release: () => lock.close() }
}

/** Whoever may read the file of a lock can hold it too: it is for its owner only. */
function openLock(lock: string, file: string): Database {
  try {
    makeForOwner(lock)
    return new DatabaseSync(lock)
  } catch (error) {
    throw cannotOpen(file, error)
  }
}

/** The error of a database that can be neither made nor changed. */
export function cannotOpen(file: string, cause: unknown): Error {
  const why = isDiskFull(cause)
    ? 'its disk is full. Make room on it: what was accepted before is safe'
    : 'nothing can be written beside it. Give the path of a file in a folder that exists and that this user may write to'
  return new Error(`The database ${file} cannot be opened, because ${why}.`, { cause })
}

function connection(database: Database): Connection {
  const prepared = new Map<string, ReturnType<Database['prepare']>>()
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? database.prepare(sql)
    prepared.set(sql, known)
    return known
  }
  return {
    get: async (sql, ...values) => statement(sql).get(...values) as Row | undefined,
    all: async (sql, ...values) => statement(sql).all(...values) as Row[],
    run: async (sql, ...values) => Number(statement(sql).run(...values).changes),
    exec: (sql) => database.exec(sql),
    get isTransaction() {
      return database.isTransaction
    },
    close: async () => {
      // The driver ends statements only when they are cleared from the heap, and a connection with statements stays open.
      prepared.clear()
      clearHeap()
      await turn()
      database.close()
    },
  }
}

function refuseOldSqlite(database: Database): void {
  const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string }
  const asNumber = (text: string) => text.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0)
  if (asNumber(version) >= asNumber(OLDEST_SAFE_SQLITE)) return
  throw new Error(
    `SQLite ${version} can corrupt its write-ahead log; at least ${OLDEST_SAFE_SQLITE} is needed.`,
  )
}
