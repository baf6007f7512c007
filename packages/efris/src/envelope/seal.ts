import type { KeyObject } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { encryptAes } from '../crypto/aes.js'
import { encryptBlocks, signRsa } from '../crypto/rsa.js'
import type { Suite } from '../crypto/suites.js'
import type { DataDescription } from './shape.js'

/** The `data` part of a message, ready to be put on the wire. */
export interface SealedData {
  readonly content: string
  readonly signature: string
  readonly dataDescription: DataDescription
}

export interface SealOptions {
  readonly suite: Suite
  /** The session key. Without the key that the suite's cipher asks for, the content is plain base64. */
  readonly aesKey?: Uint8Array | undefined
  /** The other side's public key, for suites that seal with RSA. */
  readonly publicKey?: KeyObject | undefined
  /** Signs the content; without it the signature is empty. */
  readonly signingKey?: KeyObject | undefined
  /** Compresses around the cipher, as the authority does with large answers. */
  readonly gzip?: boolean
}

const NOTHING: SealedData = {
  content: '',
  signature: '',
  dataDescription: { codeType: '0', encryptCode: '1', zipCode: '0' },
}

/** Seals an inner message. No text is no inner message: empty content with an empty signature. */
export async function seal(json: string | undefined, options: SealOptions): Promise<SealedData> {
  if (!json) return NOTHING
  const { suite, signingKey, gzip } = options
  const encrypt = cipherOf(options)
  const bytes = encrypt ? encrypt(innerBytes(json, suite)) : Buffer.from(json)
  const content = (gzip ? gzipSync(bytes) : bytes).toString('base64')
  return {
    content,
    signature: await signText(content, suite, signingKey),
    dataDescription: {
      codeType: encrypt ? '1' : '0',
      encryptCode: encrypt && suite.cipher === 'aes' ? '2' : '1',
      zipCode: gzip ? '1' : '0',
    },
  }
}

/** Signs a text as the suite says, in base64: the content of a message, or one document of a batch. No key, no signature. */
export async function signText(
  text: string,
  { signatureHash }: Suite,
  key: KeyObject | undefined,
): Promise<string> {
  if (!key || signatureHash === 'none') return ''
  return (await signRsa(signatureHash, key, Buffer.from(text))).toString('base64')
}

function cipherOf(options: SealOptions): ((plain: Buffer) => Buffer) | undefined {
  const { suite, aesKey, publicKey } = options
  if (suite.cipher === 'aes' && aesKey) return (plain) => encryptAes(aesKey, plain)
  if (suite.cipher === 'rsa' && publicKey) return (plain) => encryptBlocks(publicKey, plain)
  return undefined
}

function innerBytes(json: string, { innerBase64 }: Suite): Buffer {
  return Buffer.from(innerBase64 ? Buffer.from(json).toString('base64') : json)
}

/**
 * Writes the outer message around sealed data. Concatenated rather than serialised: base64 needs no escaping, and the
 * content can be large.
 */
export function writeEnvelope(
  data: SealedData,
  globalInfo: object,
  state: { readonly returnCode: string; readonly returnMessage: string } = {
    returnCode: '',
    returnMessage: '',
  },
): string {
  const description = JSON.stringify(data.dataDescription)
  const head = `{"data":{"content":"${data.content}","signature":"${data.signature}","dataDescription":${description}}`
  return `${head},"globalInfo":${JSON.stringify(globalInfo)},"returnStateInfo":${JSON.stringify(state)}}`
}
