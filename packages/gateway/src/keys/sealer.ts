import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { drawBytes } from '../random-bytes.js'

/**
 * Seals what must not lie on disk in clear: AES-256-GCM, with the name of the record bound in, so that a sealed value
 * moved to another record does not open. What is sealed carries the id of its key.
 */
export interface Sealer {
  /** Seals with the newest key. */
  seal(record: string, plain: string): Buffer
  /** The same for what is no text. */
  sealBytes(record: string, plain: Uint8Array): Buffer
  /** Opens with whichever key it was sealed with. @throws Error when that key was not given, the record is another, or the bytes were changed. */
  open(record: string, sealed: Uint8Array): string
  openBytes(record: string, sealed: Uint8Array): Buffer
  /** Seals anew what a former key sealed. @returns undefined when the newest key sealed it. @throws Error as `open` does. */
  reseal(record: string, sealed: Uint8Array): Buffer | undefined
  /** Id of the newest key. */
  readonly keyId: string
  /** Ids of the former keys that were given. */
  readonly formerKeyIds: readonly string[]
}

const CIPHER = 'aes-256-gcm'
const VERSION = 1
const KEY_ID_BYTES = 4
const IV_BYTES = 12
const TAG_BYTES = 16
const IV_AT = 1 + KEY_ID_BYTES
const HEADER_BYTES = IV_AT + IV_BYTES + TAG_BYTES

/** A shorter tag, of as little as four bytes, is none: it would be guessed. */
const WHOLE_TAG = { authTagLength: TAG_BYTES }

/**
 * @param masterKey 32 bytes.
 * @param formerKeys those that sealed before, as long as something may be sealed with them.
 */
export function createSealer(masterKey: Uint8Array, formerKeys: readonly Uint8Array[] = []): Sealer {
  const keys = new Map([...formerKeys, masterKey].map((key) => [keyIdOf(key), key]))
  const keyId = keyIdOf(masterKey)
  const label = Buffer.concat([Buffer.of(VERSION), Buffer.from(keyId, 'hex')])
  const seal = (record: string, plain: Uint8Array): Buffer => {
    const iv = drawBytes(IV_BYTES)
    const cipher = createCipheriv(CIPHER, masterKey, iv, WHOLE_TAG).setAAD(Buffer.from(record))
    const sealed = [cipher.update(plain), cipher.final()]
    return Buffer.concat([label, iv, cipher.getAuthTag(), ...sealed])
  }
  const open = (record: string, sealed: Uint8Array): Buffer => {
    const bytes = Buffer.from(sealed)
    const key = keys.get(sealingKeyId(bytes))
    if (bytes[0] !== VERSION || !key) throw new Error('This was sealed with another master key.')
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(IV_AT, IV_AT + IV_BYTES), WHOLE_TAG)
    decipher.setAAD(Buffer.from(record)).setAuthTag(bytes.subarray(IV_AT + IV_BYTES, HEADER_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(HEADER_BYTES)), decipher.final()])
  }
  return {
    seal: (record, plain) => seal(record, Buffer.from(plain, 'utf8')),
    sealBytes: seal,
    openBytes: open,
    open: (record, sealed) => open(record, sealed).toString('utf8'),
    reseal: (record, sealed) =>
      sealingKeyId(sealed) === keyId ? undefined : seal(record, open(record, sealed)),
    keyId,
    formerKeyIds: [...keys.keys()].filter((id) => id !== keyId),
  }
}

/** Names a key and tells nothing of it: 8 hexadecimal characters of its SHA-256. @throws Error when it has not 32 bytes. */
export function keyIdOf(masterKey: Uint8Array): string {
  if (masterKey.length !== 32) throw new Error(`The master key has 32 bytes, not ${masterKey.length}.`)
  return createHash('sha256').update(masterKey).digest().subarray(0, KEY_ID_BYTES).toString('hex')
}

/** Id of the key that sealed this. */
export function sealingKeyId(sealed: Uint8Array): string {
  return Buffer.from(sealed.subarray(1, IV_AT)).toString('hex')
}
