import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigurationError } from '@risiti/core/errors'

/** What gateway and sandbox leave in a folder, to go on with it at the next start. */
export interface StateFolder {
  readonly databaseFile: string
  readonly sandboxFile: string
  /** Seals the device keys in the gateway's database. */
  readonly masterKey: string
  /** The admin key of the gateway. */
  readonly adminKey: string
}

/** Opens a folder, and makes what is not there yet. @throws ConfigurationError when it cannot be written. */
export function openStateFolder(folder: string): StateFolder {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return {
      databaseFile: join(folder, 'risiti.db'),
      sandboxFile: join(folder, 'sandbox.db'),
      masterKey: secretIn(join(folder, 'master.key'), () => randomBytes(32).toString('base64')),
      adminKey: secretIn(
        join(folder, 'admin.key'),
        () => `risiti_admin_${randomBytes(32).toString('base64url')}`,
      ),
    }
  } catch (error) {
    throw new ConfigurationError({
      code: 'state-folder-not-usable',
      message: `The folder ${folder} cannot be used.`,
      cause: error as Error,
      fix: 'Name a folder that is yours to write.',
    })
  }
}

/** The secret in a file, which only its owner can read. It is made when there is none. */
function secretIn(file: string, make: () => string): string {
  if (!existsSync(file)) writeFileSync(file, `${make()}\n`, { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8').trim()
}
