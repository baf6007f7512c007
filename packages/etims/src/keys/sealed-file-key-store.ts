import { createHash, randomBytes } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ConfigurationError, FiscalError } from '@risiti/core'
import { type DeviceId, type DeviceInfo, type KeyStore, textOf } from '../key-store.js'
import { type Derivation, keysOf, SALT_BYTES, STRENGTH } from './passphrase.js'
import { derivationOf, openRecord, sealRecord } from './sealed-record.js'
import { addFile, addVersion, makeFolder, newestVersion, syncFolder } from './versions.js'

export interface SealedFileKeyStoreOptions {
  /** Made when it is not there. Several stores and processes may share it. */
  readonly folder: string
  /** Opens the files; 12 characters or more. Keep it apart from them: without it the keys are lost. */
  readonly passphrase: string
  /** Makes salts and nonces; the machine's own randomness where nothing is said. */
  readonly random?: (size: number) => Uint8Array
}

/** As much as a record can need. */
const TRIAL = Buffer.alloc(8192)

/**
 * Keeps each device in files of its own, sealed with AES-256-GCM under a key that scrypt makes from a passphrase. A save
 * adds a file and touches no other: `.1`, `.2` and so on, of which the highest holds.
 */
export class SealedFileKeyStore implements KeyStore {
  readonly #folder: string
  readonly #random: (size: number) => Uint8Array
  readonly #keyOf: (derivation: Derivation) => Promise<Buffer>
  readonly #own: Derivation

  /** @throws ConfigurationError without a folder, or when the passphrase is too short. */
  constructor({ folder, passphrase, random = randomBytes }: SealedFileKeyStoreOptions) {
    if (typeof folder !== 'string' || folder === '') throw noFolder()
    this.#folder = resolve(folder)
    this.#random = random
    this.#keyOf = keysOf(passphrase)
    this.#own = { ...STRENGTH, salt: Buffer.from(random(SALT_BYTES)) }
  }

  async load(device: DeviceId): Promise<DeviceInfo | undefined> {
    return orUnusable(`The keys in ${this.#folder} cannot be read.`, async () => {
      const newest = await newestVersion(this.#folder, stemOf(device))
      return newest === 0 ? undefined : this.#open(device, join(this.#folder, `${stemOf(device)}.${newest}`))
    })
  }

  async reserve(device: DeviceId): Promise<void> {
    await this.load(device)
    await orUnusable(`No key can be saved in ${this.#folder}.`, async () => {
      await this.#keyOf(this.#own)
      await makeFolder(this.#folder)
      const trial = `trial-${Buffer.from(this.#random(8)).toString('hex')}`
      await addFile(this.#folder, trial, TRIAL)
      await rm(join(this.#folder, trial))
    })
  }

  async save(device: DeviceId, info: DeviceInfo): Promise<void> {
    const { tin, bhfId } = device
    await orUnusable(
      `What KRA told of device ${tin}/${bhfId} was NOT saved in ${this.#folder}.`,
      async () => {
        const text = JSON.stringify(info)
        await makeFolder(this.#folder)
        if (await this.#holds(device, text)) return syncFolder(this.#folder)
        const key = await this.#keyOf(this.#own)
        const sealing = { key, derivation: this.#own, random: this.#random }
        await addVersion(this.#folder, stemOf(device), sealRecord(text, textOf(device), sealing))
      },
    )
  }

  /** A file that does not open is no reason to lose a key: the new one goes beside it. */
  async #holds(device: DeviceId, text: string): Promise<boolean> {
    const held = await this.load(device).catch(() => undefined)
    return held !== undefined && JSON.stringify(held) === text
  }

  async #open(device: DeviceId, path: string): Promise<DeviceInfo> {
    const bytes = await readFile(path)
    const derivation = derivationOf(bytes)
    if (!derivation) {
      throw new ConfigurationError({
        code: 'key-file-damaged',
        message: `${path} is not a key file, or not whole.`,
        cause: 'It does not begin as one, or asks for a key made in a way that none is made here.',
        fix: 'Put back the file from a backup.',
      })
    }
    const key = await this.#keyOf(derivation)
    try {
      return JSON.parse(openRecord(bytes, textOf(device), key))
    } catch {
      throw new ConfigurationError({
        code: 'key-file-not-opened',
        message: `${path} does not open for device ${device.tin}/${device.bhfId}.`,
        cause: 'The passphrase is another one, or the file was changed or is that of another device.',
        fix: 'Give the passphrase that the file was saved with. If it is that, put back the file from a backup.',
      })
    }
  }
}

function noFolder(): ConfigurationError {
  return new ConfigurationError({
    code: 'folder-invalid',
    message: 'The key store has no folder.',
    cause: 'folder is missing or empty.',
    fix: 'Name a folder that only this program’s user may read.',
  })
}

/** A name that any file system takes: letters and digits of the device for people, a hash of all of it for the rest. */
function stemOf(device: DeviceId): string {
  const hash = createHash('sha256').update(textOf(device)).digest('hex').slice(0, 32)
  const [tin, bhfId] = [device.tin, device.bhfId].map((text) =>
    text.replace(/[^A-Za-z0-9]/g, '').slice(0, 20),
  )
  return `${tin}-${bhfId}-${hash}`
}

async function orUnusable<Result>(message: string, attempt: () => Promise<Result>): Promise<Result> {
  try {
    return await attempt()
  } catch (error) {
    if (error instanceof FiscalError) throw error
    throw new ConfigurationError({
      code: 'key-store-unusable',
      message,
      cause: error instanceof Error ? error : String(error),
      fix: 'See that the folder is there, may be read and written by this user, and has space; then do it again.',
    })
  }
}
