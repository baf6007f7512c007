import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  scryptSync,
} from 'node:crypto'
import { promisify } from 'node:util'
import { certificatePem, selfSignedCertificate } from '@risiti/efris/crypto'
import { forge, forgeKey } from '../forge.js'
import type { Vault } from '../state/vault.js'

/** The password of the key files that the sandbox hands out. They are worth nothing outside it. */
const PKCS12_PASSWORD = 'risiti-sandbox'

/** A device's key pair as its owner holds it. */
export interface DeviceKeyFiles {
  readonly privateKeyPem: string
  /** Self-signed, as for T136. */
  readonly certificatePem: string
  /** Base64 of a .p12 file. */
  readonly pkcs12: string
  readonly pkcs12Password: string
}

const SERVER = 'the server'

/** A session key and when it was made. */
export interface Session {
  readonly key: Buffer
  readonly madeAt: Date
}

/**
 * The keys that a vault keeps: each is made when it is first needed, and kept over a reset so that clients live on. Only what was
 * registered in its place is forgotten then.
 */
export class Keyring {
  readonly #devices: ReadonlySet<string>
  readonly #vault: Vault
  readonly #made = new Map<string, KeyObject>()
  readonly #making = new Map<string, Promise<void>>()
  readonly #registered = new Map<string, KeyObject>()
  readonly #files = new Map<string, DeviceKeyFiles>()
  readonly #sessions = new Map<string, Session>()
  #salt: Buffer | undefined

  /** @param deviceNos the devices that have an RSA 2048 pair from the start, and have registered it. */
  constructor(deviceNos: readonly string[], vault: Vault) {
    this.#devices = new Set(deviceNos)
    this.#vault = vault
  }

  /**
   * Makes the server's key, and those of devices, on another thread: whoever needs one that is not there makes it on the spot,
   * and nobody else is answered meanwhile.
   */
  async prepare(deviceNos: Iterable<string> = []): Promise<void> {
    const names = [SERVER, ...deviceNos].filter((name) => name === SERVER || this.#devices.has(name))
    await Promise.all(names.map((name) => this.#prepare(name)))
  }

  /** Signs the authority's answers. */
  get serverKey(): KeyObject {
    return this.#keyOf(SERVER)
  }

  /** What stands for a secret that somebody typed, in acts and books; never longer than the secret may be. */
  veil(secret: string, maxBytes: number): string {
    if (secret === '' || Buffer.byteLength(secret) > maxBytes) return '*'.repeat(Buffer.byteLength(secret))
    this.#salt ??= kept(this.#vault, 'salt', () => randomBytes(16))
    return scryptSync(secret, this.#salt, 32).toString('base64url').slice(0, maxBytes)
  }

  /** What the device registered with the authority; `undefined` when it registered nothing. */
  publicKey(deviceNo: string): KeyObject | undefined {
    if (!this.#registered.has(deviceNo)) this.handOut(deviceNo)
    return this.#registered.get(deviceNo)
  }

  /** From now on the device signs with this key, and session keys are wrapped for it. */
  register(deviceNo: string, publicKey: KeyObject): void {
    this.#registered.set(deviceNo, publicKey)
  }

  /** The private key that was made for a device, which counts from now on; `undefined` where none was made. */
  handOut(deviceNo: string): KeyObject | undefined {
    if (!this.#devices.has(deviceNo)) return undefined
    const key = this.#keyOf(deviceNo)
    this.register(deviceNo, createPublicKey(key))
    return key
  }

  /** Registers the keys that were made for the devices, and no others. */
  reset(): void {
    this.#registered.clear()
  }

  /** The key files of a device. Making a key and writing a .p12 are slow, so each is done when it is first looked at. */
  filesOf(deviceNo: string): DeviceKeyFiles | undefined {
    if (!this.#devices.has(deviceNo)) return undefined
    const files =
      this.#files.get(deviceNo) ?? new LazyFiles(() => this.#keyOf(deviceNo), deviceNo, this.#vault)
    this.#files.set(deviceNo, files)
    return files
  }

  async #prepare(name: string): Promise<void> {
    if (this.#made.has(name)) return
    const making = this.#making.get(name) ?? this.#makeAside(name).finally(() => this.#making.delete(name))
    this.#making.set(name, making)
    await making
  }

  async #makeAside(name: string): Promise<void> {
    if (this.#vault.get(labelOf(name))) return
    const { privateKey } = await promisify(generateKeyPair)('rsa', RSA)
    if (!this.#made.has(name)) this.#keyOf(name, () => privateKey)
  }

  #keyOf(name: string, make = () => generateKeyPairSync('rsa', RSA).privateKey): KeyObject {
    const made = this.#made.get(name) ?? keptKey(this.#vault, name, make)
    this.#made.set(name, made)
    return made
  }

  /** Starts a session: from now on only this key opens what the device sends. */
  openSession(deviceNo: string, session: Session): void {
    this.#sessions.set(deviceNo, session)
  }

  /** Makes the session key of a device too old, so that only a new one helps. */
  expireSession(deviceNo: string): void {
    const session = this.#sessions.get(deviceNo)
    if (session) this.#sessions.set(deviceNo, { ...session, madeAt: new Date(0) })
  }

  session(deviceNo: string): Session | undefined {
    return this.#sessions.get(deviceNo)
  }
}

/** A secret under a name, which is made when it is first needed. */
function kept(vault: Vault, name: string, make: () => Buffer): Buffer {
  const known = vault.get(name)
  if (known) return known
  const made = make()
  vault.put(name, made)
  return made
}

const RSA = { modulusLength: 2048 }

function labelOf(name: string): string {
  return `the key of ${name}`
}

function keptKey(vault: Vault, name: string, make: () => KeyObject): KeyObject {
  const key = kept(vault, labelOf(name), () => make().export({ type: 'pkcs8', format: 'der' }))
  return createPrivateKey({ key, type: 'pkcs8', format: 'der' })
}

class LazyFiles implements DeviceKeyFiles {
  readonly pkcs12Password = PKCS12_PASSWORD
  readonly #key: () => KeyObject
  readonly #name: string
  readonly #vault: Vault
  #certificatePem: string | undefined

  constructor(key: () => KeyObject, name: string, vault: Vault) {
    this.#key = key
    this.#name = name
    this.#vault = vault
  }

  get privateKeyPem(): string {
    return this.#key().export({ type: 'pkcs8', format: 'pem' }).toString()
  }

  get certificatePem(): string {
    this.#certificatePem ??= certificateOf(this.#key(), this.#name)
    return this.#certificatePem
  }

  get pkcs12(): string {
    const make = () => pkcs12Of(this.#key(), this.certificatePem, this.#name)
    return kept(this.#vault, `the key file of ${this.#name}`, make).toString('base64')
  }
}

function pkcs12Of(key: KeyObject, certificate: string, name: string): Buffer {
  const { asn1, pkcs12, pki } = forge()
  const file = pkcs12.toPkcs12Asn1(forgeKey(key), [pki.certificateFromPem(certificate)], PKCS12_PASSWORD, {
    algorithm: '3des',
    friendlyName: name,
  })
  return Buffer.from(asn1.toDer(file).getBytes(), 'latin1')
}

function certificateOf(key: KeyObject, commonName: string): string {
  const [from, to] = [new Date('2020-01-01T00:00:00Z'), new Date('2049-12-31T00:00:00Z')]
  return certificatePem(selfSignedCertificate({ key, commonName, serialNumber: Buffer.of(1), from, to }))
}
