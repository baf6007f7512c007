import { isUtf8 } from 'node:buffer'
import type { KeyObject } from 'node:crypto'
import { gunzipSync, constants as zlib } from 'node:zlib'
import { decryptAes } from '../crypto/aes.js'
import { decryptBlocks, verifyRsa } from '../crypto/rsa.js'
import type { Suite } from '../crypto/suites.js'
import { type Envelope, envelopeSchema } from './shape.js'

/** A message that cannot be opened. Says at which layer; never holds key bytes. */
export class OpenError extends Error {
  override readonly name = 'OpenError'
  constructor(
    readonly layer: 'json' | 'shape' | 'base64' | 'signature' | 'gzip' | 'cipher' | 'inner-json',
    message: string,
  ) {
    super(message)
  }
}

export interface OpenOptions {
  readonly suite: Suite
  /** The session key. */
  readonly aesKey?: Uint8Array | undefined
  /** The reader's own private key, for suites that seal with RSA. */
  readonly privateKey?: KeyObject | undefined
  /** How large an inner message may grow; 256 MB without it. */
  readonly maxBytes?: number | undefined
}

/** No inner message grows beyond this: a bound against compressed bombs. */
export const MAX_INNER_BYTES = 256 * 1024 * 1024

/** Cipher text comes in whole blocks. */
const BLOCK_BYTES = 16

/** Reads the outer message. @throws OpenError with the layer that failed. */
export function readEnvelope(text: string): Envelope {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new OpenError('json', 'the outer message is not JSON')
  }
  const result = envelopeSchema.safeParse(json)
  if (result.success) return result.data
  const where = result.error.issues[0]?.path.join('.') ?? ''
  throw new OpenError('shape', `the outer message does not have the documented shape at "${where}"`)
}

/** What lay around an inner message. */
export type Layer = 'base64' | 'gzip' | Exclude<Suite['cipher'], 'none'>

/** An inner message out of its layers. */
export interface Opened {
  readonly text: string
  /** What was taken off, from the outside in. */
  readonly layers: readonly Layer[]
}

/**
 * Opens `data.content` to the text of the inner message; `undefined` when there is none.
 * @throws OpenError with the layer that failed.
 */
export function openContent(data: Envelope['data'], options: OpenOptions): string | undefined {
  return openLayers(data, options)?.text
}

/**
 * Opens `data.content` and tells what was around the inner message; `undefined` when there is none. The flags of a
 * message are hints only: layers are recognised by what the bytes are (docs/evidence/efris.md).
 * @throws OpenError with the layer that failed.
 */
export function openLayers(data: Envelope['data'], options: OpenOptions): Opened | undefined {
  if (!data.content) return undefined
  const content = fromBase64(data.content)
  const zipped = data.dataDescription?.zipCode === '1'
  const bytes = decompress(content, zipped && !hasKey(options), options)
  const plain = isPlain(bytes, options) ? bytes : decrypt(bytes, options)
  const inner = decompress(plain, true, options)
  const taken = (layer: string, before: Buffer, after: Buffer) => (before === after ? [] : [layer as Layer])
  return {
    text: inner.toString('utf8'),
    layers: [
      'base64',
      ...taken('gzip', content, bytes),
      ...taken(options.suite.cipher, bytes, plain),
      ...taken('gzip', plain, inner),
    ],
  }
}

/** Strict about the alphabet and about padding in mid-string, which Node's own decoder lets pass. */
function fromBase64(text: string): Buffer {
  const compact = text.replace(/\s+/g, '')
  const padding = compact.indexOf('=')
  if (/[^A-Za-z0-9+/=]/.test(compact) || (padding >= 0 && !/^={1,2}$/.test(compact.slice(padding)))) {
    throw new OpenError('base64', 'the content is not base64')
  }
  return Buffer.from(compact, 'base64')
}

/**
 * Decompresses what begins like gzip. So does one cipher text in 65,536, which then fails to decompress: whole cipher
 * blocks are passed on, unless they must be compressed because nothing else could open them.
 */
function decompress(
  bytes: Buffer,
  mustBeCompressed: boolean,
  { maxBytes = MAX_INNER_BYTES }: OpenOptions,
): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    // Live answers were seen to end without a clean gzip trailer.
    return gunzipSync(bytes, { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: maxBytes })
  } catch {
    if (!mustBeCompressed && bytes.length % BLOCK_BYTES === 0) return bytes
    throw new OpenError('gzip', 'the content says it is compressed but cannot be decompressed')
  }
}

/**
 * Text is no cipher text. Whole blocks that happen to be text might be: with a key at hand, those must be JSON too.
 */
function isPlain(bytes: Buffer, options: OpenOptions): boolean {
  if (!isUtf8(bytes)) return false
  return !hasKey(options) || bytes.length % BLOCK_BYTES !== 0 || isJson(bytes)
}

function hasKey({ suite, aesKey, privateKey }: OpenOptions): boolean {
  return suite.cipher === 'aes' ? aesKey !== undefined : suite.cipher === 'rsa' && privateKey !== undefined
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'))
    return true
  } catch {
    return false
  }
}

function decrypt(bytes: Buffer, options: OpenOptions): Buffer {
  if (!hasKey(options))
    throw new OpenError('cipher', 'the content is encrypted and there is no key to open it')
  let plain: Buffer
  try {
    plain = decipher(bytes, options)
  } catch {
    throw new OpenError('cipher', 'the content could not be decrypted with the key at hand')
  }
  return options.suite.innerBase64 ? fromBase64(plain.toString('latin1')) : plain
}

function decipher(bytes: Buffer, { suite, aesKey, privateKey }: OpenOptions): Buffer {
  return suite.cipher === 'aes' ? decryptAes(aesKey!, bytes) : decryptBlocks(privateKey!, bytes)
}

/**
 * Whether the authority signed this content. What it signs is unpublished; here it is what clients sign, the base64 text.
 * Content that is empty proves nothing.
 */
export function isAuthentic(data: Envelope['data'], { signatureHash }: Suite, serverKey: KeyObject): boolean {
  if (!data.content || signatureHash === 'none') return true
  return verifyRsa(
    signatureHash,
    serverKey,
    Buffer.from(data.content),
    Buffer.from(data.signature ?? '', 'base64'),
  )
}
