import { type Clock, ConfigurationError } from '@risiti/core'
import { deviceRecord } from '../keys/sealed.js'
import type { Sealer } from '../keys/sealer.js'
import { findDevice } from '../store/statements/devices.js'
import type { Row, Tx } from '../store/store.js'
import type { Authority, AuthorityDeps, DeviceFacts } from './authority.js'
import { openEfris } from './efris.js'
import { openEtims } from './etims.js'

/** Every authority the gateway speaks to. */
export const AUTHORITIES: Readonly<
  Record<string, (device: DeviceFacts, deps: AuthorityDeps) => Promise<Authority>>
> = { efris: openEfris, etims: openEtims }

export interface RegistryOptions {
  readonly read: Tx
  readonly sealer: Sealer
  readonly clock: Clock
  readonly trustedTime: AuthorityDeps['trustedTime']
  readonly timeoutMs: number
  /** Keeps what an authority said of a device, and secrets that it handed out. */
  readonly save: (
    device: DeviceFacts,
    registration: unknown,
    secrets?: DeviceFacts['secrets'],
  ) => Promise<void>
}

/** Opens devices once and keeps them, so that keys are parsed and sessions opened once. */
export class AuthorityRegistry {
  readonly #open = new Map<string, Promise<Authority | undefined>>()
  readonly #options: RegistryOptions

  constructor(options: RegistryOptions) {
    this.#options = options
  }

  /** The authority of a device; undefined when the account has no such device. @throws ConfigurationError when its secrets do not open. */
  async of(account: string, device: string): Promise<Authority | undefined> {
    const key = `${account}/${device}`
    const known = this.#open.get(key)
    if (known) return known
    // Kept before anything is awaited: two sessions of one device would take each other's key away.
    const opening = this.#find(account, device)
    this.#open.set(key, opening)
    const authority = await opening.catch((error: unknown) => {
      this.#open.delete(key)
      throw error
    })
    if (!authority) this.#open.delete(key)
    return authority
  }

  /** Closes a device whose settings have changed; it is opened anew when it is needed. */
  async forget(account: string, device: string): Promise<void> {
    const key = `${account}/${device}`
    const opened = this.#open.get(key)
    this.#open.delete(key)
    await opened?.then((authority) => authority?.close()).catch(() => {})
  }

  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#open.values())
    await Promise.all(
      opened.map((result) => (result.status === 'fulfilled' ? result.value?.close() : undefined)),
    )
  }

  async #find(account: string, device: string): Promise<Authority | undefined> {
    const row = await findDevice(this.#options.read, account, device)
    return row && this.#openDevice(row)
  }

  async #openDevice(row: Row): Promise<Authority> {
    const facts = readDevice(row, this.#options.sealer)
    const open = AUTHORITIES[facts.authority]
    if (!open) {
      throw new ConfigurationError({
        code: 'authority-unknown',
        message: `The device ${facts.id} is of an authority this gateway does not know.`,
        cause: `It says "${facts.authority}".`,
        fix: 'Use a newer Risiti.',
      })
    }
    return open(facts, {
      clock: this.#options.clock,
      trustedTime: this.#options.trustedTime,
      timeoutMs: this.#options.timeoutMs,
      saveRegistration: (registration, secrets) => this.#options.save(facts, registration, secrets),
    })
  }
}

function readDevice(row: Row, sealer: Sealer): DeviceFacts {
  const [account, id] = [String(row.account), String(row.id)]
  return {
    account,
    id,
    authority: String(row.authority),
    environment: String(row.environment),
    settings: JSON.parse(String(row.settings)),
    secrets: JSON.parse(sealer.open(deviceRecord(account, id), row.secrets as Uint8Array)),
    registration: row.registration === null ? undefined : JSON.parse(String(row.registration)),
  }
}
