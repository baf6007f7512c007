import { describe, expect, test } from 'vitest'
import { decryptAes, encryptAes } from '#src/crypto/aes.js'
import { failure } from '../failures.js'
import aes from '../vectors/aes.json' with { type: 'json' }

const bytes = (text: string) => Buffer.from(text, 'base64')

describe('AES-128-ECB with PKCS#7', () => {
  test.each(aes.vectors)('vector $# of openssl', ({ key, plain, cipher }) => {
    const keyBytes = Buffer.from(key, 'hex')
    expect(encryptAes(keyBytes, bytes(plain)).toString('base64')).toBe(cipher)
    expect(decryptAes(keyBytes, bytes(cipher)).toString('base64')).toBe(plain)
  })

  test.each([0, 8, 15, 17, 24, 32])('a key of %i bytes is refused at the door', (length) => {
    const key = Buffer.alloc(length, 0x5a)
    expect(() => encryptAes(key, Buffer.from('x'))).toThrow(RangeError)
    expect(() => decryptAes(key, Buffer.alloc(16))).toThrow(/16 bytes/)
  })

  test('a wrong key, a cut text and an empty text are refused', () => {
    const key = Buffer.from('risiti-test-key!')
    const sealed = encryptAes(key, Buffer.from('{"invoiceNo":"325000000007"}'))
    expect(() => decryptAes(Buffer.alloc(16), sealed)).toThrow()
    expect(() => decryptAes(key, sealed.subarray(0, 20))).toThrow()
    expect(() => decryptAes(key, Buffer.alloc(0))).toThrow()
  })

  test('errors hold no key bytes', () => {
    const key = Buffer.from('risiti-test-key!')
    const errors = [
      () => decryptAes(key, Buffer.alloc(32)),
      () => decryptAes(Buffer.from('risiti-test'), key),
    ]
    for (const attempt of errors) {
      const error = failure(attempt)
      const shown = `${error} ${error.stack} ${JSON.stringify(error)}`
      expect(shown).not.toContain('risiti-test-key')
      expect(shown).not.toContain(key.toString('hex'))
    }
  })
})
