import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { inspect } from 'node:util'
import { certificatePem } from '../crypto/certificate.js'
import { factsOf, type KeyFacts } from './facts.js'
import { type GenerateOptions, generatePair } from './generate.js'
import { readDer, readPem } from './pem.js'
import { readPkcs12 } from './pkcs12.js'
import {
  certificateOf,
  keyMissing,
  openPrivateKey,
  requireRsa2048,
  type WhiteBoxOptions,
} from './private-key.js'
import { readServerPublicKey, readSessionKey, requireBase64, unwrapSessionKey } from './received.js'

/** What goes with a private key that is not in a PKCS#12 file. */
export interface KeyFileOptions {
  readonly password?: string
  readonly certificatePem?: string
}

/** A key pair that was made here. */
export interface GeneratedKey {
  readonly keyClient: KeyClient
  /** PKCS#8. Keep it safe: it is the device. */
  readonly privateKeyPem: string
  readonly certificatePem: string
  /** The bytes of the .crt file to upload (T136, or the portal). */
  readonly certificate: Buffer
  /** SHA-256 of the certificate. */
  readonly fingerprint: string
}

/**
 * Holds a device's private key, and what the authority hands out for it. It signs and unwraps; the key itself never leaves,
 * and never shows in logs.
 */
export class KeyClient {
  #privateKey: KeyObject | undefined
  readonly #certificate: X509Certificate | undefined
  readonly #whiteBox: WhiteBoxOptions | undefined
  #clientPriKey: string | undefined
  #keyTable: string | undefined
  #serverPublicKey: KeyObject | undefined
  #aesKey: Buffer | undefined
  #signature: string | undefined

  private constructor(source: {
    privateKey?: KeyObject
    certificate?: X509Certificate | undefined
    whiteBox?: WhiteBoxOptions
  }) {
    this.#privateKey = source.privateKey && requireRsa2048(source.privateKey)
    this.#certificate = source.certificate
    this.#whiteBox = source.whiteBox
  }

  /**
   * Reads a .p12 / .pfx file, modern or legacy.
   * @param options `alias` is the friendly name of the key, where the file holds several.
   * @throws ConfigurationError on a wrong password, a broken file or a key that is not RSA 2048.
   */
  static async fromPkcs12(
    bytes: Uint8Array,
    password: string,
    options: { readonly alias?: string } = {},
  ): Promise<KeyClient> {
    return new KeyClient(readPkcs12(bytes, password, options.alias))
  }

  /**
   * Reads a private key from text: PEM as PKCS#8 or PKCS#1, encrypted or not, or the base64 of one without its lines.
   * @throws ConfigurationError when it cannot be read, is not RSA 2048 or does not belong to the certificate.
   */
  static fromPem(pem: string, options: KeyFileOptions = {}): KeyClient {
    return KeyClient.#ofFile(readPem(pem, options.password), options)
  }

  /**
   * Reads a private key from bytes: PKCS#8 or PKCS#1 in DER, and PKCS#8 that is encrypted.
   * @throws ConfigurationError like `fromPem`.
   */
  static fromDer(bytes: Uint8Array, options: KeyFileOptions = {}): KeyClient {
    return KeyClient.#ofFile(readDer(bytes, options.password), options)
  }

  static #ofFile(privateKey: KeyObject, { certificatePem: pem }: KeyFileOptions): KeyClient {
    return new KeyClient({
      privateKey,
      certificate: pem === undefined ? undefined : certificateOf(privateKey, pem),
    })
  }

  /**
   * Makes a key pair and its self-signed certificate, to be registered for the device.
   * @throws InvalidInputError when the certificate cannot be made like this.
   */
  static async generate(options: GenerateOptions): Promise<GeneratedKey> {
    const { privateKey, certificate: bytes } = await generatePair(options)
    const certificate = new X509Certificate(bytes)
    return {
      keyClient: new KeyClient({ privateKey, certificate }),
      privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      certificatePem: certificatePem(bytes),
      certificate: bytes,
      fingerprint: certificate.fingerprint256,
    }
  }

  /**
   * For a device (AP01) whose private key the authority keeps: there is none until T102 was called and its answer given
   * to `setClientPrivateKey` and `setKeyTable`.
   */
  static forWhiteBox(whiteBox: WhiteBoxOptions): KeyClient {
    return new KeyClient({ whiteBox })
  }

  /**
   * Takes the protected private key of T102. It is opened when it is first needed. A client that was made from a private key of
   * its own keeps that key: none that came over the network replaces it.
   */
  setClientPrivateKey(clientPriKey: string): void {
    const text = requireBase64('setClientPrivateKey', clientPriKey)
    if (!this.#whiteBox) return
    this.#clientPriKey = text
    this.#privateKey = undefined
  }

  /** Takes the table of T102 that opens the private key; passed over like `setClientPrivateKey`. */
  setKeyTable(keyTable: string): void {
    const text = requireBase64('setKeyTable', keyTable)
    if (!this.#whiteBox) return
    this.#keyTable = text
    this.#privateKey = undefined
  }

  /** Takes the authority's public key (T102): base64 or PEM. */
  setServerPublicKey(serverPubKey: string): void {
    this.#serverPublicKey = readServerPublicKey('setServerPublicKey', serverPubKey)
  }

  /** Takes the session key of T104: `passowrdDes` as it came, or base64 of the 16 bytes. */
  setAesKey(passowrdDes: string): void {
    this.#aesKey = readSessionKey('setAesKey', passowrdDes, () => this.signingKey)
  }

  /**
   * Opens the session key of T104 without keeping it: whoever holds the session keeps it.
   * @throws ConfigurationError when it was wrapped for another key pair.
   */
  openSessionKey(passowrdDes: string): Buffer {
    return unwrapSessionKey(this.signingKey, Buffer.from(passowrdDes, 'base64'))
  }

  /** Takes the `sign` of T104. What it signs is unpublished; it is only kept. */
  setSignature(sign: string): void {
    this.#signature = requireBase64('setSignature', sign)
  }

  /** Whether there is a private key. One behind a white box counts before it is opened. */
  get hasPrivateKey(): boolean {
    return (
      this.#privateKey !== undefined || (this.#clientPriKey !== undefined && this.#keyTable !== undefined)
    )
  }

  /**
   * The key for signing, for the envelope only.
   * @throws ConfigurationError when there is none, or the white box does not open.
   */
  get signingKey(): KeyObject {
    this.#privateKey ??= this.#openWhiteBox()
    return this.#privateKey
  }

  /** The public half: what is registered with the authority. */
  get publicKey(): KeyObject {
    return createPublicKey(this.signingKey)
  }

  /** The authority's public key, when T102 gave it. */
  get serverPublicKey(): KeyObject | undefined {
    return this.#serverPublicKey
  }

  /** The session key, when T104 gave it; for the envelope only. */
  get aesKey(): Buffer | undefined {
    return this.#aesKey
  }

  /** The `sign` of T104, when it was given. */
  get signature(): string | undefined {
    return this.#signature
  }

  /** Public facts only. */
  inspect(): KeyFacts {
    return {
      algorithm: 'rsa',
      bits: this.#privateKey?.asymmetricKeyDetails?.modulusLength ?? 0,
      hasPrivateKey: this.hasPrivateKey,
      hasServerPublicKey: this.#serverPublicKey !== undefined,
      hasSessionKey: this.#aesKey !== undefined,
      ...(this.#whiteBox ? { whiteBox: this.#whiteBox.whiteBox.name } : {}),
      ...(this.#certificate ? { certificate: factsOf(this.#certificate) } : {}),
    }
  }

  toJSON(): KeyFacts {
    return this.inspect()
  }

  [inspect.custom](): string {
    return `KeyClient ${JSON.stringify(this.inspect())}`
  }

  #openWhiteBox(): KeyObject {
    const [clientPriKey, keyTable] = [this.#clientPriKey, this.#keyTable]
    if (!this.#whiteBox || clientPriKey === undefined || keyTable === undefined) throw keyMissing()
    return openPrivateKey(this.#whiteBox, clientPriKey, keyTable)
  }
}
