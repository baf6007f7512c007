import { hash, randomBytes, timingSafeEqual } from 'node:crypto'

/** So that a key is recognised wherever it turns up: in a log, in a repository, by a scanner. */
const PREFIX = 'risiti'

const SECRET_BYTES = 32

const FORM = /^risiti_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/

/** A key as it is given out, once, and what is kept of it. */
export interface MadeKey {
  /** `key_…`, by which it is found and shown. */
  readonly id: string
  /** What the holder sends. */
  readonly text: string
  /** SHA-256 of the text. It is of 256 random bits, so nothing slower is needed. */
  readonly hash: Uint8Array
}

/** Makes a key. @param random 32 hexadecimal characters that become its id. */
export function makeKey(random: string): MadeKey {
  const text = `${PREFIX}_${random}_${randomBytes(SECRET_BYTES).toString('base64url')}`
  return { id: `key_${random}`, text, hash: digestOf(text) }
}

/** The id that a key names; undefined where the text has not the form of one. */
export function keyIdIn(text: string): string | undefined {
  const random = FORM.exec(text)?.[1]
  return random === undefined ? undefined : `key_${random}`
}

/** What is kept and compared of a secret. */
export function digestOf(text: string): Uint8Array {
  return hash('sha256', text, 'buffer')
}

const NOBODY = new Uint8Array(32)

/** Whether a secret is the one whose digest is kept, in the same time whatever they are. @param kept undefined where there is none. */
export function isSecret(text: string, kept: Uint8Array | undefined): boolean {
  const isSame = timingSafeEqual(digestOf(text), kept ?? NOBODY)
  return isSame && kept !== undefined
}
