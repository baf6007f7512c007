import type { Database } from './database.js'
import type { Sealer } from './key-file.js'
import { stateNotWritten } from './problems.js'

/** Keeps secrets under a name, as long as the state lives. */
export interface Vault {
  get(name: string): Buffer | undefined
  put(name: string, secret: Buffer): void
}

const inMemory = new Map<string, Buffer>()

/**
 * Keeps them as long as the process lives, for all its sandboxes without a state file: a suite that starts one for each test
 * waits for each key once.
 */
export const MEMORY_VAULT: Vault = {
  get: (name) => inMemory.get(name),
  put: (name, secret) => void inMemory.set(name, secret),
}

/** Secrets in a state file, sealed. */
export function openVault(database: Database, sealer: Sealer): Vault {
  return {
    get(name) {
      const row = database.prepare('SELECT sealed FROM secrets WHERE name = ?').get(name)
      return row && sealer.open((row as { sealed: Uint8Array }).sealed)
    },
    put(name, secret) {
      const insert = database.prepare('INSERT INTO secrets (name, sealed) VALUES (?, ?)')
      try {
        insert.run(name, sealer.seal(secret))
      } catch (error) {
        throw stateNotWritten(error)
      }
    },
  }
}
