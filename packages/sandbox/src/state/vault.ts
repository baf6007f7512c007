import type { Database } from './database.js'
import type { Sealer } from './key-file.js'
import { stateNotWritten } from './problems.js'

/** Keeps secrets under a name, as long as the state lives. */
export interface Vault {
  get(name: string): Buffer | undefined
  put(name: string, secret: Buffer): void
}

/** Keeps them as long as the process lives. */
export class MemoryVault implements Vault {
  readonly #secrets = new Map<string, Buffer>()

  get(name: string): Buffer | undefined {
    return this.#secrets.get(name)
  }

  put(name: string, secret: Buffer): void {
    this.#secrets.set(name, secret)
  }
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
