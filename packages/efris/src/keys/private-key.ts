import { createPrivateKey, type KeyObject, type X509Certificate } from 'node:crypto'
import { ConfigurationError } from '@risiti/core'
import { type WhiteBox, WhiteBoxError, type WhiteBoxInput } from '../crypto/white-box.js'
import { readCertificate } from './facts.js'

export interface WhiteBoxOptions {
  /** A row of WHITE_BOXES, or an object of your own. */
  readonly whiteBox: WhiteBox
  /** What the scheme needs besides what T102 hands out. */
  readonly context?: Pick<WhiteBoxInput, 'taxpayerId' | 'date'>
}

/** Opens the private key that T102 handed out. @throws ConfigurationError naming the part that is wrong. */
export function openPrivateKey(
  { whiteBox, context }: WhiteBoxOptions,
  clientPriKey: string,
  keyTable: string,
): KeyObject {
  let key: KeyObject
  try {
    const der = whiteBox.open({ clientPriKey, keyTable, ...context })
    key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  } catch (error) {
    throw whiteBoxClosed(whiteBox.name, error)
  }
  return requireRsa2048(key)
}

const PARTS = {
  clientPriKey: 'clientPriKey',
  keyTable: 'keyTable',
  taxpayerId: 'context.taxpayerId',
  date: 'context.date',
  together: 'clientPriKey and what opens it',
} as const

function whiteBoxClosed(name: string, error: unknown): ConfigurationError {
  const isOurs = error instanceof WhiteBoxError
  return new ConfigurationError({
    code: 'white-box-closed',
    message: `The white box "${name}" does not open the private key.`,
    cause: isOurs ? `${PARTS[error.part]}: ${error.message}.` : 'What it gives is no private key (PKCS#8).',
    fix: "Give the clientPriKey and keyTable of one and the same T102 answer, and the white box of this device's maker.",
  })
}

/** There is no private key, and how to get one. */
export function keyMissing(): ConfigurationError {
  return new ConfigurationError({
    code: 'key-missing',
    message: 'There is no private key yet.',
    cause: 'The authority keeps the key of this device, and it was not fetched.',
    fix: 'Call clientInit (T102) and give its clientPriKey and keyTable to setClientPrivateKey and setKeyTable.',
    operation: 'clientInit',
  })
}

/** The certificate of a key. @throws ConfigurationError when it is none, or that of another key. */
export function certificateOf(key: KeyObject, pem: string): X509Certificate {
  const certificate = readCertificate(pem)
  if (certificate?.checkPrivateKey(key)) return certificate
  throw new ConfigurationError({
    code: 'key-certificate-unsuitable',
    message: 'The certificate does not go with the private key.',
    cause: certificate ? 'It holds the public key of another key pair.' : 'It is not a PEM certificate.',
    fix: 'Give the certificate that was made for this key, or leave it out.',
  })
}

/** The authority takes RSA 2048 only (return code 2179). */
export function requireRsa2048(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType === 'rsa' && key.asymmetricKeyDetails?.modulusLength === 2048) return key
  throw new ConfigurationError({
    code: 'key-unsuitable',
    message: 'The key is not an RSA key of 2048 bits.',
    cause:
      `It is ${key.asymmetricKeyType ?? 'unknown'} ${key.asymmetricKeyDetails?.modulusLength ?? ''}`.trim(),
    fix: 'Make an RSA key pair of 2048 bits and register its public key with URA (return code 2179).',
  })
}
