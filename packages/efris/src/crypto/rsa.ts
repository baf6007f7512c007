import { constants, createVerify, type KeyObject, privateDecrypt, publicEncrypt, sign } from 'node:crypto'

/** Hash of an RSASSA-PKCS1-v1_5 signature. */
export type SignatureHash = 'sha1' | 'sha256'

/** Signs on libuv's thread pool, so that several documents are signed at once. */
export function signRsa(hash: SignatureHash, key: KeyObject, bytes: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    sign(hash, bytes, key, (error, signature) => (error ? reject(error) : resolve(signature)))
  })
}

export function verifyRsa(
  hash: SignatureHash,
  key: KeyObject,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  return createVerify(hash).update(bytes).verify(key, signature)
}

/** PKCS#1 v1.5 encryption: how the authority wraps a session key. */
export function wrapRsa(key: KeyObject, bytes: Uint8Array): Buffer {
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, bytes)
}

/**
 * PKCS#1 v1.5 decryption. Node 20 refuses that padding in `privateDecrypt`, so the block is decrypted raw and unpadded
 * here, in time that does not depend on where the padding is wrong.
 * @throws Error, one and the same for every kind of failure.
 */
export function unwrapRsa(key: KeyObject, wrapped: Uint8Array): Buffer {
  const block = decryptRaw(key, wrapped)
  const start = block ? messageStart(block) : 0
  if (!block || start === 0) throw new Error('The key block could not be unwrapped.')
  return block.subarray(start)
}

const PADDING_BYTES = 11

/** Encrypts bytes of any length in PKCS#1 v1.5 blocks, each as full as the key allows. */
export function encryptBlocks(key: KeyObject, bytes: Uint8Array): Buffer {
  const size = keyBytes(key) - PADDING_BYTES
  const blocks: Buffer[] = []
  for (let start = 0; start === 0 || start < bytes.length; start += size) {
    blocks.push(wrapRsa(key, bytes.subarray(start, start + size)))
  }
  return Buffer.concat(blocks)
}

/**
 * Decrypts what `encryptBlocks` made.
 * @throws Error, one and the same for every kind of failure.
 */
export function decryptBlocks(key: KeyObject, sealed: Uint8Array): Buffer {
  const size = keyBytes(key)
  const blocks: Buffer[] = []
  for (let start = 0; start < sealed.length; start += size) {
    blocks.push(unwrapRsa(key, sealed.subarray(start, start + size)))
  }
  return Buffer.concat(blocks)
}

function keyBytes(key: KeyObject): number {
  return (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8
}

function decryptRaw(key: KeyObject, wrapped: Uint8Array): Buffer | undefined {
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, wrapped)
  } catch {
    return undefined
  }
}

/**
 * Where the message begins in `00 02 <at least 8 nonzero> 00 <message>`; 0 when the block is not of that form. No
 * branch before the end depends on a byte of the block.
 */
function messageStart(block: Uint8Array): number {
  let wrong = block[0]! | (block[1]! ^ 2)
  let separator = 0
  for (let i = 2; i < block.length; i++) {
    const isZero = ((block[i]! - 1) >> 8) & 1
    const isFirst = isZero & ((separator - 1) >> 31) & 1
    separator |= i * isFirst
  }
  wrong |= ((separator - 10) >> 31) & 1
  return wrong === 0 ? separator + 1 : 0
}
