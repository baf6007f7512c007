import { createPublicKey, type KeyObject } from 'node:crypto'
import { ConfigurationError } from '@risiti/core'
import { unwrapRsa } from '../crypto/rsa.js'

/* What the authority hands out, and how it is read. */

const AES_KEY_BYTES = 16

/** Longer than a table of half a megabyte in base64, and no longer. */
const LONGEST = 1024 * 1024

/** @throws ConfigurationError when a value is not text, or empty. */
export function requireText(setter: string, value: unknown): string {
  if (typeof value !== 'string') throw refused(setter, `It is ${typeof value}, not text.`)
  if (value.length > LONGEST) throw refused(setter, `It has ${value.length} characters.`)
  const text = value.trim()
  if (text === '') throw refused(setter, 'It is empty.')
  return text
}

/** @throws ConfigurationError when a text is not base64, in either alphabet. */
export function requireBase64(setter: string, value: unknown): string {
  const text = requireText(setter, value).replace(/\s+/g, '')
  if (/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return text
  throw refused(setter, 'It is not base64.')
}

/** The authority's public key: base64 of its SPKI form, or PEM. */
export function readServerPublicKey(setter: string, value: unknown): KeyObject {
  const text = requireText(setter, value)
  const key = publicKeyIn(text)
  if (key?.asymmetricKeyType === 'rsa') return key
  throw refused(
    setter,
    key ? `It is a key of kind ${key.asymmetricKeyType}, not RSA.` : 'It is no public key.',
  )
}

/** A private key would do for Node, but nobody sends one of theirs. */
function publicKeyIn(text: string): KeyObject | undefined {
  try {
    if (/PRIVATE/.test(text)) return undefined
    if (text.startsWith('-----')) return createPublicKey(text)
    return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
  } catch {
    return undefined
  }
}

/**
 * The session key of T104: base64 of 16 bytes, or what T104 says, which is the same wrapped with RSA for the device.
 * @param privateKey is asked for in the second case only.
 */
export function readSessionKey(setter: string, value: unknown, privateKey: () => KeyObject): Buffer {
  const bytes = Buffer.from(requireBase64(setter, value), 'base64')
  if (bytes.length === AES_KEY_BYTES) return bytes
  if (bytes.length === 256) return unwrapSessionKey(privateKey(), bytes)
  throw refused(
    setter,
    `It has ${bytes.length} bytes: neither 16, a key, nor 256, a key wrapped with RSA. Papers that print a key of 8 characters are wrong.`,
  )
}

/**
 * The session key of T104: RSA, then 24 characters of base64 that are the 16 key bytes.
 * @throws ConfigurationError when the authority wrapped it for another key pair.
 */
export function unwrapSessionKey(privateKey: KeyObject, wrapped: Buffer): Buffer {
  let key = Buffer.alloc(0)
  try {
    key = Buffer.from(unwrapRsa(privateKey, wrapped).toString('latin1'), 'base64')
  } catch {
    // Told below, like a key of the wrong length.
  }
  if (key.length === AES_KEY_BYTES) return key
  throw new ConfigurationError({
    code: 'session-key-not-for-us',
    message: "The session key cannot be unwrapped with this device's private key.",
    cause: 'The authority wrapped it for another public key than the one of this device.',
    fix: "Register this key pair's public key for the device in the portal, or use the private key that belongs to it.",
    operation: 'getSymmetricKey',
  })
}

function refused(setter: string, cause: string): ConfigurationError {
  return new ConfigurationError({
    code: 'key-setting-invalid',
    message: `KeyClient.${setter} was given something else than it takes.`,
    cause,
    fix: `Give it ${WANTED[setter]}, unchanged.`,
  })
}

const WANTED: Readonly<Record<string, string>> = {
  setClientPrivateKey: 'the clientPriKey of T102',
  setKeyTable: 'the keyTable of T102',
  setServerPublicKey: 'the serverPubKey of T102',
  setAesKey: 'the passowrdDes of T104',
  setSignature: 'the sign of T104',
}
