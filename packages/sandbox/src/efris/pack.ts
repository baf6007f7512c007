import type { KeyObject } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Suite } from '@risiti/efris/crypto'
import { cipherOf, type SealedData } from '@risiti/efris/envelope'

/** How answers are wrapped, where nothing is published or clients met several ways. */
export interface PackSwitches {
  /** Inner answers above this are compressed. */
  gzipAboveBytes: number
  /** Compresses inside the cipher instead of around it. */
  gzipInside: boolean
  /** How many bytes a compressed stream lacks at its end. */
  gzipCutBytes: number
}

export const PACK_SWITCHES: Readonly<PackSwitches> = {
  gzipAboveBytes: 8 * 1024,
  gzipInside: false,
  gzipCutBytes: 0,
}

export interface PackOptions extends PackSwitches {
  readonly suite: Suite
  /** Whether the interface's answer is sealed, as far as the suite does. */
  readonly isSealed: boolean
  readonly aesKey: Uint8Array | undefined
  /** The device's key, for suites that seal with RSA. */
  readonly publicKey: KeyObject | undefined
  /** What `encryptCode` says of content that is neither encrypted nor compressed, or not there. */
  readonly plainCode: '1' | '2'
}

type Packed = Omit<SealedData, 'signature'>
type Flags = SealedData['dataDescription']

/** Wraps an inner answer: cipher, gzip, base64, with flags that tell of the outermost layers. */
export function pack(json: string | undefined, options: PackOptions): Packed {
  const { plainCode, gzipAboveBytes, gzipInside } = options
  if (json === undefined) return packed(Buffer.alloc(0), ['0', plainCode, '0'])
  const plain = Buffer.from(json)
  const isLarge = plain.length > gzipAboveBytes
  const cipher = options.isSealed ? cipherOf(options) : undefined
  if (!cipher && !isLarge) return packed(plain, ['0', plainCode, '0'])
  if (!cipher) return packed(compress(plain, options), ['0', '2', '1'])
  if (isLarge && gzipInside)
    return packed(cipher.encrypt(compress(plain, options)), ['1', cipher.encryptCode, '0'])
  const sealed = cipher.encrypt(plain)
  return isLarge
    ? packed(compress(sealed, options), ['1', cipher.encryptCode, '1'])
    : packed(sealed, ['1', cipher.encryptCode, '0'])
}

function packed(
  bytes: Buffer,
  [codeType, encryptCode, zipCode]: readonly [Flags['codeType'], Flags['encryptCode'], Flags['zipCode']],
): Packed {
  return { content: bytes.toString('base64'), dataDescription: { codeType, encryptCode, zipCode } }
}

function compress(bytes: Buffer, { gzipCutBytes }: PackSwitches): Buffer {
  const stream = gzipSync(bytes)
  return stream.subarray(0, stream.length - gzipCutBytes)
}
