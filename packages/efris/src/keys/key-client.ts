import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { inspect } from 'node:util'
import { ConfigurationError } from '@risiti/core'
import { readPemKey } from './pem.js'
import { readPkcs12 } from './pkcs12.js'

/** What may be told about a key. */
export interface KeyFacts {
  readonly algorithm: 'rsa'
  readonly bits: number
  /** SHA-256 fingerprint of the certificate, when there is one. */
  readonly certificateFingerprint?: string
  /** When the certificate ends (UTC, ISO 8601), when there is one. */
  readonly certificateValidTo?: string
}

/** Holds a device's private key. It signs and unwraps; the key itself never leaves, and never shows in logs. */
export class KeyClient {
  readonly #privateKey: KeyObject
  readonly #certificate: X509Certificate | undefined

  private constructor(privateKey: KeyObject, certificatePem?: string) {
    this.#privateKey = requireRsa2048(privateKey)
    this.#certificate = certificatePem === undefined ? undefined : certificateOf(privateKey, certificatePem)
  }

  /**
   * Reads a .p12 / .pfx file.
   * @throws ConfigurationError on a wrong password, a broken file or a key that is not RSA 2048.
   */
  static async fromPkcs12(bytes: Uint8Array, password: string): Promise<KeyClient> {
    const contents = await readPkcs12(bytes, password)
    return new KeyClient(contents.privateKey, contents.certificatePem)
  }

  /**
   * Reads a PEM private key, encrypted or not.
   * @throws ConfigurationError when it cannot be read, is not RSA 2048 or does not belong to the certificate.
   */
  static fromPem(
    pem: string,
    options: { readonly password?: string; readonly certificatePem?: string } = {},
  ): KeyClient {
    let key: KeyObject
    try {
      key = readPemKey(pem, options.password)
    } catch {
      throw new ConfigurationError({
        code: 'key-file-unreadable',
        message: 'The private key cannot be read.',
        cause:
          options.password === undefined
            ? 'It is not a PEM private key, or it is encrypted.'
            : 'It is not a PEM private key, or the password is wrong.',
        fix: 'Give the text between and including the BEGIN and END lines, and the password if it has one.',
      })
    }
    return new KeyClient(key, options.certificatePem)
  }

  /** The key for signing, for the envelope only. */
  get signingKey(): KeyObject {
    return this.#privateKey
  }

  /** The public half: what is registered with the authority. */
  get publicKey(): KeyObject {
    return createPublicKey(this.#privateKey)
  }

  /** Public facts only. */
  inspect(): KeyFacts {
    const certificate = this.#certificate
    return {
      algorithm: 'rsa',
      bits: this.#privateKey.asymmetricKeyDetails?.modulusLength ?? 0,
      ...(certificate
        ? {
            certificateFingerprint: certificate.fingerprint256,
            certificateValidTo: new Date(certificate.validTo).toISOString(),
          }
        : {}),
    }
  }

  toJSON(): KeyFacts {
    return this.inspect()
  }

  [inspect.custom](): string {
    return `KeyClient ${JSON.stringify(this.inspect())}`
  }
}

function certificateOf(key: KeyObject, pem: string): X509Certificate {
  let certificate: X509Certificate | undefined
  try {
    certificate = new X509Certificate(pem)
  } catch {
    // Told below, together with the certificate of another key.
  }
  if (certificate?.checkPrivateKey(key)) return certificate
  throw new ConfigurationError({
    code: 'key-certificate-unsuitable',
    message: 'The certificate does not go with the private key.',
    cause: certificate ? 'It holds the public key of another key pair.' : 'It is not a PEM certificate.',
    fix: 'Give the certificate that was made for this key, or leave it out.',
  })
}

/** The authority takes RSA 2048 only (return code 2179). */
function requireRsa2048(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType === 'rsa' && key.asymmetricKeyDetails?.modulusLength === 2048) return key
  throw new ConfigurationError({
    code: 'key-unsuitable',
    message: 'The key is not an RSA key of 2048 bits.',
    cause:
      `It is ${key.asymmetricKeyType ?? 'unknown'} ${key.asymmetricKeyDetails?.modulusLength ?? ''}`.trim(),
    fix: 'Make an RSA key pair of 2048 bits and register its public key with URA (return code 2179).',
  })
}
