import type { KeyObject } from 'node:crypto'
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
}

const NOTHING: SealedData = {
  content: '',
  signature: '',
  dataDescription: { codeType: '0', encryptCode: '1', zipCode: '0' },
}

/** Seals an inner message. No text is no inner message: empty content with an empty signature. */
export async function seal(json: string | undefined, options: SealOptions): Promise<SealedData> {
  if (!json) return NOTHING
  const { suite, signingKey } = options
  const cipher = cipherOf(options)
  const plain = Buffer.from(json)
  const content = (cipher ? cipher.encrypt(plain) : plain).toString('base64')
  return {
    content,
    signature: await signText(content, suite, signingKey),
    dataDescription: {
      codeType: cipher ? '1' : '0',
      encryptCode: cipher ? cipher.encryptCode : '1',
      zipCode: '0',
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

/** What encrypts content, and the flag that says so. */
export interface ContentCipher {
  readonly encryptCode: Exclude<DataDescription['encryptCode'], '0'>
  encrypt(plain: Buffer): Buffer
}

/** The cipher of a suite, where its key is at hand. */
export function cipherOf(
  options: Pick<SealOptions, 'suite' | 'aesKey' | 'publicKey'>,
): ContentCipher | undefined {
  const { suite, aesKey, publicKey } = options
  const inner = (plain: Buffer) => (suite.innerBase64 ? Buffer.from(plain.toString('base64')) : plain)
  if (suite.cipher === 'aes' && aesKey)
    return { encryptCode: '2', encrypt: (plain) => encryptAes(aesKey, inner(plain)) }
  if (suite.cipher === 'rsa' && publicKey)
    return { encryptCode: '1', encrypt: (plain) => encryptBlocks(publicKey, inner(plain)) }
  return undefined
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
