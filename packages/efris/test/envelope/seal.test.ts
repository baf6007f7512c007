import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyRsa } from '#src/crypto/rsa.js'
import { SUITES } from '#src/crypto/suites.js'
import { readEnvelope } from '#src/envelope/open.js'
import { seal, writeEnvelope } from '#src/envelope/seal.js'
import { deviceKey, devicePublicKey, devicePublicPem } from '../device-key.js'
import { openssl } from '../openssl.js'

const key = Buffer.from('risiti-test-key!')

describe('seal', () => {
  test('no text: empty content, empty signature, truthful flags', async () => {
    for (const nothing of [undefined, '']) {
      expect(await seal(nothing, { suite: SUITES.practice, aesKey: key, signingKey: deviceKey })).toEqual({
        content: '',
        signature: '',
        dataDescription: { codeType: '0', encryptCode: '1', zipCode: '0' },
      })
    }
  })

  test.each([
    [{ aesKey: key }, { codeType: '1', encryptCode: '2', zipCode: '0' }],
    [{}, { codeType: '0', encryptCode: '1', zipCode: '0' }],
  ])('flags %#', async (options, flags) => {
    expect((await seal('{}', { suite: SUITES.practice, ...options })).dataDescription).toEqual(flags)
  })

  test.each([SUITES.practice, SUITES.seeds, SUITES.rsa])(
    'the signature is over the base64 text, with the hash of $name',
    async (suite) => {
      const { content, signature } = await seal('{"a":"b"}', { suite, aesKey: key, signingKey: deviceKey })
      expect(signature).toHaveLength(344)
      const verified = verifyRsa(
        suite.signatureHash,
        devicePublicKey,
        Buffer.from(content),
        Buffer.from(signature, 'base64'),
      )
      expect(verified).toBe(true)
    },
  )

  test('the plain suite seals and signs nothing, whatever keys there are', async () => {
    const keys = { aesKey: key, publicKey: devicePublicKey, signingKey: deviceKey }
    expect(await seal('{"a":"b"}', { suite: SUITES.plain, ...keys })).toEqual({
      content: Buffer.from('{"a":"b"}').toString('base64'),
      signature: '',
      dataDescription: { codeType: '0', encryptCode: '1', zipCode: '0' },
    })
  })

  test('the RSA suite seals in blocks of the key, and says so', async () => {
    const { content, dataDescription } = await seal(JSON.stringify({ a: 'b'.repeat(300) }), {
      suite: SUITES.rsa,
      publicKey: devicePublicKey,
    })
    expect(dataDescription).toEqual({ codeType: '1', encryptCode: '1', zipCode: '0' })
    expect(Buffer.from(content, 'base64')).toHaveLength(512)
  })

  test('plain content is signed too, and without a key nothing is', async () => {
    const suite = SUITES.practice
    expect((await seal('{}', { suite, signingKey: deviceKey })).signature).toHaveLength(344)
    expect((await seal('{}', { suite })).signature).toBe('')
  })
})

describe('writeEnvelope', () => {
  test('is the JSON of the object form, whatever the global information holds', async () => {
    const data = await seal('{"a":"é"}', { suite: SUITES.practice, aesKey: key, signingKey: deviceKey })
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.string(),
        fc.string(),
        (info, code, message) => {
          const globalInfo = JSON.parse(JSON.stringify(info))
          const returnStateInfo = { returnCode: code, returnMessage: message }
          const text = writeEnvelope(data, globalInfo, returnStateInfo)
          expect(text).toBe(JSON.stringify({ data, globalInfo, returnStateInfo }))
          expect(readEnvelope(text)).toMatchObject({ data, returnStateInfo })
        },
      ),
    )
  })

  test('a request carries empty return codes', async () => {
    const text = writeEnvelope(await seal(undefined, { suite: SUITES.practice }), {})
    expect(JSON.parse(text).returnStateInfo).toEqual({ returnCode: '', returnMessage: '' })
  })
})

describe('a T109 of ours, read with the openssl command line alone', () => {
  let folder: string
  const file = (name: string, bytes: string | Uint8Array) => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'risiti-seal-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('openssl verifies the signature and opens the content', async () => {
    const t109 = JSON.stringify({
      summary: { grossAmount: '9450000.00' },
      buyerDetails: { buyerLegalName: 'Kāyànja 🧾' },
    })
    const sealed = await seal(t109, { suite: SUITES.practice, aesKey: key, signingKey: deviceKey })
    const { data } = JSON.parse(writeEnvelope(sealed, { interfaceCode: 'T109' }))

    const signature = file('signature', openssl(['base64', '-d', '-A'], data.signature))
    const publicKey = file('public.pem', devicePublicPem)
    const verdict = openssl(['dgst', '-sha1', '-verify', publicKey, '-signature', signature], data.content)
    expect(verdict.toString()).toContain('Verified OK')

    const cipher = openssl(['base64', '-d', '-A'], data.content)
    const plain = openssl(['enc', '-d', '-aes-128-ecb', '-K', key.toString('hex')], cipher)
    expect(plain.toString('utf8')).toBe(t109)
  })
})
