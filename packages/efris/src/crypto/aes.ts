import { createCipheriv, createDecipheriv } from 'node:crypto'

const KEY_BYTES = 16

/**
 * AES-128-ECB with PKCS#7 padding: what the authority and every working client use.
 * @throws RangeError on a wrong key length.
 */
export function encryptAes(key: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-128-ecb', checked(key), null)
  return Buffer.concat([cipher.update(plain), cipher.final()])
}

/** @throws Error when the text was not sealed with this key. The message never holds key bytes. */
export function decryptAes(key: Uint8Array, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-128-ecb', checked(key), null)
  return Buffer.concat([decipher.update(sealed), decipher.final()])
}

function checked(key: Uint8Array): Uint8Array {
  if (key.length !== KEY_BYTES) throw new RangeError(`an AES key has ${KEY_BYTES} bytes, not ${key.length}`)
  return key
}
