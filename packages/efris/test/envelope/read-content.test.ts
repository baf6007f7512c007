import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encryptAes } from '#src/crypto/aes.js'
import { SUITES } from '#src/crypto/suites.js'
import { OpenError, openContent } from '#src/envelope/open.js'
import { readContent } from '#src/envelope/read-content.js'
import { failureOf } from '../failures.js'

const suite = SUITES.practice
const aesKey = Buffer.from('risiti-test-key!')

/** Some million characters that compress badly enough to stay large, with characters of every width. */
const text = JSON.stringify(
  Array.from({ length: 40_000 }, (_, index) => ({
    code: (index * 7919).toString(36) + Math.sin(index),
    name: `Café ${index} 🧾 – Ltd ${Math.cos(index)}`,
  })),
)
const plain = Buffer.from(text)
const aes = (bytes: Buffer) => encryptAes(aesKey, bytes)

const LAYERS: Readonly<Record<string, Buffer>> = {
  plain,
  aes: aes(plain),
  gzip: gzipSync(plain),
  'gzip around aes': gzipSync(aes(plain)),
  'gzip inside aes': aes(gzipSync(plain)),
  'gzip around and inside aes': gzipSync(aes(gzipSync(plain))),
}

describe('large content', () => {
  test.each(Object.entries(LAYERS))('%s', async (_name, bytes) => {
    const data = { content: bytes.toString('base64') }
    expect(data.content.length).toBeGreaterThan(1024 * 1024)
    expect(await readContent(data, { suite, aesKey })).toBe(text)
  })

  test('a gzip stream that lost its end', async () => {
    const bytes = LAYERS.gzip!.subarray(0, -6)
    expect(await readContent({ content: bytes.toString('base64') }, { suite, aesKey })).toBe(text)
  })

  test('base64 in lines, and suites with layers of their own', async () => {
    const lines = LAYERS.aes!.toString('base64').replace(/.{76}/g, '$&\r\n')
    expect(await readContent({ content: lines }, { suite, aesKey })).toBe(text)
    const inner = aes(Buffer.from(plain.toString('base64'))).toString('base64')
    expect(await readContent({ content: inner }, { suite: SUITES.seeds, aesKey })).toBe(text)
  })

  test.each([
    ['another key', LAYERS.aes!, Buffer.alloc(16)],
    ['a cut cipher text', LAYERS.aes!.subarray(0, -3), aesKey],
    ['no key', LAYERS.aes!, undefined],
    ['noise', Buffer.alloc(1_000_000, 0xfe), aesKey],
  ])('%s fails as small content does', async (_name, bytes, key) => {
    const data = { content: bytes.toString('base64') }
    const error = await failureOf(readContent(data, { suite, aesKey: key }))
    expect(error).toBeInstanceOf(OpenError)
    expect(error.layer).toBe('cipher')
  })
})

test('small content is opened alike', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), fc.boolean(), async (json, compressed) => {
      const sealed = aes(Buffer.from(json))
      const data = { content: (compressed ? gzipSync(sealed) : sealed).toString('base64') }
      expect(await readContent(data, { suite, aesKey })).toBe(openContent(data, { suite, aesKey }))
    }),
  )
})
