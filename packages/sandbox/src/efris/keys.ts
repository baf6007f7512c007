import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { certificatePem, selfSignedCertificate } from '@risiti/efris/crypto'
import forge from 'node-forge'
import { forgeKey } from '../certificate.js'

/** The password of the key files that the sandbox hands out. They are worth nothing outside it. */
export const PKCS12_PASSWORD = 'risiti-sandbox'

/** A device's key pair as its owner holds it. */
export interface DeviceKeyFiles {
  readonly privateKeyPem: string
  /** Self-signed, as for T136. */
  readonly certificatePem: string
  /** Base64 of a .p12 file. */
  readonly pkcs12: string
  readonly pkcs12Password: string
}

/** A session key and when it was made. */
export interface Session {
  readonly key: Buffer
  readonly madeAt: Date
}

/**
 * The keys of one process: made when it starts, kept over a reset so that clients live on. Only what was registered in their
 * place is forgotten then.
 */
export class Keyring {
  /** Signs the authority's answers. */
  readonly serverKey: KeyObject
  readonly #deviceKeys: ReadonlyMap<string, KeyObject>
  readonly #registered = new Map<string, KeyObject>()
  readonly #files = new Map<string, DeviceKeyFiles>()
  readonly #sessions = new Map<string, Session>()

  private constructor(serverKey: KeyObject, deviceKeys: ReadonlyMap<string, KeyObject>) {
    this.serverKey = serverKey
    this.#deviceKeys = deviceKeys
    this.reset()
  }

  /** Makes an RSA 2048 pair for the server and for each device. */
  static async create(deviceNos: readonly string[]): Promise<Keyring> {
    const [serverKey, ...keys] = await Promise.all([makeKey(), ...deviceNos.map(makeKey)])
    return new Keyring(serverKey, new Map(deviceNos.map((deviceNo, index) => [deviceNo, keys[index]!])))
  }

  /** What the device registered with the authority; `undefined` when it registered nothing. */
  publicKey(deviceNo: string): KeyObject | undefined {
    return this.#registered.get(deviceNo)
  }

  /** From now on the device signs with this key, and session keys are wrapped for it. */
  register(deviceNo: string, publicKey: KeyObject): void {
    this.#registered.set(deviceNo, publicKey)
  }

  /** The private key that was made for a device, which counts from now on; `undefined` where none was made. */
  handOut(deviceNo: string): KeyObject | undefined {
    const key = this.#deviceKeys.get(deviceNo)
    if (key) this.register(deviceNo, createPublicKey(key))
    return key
  }

  /** Registers the keys that were made for the devices, and no others. */
  reset(): void {
    this.#registered.clear()
    for (const deviceNo of this.#deviceKeys.keys()) this.handOut(deviceNo)
  }

  /** The key files of a device. Writing a .p12 is slow, so it is done when first asked for. */
  filesOf(deviceNo: string): DeviceKeyFiles | undefined {
    const key = this.#deviceKeys.get(deviceNo)
    if (!key) return undefined
    const files = this.#files.get(deviceNo) ?? writeFiles(key, deviceNo)
    this.#files.set(deviceNo, files)
    return files
  }

  /** Starts a session: from now on only this key opens what the device sends. */
  openSession(deviceNo: string, session: Session): void {
    this.#sessions.set(deviceNo, session)
  }

  session(deviceNo: string): Session | undefined {
    return this.#sessions.get(deviceNo)
  }
}

async function makeKey(): Promise<KeyObject> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return privateKey
}

function writeFiles(key: KeyObject, name: string): DeviceKeyFiles {
  const privateKeyPem = key.export({ type: 'pkcs8', format: 'pem' }).toString()
  const certificate = certificateOf(key, name)
  const file = forge.pkcs12.toPkcs12Asn1(
    forgeKey(key),
    [forge.pki.certificateFromPem(certificate)],
    PKCS12_PASSWORD,
    { algorithm: '3des', friendlyName: name },
  )
  const pkcs12 = Buffer.from(forge.asn1.toDer(file).getBytes(), 'latin1').toString('base64')
  return { privateKeyPem, certificatePem: certificate, pkcs12, pkcs12Password: PKCS12_PASSWORD }
}

function certificateOf(key: KeyObject, commonName: string): string {
  const [from, to] = [new Date('2020-01-01T00:00:00Z'), new Date('2049-12-31T00:00:00Z')]
  return certificatePem(selfSignedCertificate({ key, commonName, serialNumber: Buffer.of(1), from, to }))
}
