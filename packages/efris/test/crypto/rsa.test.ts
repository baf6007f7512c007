import { constants, generateKeyPairSync, publicEncrypt } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  decryptBlocks,
  encryptBlocks,
  type SignatureHash,
  signRsa,
  unwrapRsa,
  verifyRsa,
  wrapRsa,
} from '#src/crypto/rsa.js'
import { deviceKey, devicePem, devicePublicKey } from '../device-key.js'
import { failure } from '../failures.js'
import { openssl } from '../openssl.js'
import rsa from '../vectors/rsa.json' with { type: 'json' }

let folder: string
let keyFile: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'risiti-rsa-'))
  keyFile = join(folder, 'device.pem')
  writeFileSync(keyFile, devicePem)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('signatures (RSASSA-PKCS1-v1_5)', () => {
  test.each(rsa.signatures)('vector $# of openssl ($hash)', async ({ hash, text, signature }) => {
    const signed = await signRsa(hash as SignatureHash, deviceKey, Buffer.from(text))
    expect(signed.toString('base64')).toBe(signature)
    expect(verifyRsa(hash as SignatureHash, devicePublicKey, Buffer.from(text), signed)).toBe(true)
  })

  test('another text, hash, key or length does not verify', async () => {
    const signature = await signRsa('sha1', deviceKey, Buffer.from('content'))
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
    expect(verifyRsa('sha1', devicePublicKey, Buffer.from('Content'), signature)).toBe(false)
    expect(verifyRsa('sha256', devicePublicKey, Buffer.from('content'), signature)).toBe(false)
    expect(verifyRsa('sha1', other, Buffer.from('content'), signature)).toBe(false)
    expect(verifyRsa('sha1', devicePublicKey, Buffer.from('content'), signature.subarray(1))).toBe(false)
  })
})

describe('unwrapping (RSAES-PKCS1-v1_5)', () => {
  test.each(rsa.wrapped)('vector $# of openssl', ({ message, wrapped }) => {
    expect(unwrapRsa(deviceKey, Buffer.from(wrapped, 'base64')).toString('base64')).toBe(message)
  })

  test('what we wrap, openssl and we unwrap', () => {
    const message = Buffer.from('AAECAwQFBgcICQoLDA0ODw==')
    const wrapped = wrapRsa(devicePublicKey, message)
    expect(unwrapRsa(deviceKey, wrapped)).toEqual(message)
    const args = ['pkeyutl', '-decrypt', '-inkey', keyFile, '-pkeyopt', 'rsa_padding_mode:pkcs1']
    expect(openssl(args, wrapped)).toEqual(message)
  })

  test('the shortest and the longest padding', () => {
    expect(unwrapRsa(deviceKey, wrapBlock(block({ padding: 8 }))).length).toBe(256 - 11)
    expect(unwrapRsa(deviceKey, wrapBlock(block({ padding: 253 }))).length).toBe(0)
  })

  test('every length of padding from 8 on, whatever the message', () => {
    for (let padding = 8; padding <= 253; padding++) {
      const message = unwrapRsa(deviceKey, wrapBlock(block({ padding })))
      expect(message).toEqual(Buffer.alloc(253 - padding, 0xaa))
    }
  })

  test('a message may hold zero bytes: the first zero separates', () => {
    const raw = block({ padding: 100 })
    raw.fill(0, 103)
    expect(unwrapRsa(deviceKey, wrapBlock(raw))).toEqual(Buffer.alloc(256 - 103))
  })

  const wrong: readonly (readonly [string, () => Uint8Array])[] = [
    ['a wrong first byte', () => wrapBlock(block({ first: 1 }))],
    ['a first byte whose highest bit is set', () => wrapBlock(block({ first: 0x80 }))],
    ['a second byte that is zero, and a third that is 2', () => wrapBlock(block({ type: 0, third: 2 }))],
    ['block type 0x82', () => wrapBlock(block({ type: 0x82 }))],
    ['block type 0', () => wrapBlock(block({ type: 0 }))],
    ['block type 1', () => wrapBlock(block({ type: 1 }))],
    ['block type 3', () => wrapBlock(block({ type: 3 }))],
    ['no padding at all', () => wrapBlock(block({ padding: 0 }))],
    ['seven bytes of padding', () => wrapBlock(block({ padding: 7 }))],
    ...Array.from({ length: 8 }, (_, place): readonly [string, () => Uint8Array] => [
      `a zero at place ${place} of the padding, and a separator behind`,
      () => wrapBlock(block({ zeroAt: 2 + place })),
    ]),
    ['no separator', () => wrapBlock(block({ padding: 254 }))],
    ['a short text', () => Buffer.alloc(255, 1)],
    ['a long text', () => Buffer.alloc(257, 1)],
    ['an empty text', () => Buffer.alloc(0)],
    ['a number beyond the modulus', () => Buffer.alloc(256, 0xff)],
    ['a key block for another key', () => wrapRsa(otherKey, Buffer.from('AAECAwQFBgcICQoLDA0ODw=='))],
  ]
  const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey

  test.each(wrong)('%s gives the one error', (_name, make) => {
    const error = failure(() => unwrapRsa(deviceKey, make()))
    expect({ name: error.name, message: error.message, cause: error.cause, own: Object.keys(error) }).toEqual(
      {
        name: 'Error',
        message: 'The key block could not be unwrapped.',
        cause: undefined,
        own: [],
      },
    )
  })
})

/** `first type <padding> 00 <message>`, 256 bytes. Filled with 0xaa, which is no zero. */
function block({ first = 0, type = 2, third = 0xaa, padding = 100, zeroAt = 0 }): Buffer {
  const raw = Buffer.alloc(256, 0xaa)
  raw[0] = first
  raw[1] = type
  raw[2] = third
  if (2 + padding < 256) raw[2 + padding] = 0
  if (zeroAt > 0) raw[zeroAt] = 0
  return raw
}

function wrapBlock(raw: Buffer): Buffer {
  return publicEncrypt({ key: devicePublicKey, padding: constants.RSA_NO_PADDING }, raw)
}

describe('blocks', () => {
  test.each([0, 1, 244, 245, 246, 490, 491, 5000])('%i bytes come back', (length) => {
    const bytes = Buffer.alloc(length, 'risiti')
    const sealed = encryptBlocks(devicePublicKey, bytes)
    expect(sealed).toHaveLength(256 * Math.max(1, Math.ceil(length / 245)))
    expect(decryptBlocks(deviceKey, sealed).equals(bytes)).toBe(true)
  })

  test('a lost or damaged block is refused with the one error', () => {
    const sealed = encryptBlocks(devicePublicKey, Buffer.alloc(600, 'a'))
    for (const broken of [sealed.subarray(0, 700), sealed.fill(0xff, 300, 310)]) {
      expect(failure(() => decryptBlocks(deviceKey, broken))?.message).toBe(
        'The key block could not be unwrapped.',
      )
    }
  })
})
