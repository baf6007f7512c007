import { createCipheriv, createDecipheriv } from 'node:crypto'
import { type Derivation, isWithinBounds, SALT_BYTES } from './passphrase.js'

/*
 * A sealed record: "RISITIK", the version of this form, N as an exponent, r, p (a byte each), salt, nonce, tag, and then
 * the text under AES-256-GCM. All that stands before the nonce is authenticated too, and so is whose record it is.
 */

const HEAD = Buffer.from('RISITIK\x01', 'latin1')
const NONCE_AT = HEAD.length + 3 + SALT_BYTES
const NONCE_BYTES = 12
const TAG_AT = NONCE_AT + NONCE_BYTES
const TAG_BYTES = 16
const TEXT_AT = TAG_AT + TAG_BYTES

const CIPHER = 'aes-256-gcm'
const GCM = { authTagLength: TAG_BYTES }

/**
 * @param owner whose record it is: it opens for the same text only.
 * @param random gives that many random bytes; a nonce must never come twice.
 */
export function sealRecord(
  text: string,
  owner: string,
  { key, derivation, random }: { key: Buffer; derivation: Derivation; random: (size: number) => Uint8Array },
): Buffer {
  const { cost, blockSize, parallel, salt } = derivation
  const head = Buffer.concat([HEAD, Buffer.of(cost, blockSize, parallel), salt])
  const nonce = random(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, GCM).setAAD(Buffer.concat([head, Buffer.from(owner)]))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed])
}

/** How the key of a record is made; `undefined` when the bytes are no such record. */
export function derivationOf(bytes: Buffer): Derivation | undefined {
  if (bytes.length < TEXT_AT || !bytes.subarray(0, HEAD.length).equals(HEAD)) return undefined
  const [cost = 0, blockSize = 0, parallel = 0] = bytes.subarray(HEAD.length)
  const derivation = { cost, blockSize, parallel, salt: bytes.subarray(NONCE_AT - SALT_BYTES, NONCE_AT) }
  return isWithinBounds(derivation) ? derivation : undefined
}

/** @throws Error when the key or the owner is another, or any byte was changed. */
export function openRecord(bytes: Buffer, owner: string, key: Buffer): string {
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(NONCE_AT, TAG_AT), GCM)
    .setAAD(Buffer.concat([bytes.subarray(0, NONCE_AT), Buffer.from(owner)]))
    .setAuthTag(bytes.subarray(TAG_AT, TEXT_AT))
  return Buffer.concat([decipher.update(bytes.subarray(TEXT_AT)), decipher.final()]).toString('utf8')
}
