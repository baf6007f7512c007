import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/**
 * Seals what must not lie on disk in clear: AES-256-GCM, with the name of the record bound in, so that a sealed value
 * moved to another record does not open.
 */
export interface Sealer {
  seal(record: string, plain: string): Buffer
  /** @throws Error when the key or the record is another, or the bytes were changed. */
  open(record: string, sealed: Uint8Array): string
}

const VERSION = 1
const KEY_ID_BYTES = 4
const IV_BYTES = 12
const TAG_BYTES = 16
const HEADER_BYTES = 1 + KEY_ID_BYTES + IV_BYTES + TAG_BYTES

/** @param masterKey 32 bytes. */
export function createSealer(masterKey: Uint8Array): Sealer {
  if (masterKey.length !== 32) throw new Error(`The master key has 32 bytes, not ${masterKey.length}.`)
  const keyId = createHash('sha256').update(masterKey).digest().subarray(0, KEY_ID_BYTES)
  return {
    seal(record, plain) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', masterKey, iv).setAAD(Buffer.from(record))
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(VERSION), keyId, iv, cipher.getAuthTag(), sealed])
    },
    open(record, sealed) {
      const bytes = Buffer.from(sealed)
      if (bytes[0] !== VERSION || !bytes.subarray(1, 1 + KEY_ID_BYTES).equals(keyId)) {
        throw new Error('This was sealed with another master key.')
      }
      const ivAt = 1 + KEY_ID_BYTES
      const decipher = createDecipheriv('aes-256-gcm', masterKey, bytes.subarray(ivAt, ivAt + IV_BYTES))
      decipher.setAAD(Buffer.from(record)).setAuthTag(bytes.subarray(ivAt + IV_BYTES, HEADER_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(HEADER_BYTES)), decipher.final()]).toString('utf8')
    },
  }
}
