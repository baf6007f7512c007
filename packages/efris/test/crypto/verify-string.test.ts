import { createDecipheriv } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { VERIFY_STRINGS, verifyKey } from '#src/crypto/verify-string.js'

const facts = { tin: '1000029771', fileName: 'my_cert.cer', now: new Date('2025-02-19T10:00:00Z') }

describe('verifyString', () => {
  test('the key is ten characters of the TIN and the day in Kampala', () => {
    expect(verifyKey(facts)).toBe('1000029771250219')
    expect(verifyKey({ ...facts, now: new Date('2025-02-19T20:59:59Z') })).toBe('1000029771250219')
    expect(verifyKey({ ...facts, now: new Date('2025-02-19T21:00:00Z') })).toBe('1000029771250220')
  })

  test('aes: the file name can be had back', () => {
    const decipher = createDecipheriv('aes-128-ecb', '1000029771250219', null)
    const sealed = Buffer.from(VERIFY_STRINGS.aes.make(facts), 'base64')
    expect(Buffer.concat([decipher.update(sealed), decipher.final()]).toString()).toBe('my_cert.cer')
  })

  test('md5: the digest of key and file name', () => {
    // printf 1000029771250219my_cert.cer | md5sum
    expect(VERIFY_STRINGS.md5.make(facts)).toBe('072e86cceff0a3ef151e2aa4e886d93a')
  })

  test('every row is named after its key and cites its evidence', () => {
    for (const [key, row] of Object.entries(VERIFY_STRINGS)) {
      expect(row.name).toBe(key)
      expect(row.evidence).toMatch(/\w+ \w+/)
    }
  })
})
