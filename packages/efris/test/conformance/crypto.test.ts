import { createPublicKey } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { encryptAes } from '#src/crypto/aes.js'
import { verifyRsa } from '#src/crypto/rsa.js'
import { SUITES } from '#src/crypto/suites.js'
import { readInner } from '#src/envelope/inner.js'
import { openContent, readEnvelope } from '#src/envelope/open.js'
import { seal } from '#src/envelope/seal.js'
import { sealAsServer } from '../envelope/compressed.js'
import { hasSpec, sample, sampleNames } from './spec.js'

const suite = SUITES.practice

interface Vector {
  readonly plain: string
  readonly content: string
}

describe.runIf(hasSpec)('constructed vectors', () => {
  const vectors = hasSpec ? sample('constructed-vectors.json') : {}
  const aesKey = Buffer.from(vectors.aesKeyHex ?? '', 'hex')
  const named = (start: string): Vector[] =>
    (Object.entries(vectors).find(([key]) => key.startsWith(start))?.[1] as Vector[]) ?? []

  test.each(named('aes128EcbPkcs7'))('sealed: $plain', async ({ plain, content }) => {
    expect(openContent({ content }, { suite, aesKey })).toBe(plain)
    expect((await seal(plain, { suite, aesKey })).content).toBe(content)
  })

  test.each(named('gzipThenBase64'))('compressed only: $plain', ({ plain, content }) => {
    const dataDescription = { codeType: '0', encryptCode: '2', zipCode: '1' }
    expect(openContent({ content, dataDescription }, { suite, aesKey })).toBe(plain)
    expect(openContent({ content }, { suite })).toBe(plain)
  })

  test.each(named('aesThenGzipThenBase64'))('sealed, then compressed: $plain', async ({ plain, content }) => {
    const dataDescription = { codeType: '1', encryptCode: '2', zipCode: '1' }
    expect(openContent({ content, dataDescription }, { suite, aesKey })).toBe(plain)
    expect(openContent({ content }, { suite, aesKey })).toBe(plain)
    const ours = await sealAsServer(plain, { suite, aesKey, gzip: true })
    const inside = (text: string) => gunzipSync(Buffer.from(text, 'base64'))
    expect(inside(ours.content)).toEqual(inside(content))
    expect(ours.dataDescription).toEqual(dataDescription)
  })

  test('the signature verifies', () => {
    const { publicKeyPem, signedString, signature } = vectors.signature
    const key = createPublicKey(publicKeyPem)
    const verifies = (text: string) =>
      verifyRsa('sha1', key, Buffer.from(text), Buffer.from(signature, 'base64'))
    expect(verifies(signedString)).toBe(true)
    expect(verifies(`${signedString} `)).toBe(false)
  })

  test('T136: the file name, sealed with a key made of TIN and day', () => {
    const { key, fileName, verifyString } = vectors['t136VerifyString (mode inferred)']
    expect(encryptAes(Buffer.from(key), Buffer.from(fileName)).toString('base64')).toBe(verifyString)
  })
})

describe.runIf(hasSpec)('live messages', () => {
  test('the compressed T125 opens', () => {
    const { envelope } = sample('T125-live-gzip-envelope-mudegi.json').response
    const { data } = readEnvelope(JSON.stringify(envelope))
    const inner = readInner(openContent(data, { suite })!) as { exciseDutyList: unknown[] }
    expect(inner.exciseDutyList.length).toBeGreaterThan(10)
    expect(openContent(data, { suite, aesKey: Buffer.alloc(16) })).toBe(openContent(data, { suite }))
  })

  test('sealed answers are whole cipher blocks of compact JSON, with no layer between', () => {
    for (const name of sampleNames('T')) {
      const { observed } = sample(name)
      if (!observed?.plainJsonBytesCompact) continue
      const { plainJsonBytesCompact, cipherBytes } = observed
      expect(encryptAes(Buffer.alloc(16), Buffer.alloc(plainJsonBytesCompact)).length).toBe(cipherBytes)
    }
  })

  test('every recorded outer message has the shape we read', () => {
    const envelopes = sampleNames('T').flatMap((name) => {
      const { request, response } = sample(name)
      return [request?.envelope, response?.envelope].filter(Boolean)
    })
    expect(envelopes.length).toBeGreaterThan(5)
    for (const envelope of envelopes) expect(() => readEnvelope(JSON.stringify(envelope))).not.toThrow()
  })
})
