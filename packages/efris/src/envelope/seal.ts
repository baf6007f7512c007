import type { KeyObject } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { encryptAes } from '../crypto/aes.js'
import { signRsa } from '../crypto/rsa.js'
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
  /** Encrypts the content; without it the content is plain base64. */
  readonly aesKey?: Uint8Array | undefined
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
  const plain = Buffer.from(
    options.suite.innerBase64 && options.aesKey ? Buffer.from(json).toString('base64') : json,
  )
  const cipher = options.aesKey ? encryptAes(options.aesKey, plain) : plain
  const content = (options.gzip ? gzipSync(cipher) : cipher).toString('base64')
  return {
    content,
    signature: options.signingKey ? await signContent(content, options.suite, options.signingKey) : '',
    dataDescription: {
      codeType: options.aesKey ? '1' : '0',
      encryptCode: options.aesKey ? '2' : '1',
      zipCode: options.gzip ? '1' : '0',
    },
  }
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

async function signContent(content: string, suite: Suite, key: KeyObject): Promise<string> {
  return (await signRsa(suite.signatureHash, key, Buffer.from(content, 'latin1'))).toString('base64')
}
