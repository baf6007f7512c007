import type { DatabaseSync } from '@photostructure/sqlite'

/** A connection to a database file. */
export type Database = InstanceType<typeof DatabaseSync>

/** Takes a file for this process until it closes it or ends, however it ends. @throws when another one has it. */
export function own(database: Database): void {
  database.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT')
  // A commit is on disk before it is acknowledged.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
}

/**
 * Closes a file that is owned: what is left is one whole file. The locks are given back by hand, for the driver keeps a
 * connection open as long as one of its statements is not collected.
 */
export function disown(database: Database): void {
  try {
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; BEGIN IMMEDIATE; COMMIT')
  } catch {
    // The next start reads the write-ahead log.
  }
  database.close()
}

/** The value of a pragma. */
export function pragma(database: Database, name: string): unknown {
  return Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
}
