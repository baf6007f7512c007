import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkCertificate } from '#src/keys/certificate.js'
import { type GeneratedKey, KeyClient } from '#src/keys/key-client.js'
import { failureOf } from '../failures.js'
import { openssl } from '../openssl.js'

const now = new Date('2026-01-20T09:00:00Z')

let folder: string
let made: GeneratedKey
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'risiti-generate-'))
  made = await KeyClient.generate({
    commonName: '1000000001_01',
    now,
    random: (size) => Buffer.alloc(size, 0xff),
  })
  writeFileSync(at('key.pem'), made.privateKeyPem)
  writeFileSync(at('device.crt'), made.certificate)
  writeFileSync(at('device.pem'), made.certificatePem)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a key that is made here', () => {
  test('openssl reads the certificate and finds what was asked for', () => {
    const shown = openssl(['x509', '-inform', 'DER', '-in', at('device.crt'), '-noout', '-text']).toString()
    for (const part of [
      'Version: 3 (0x2)',
      'Serial Number:\n            7f:ff:ff',
      'sha256WithRSAEncryption',
      'Issuer: CN = 1000000001_01',
      'Subject: CN = 1000000001_01',
      'Not Before: Jan 20 09:00:00 2026 GMT',
      'Not After : Jan 20 09:00:00 2028 GMT',
      'Public-Key: (2048 bit)',
      'X509v3 Subject Key Identifier',
    ]) {
      expect(shown).toContain(part)
    }
  })

  test('openssl verifies its signature, and its key identifier as it would make it', () => {
    const time = String(now.getTime() / 1000 + 1)
    const args = ['verify', '-attime', time, '-check_ss_sig', '-CAfile', at('device.pem'), at('device.pem')]
    expect(openssl(args).toString()).toContain('OK')
    const own = [...['-subj', '/CN=x', '-key', at('key.pem'), '-addext'], 'subjectKeyIdentifier=hash']
    openssl(['req', '-x509', '-new', ...own, '-out', at('own.pem')])
    const identifier = (name: string) =>
      openssl(['x509', '-in', at(name), '-noout', '-ext', 'subjectKeyIdentifier']).toString()
    expect(identifier('device.pem')).toBe(identifier('own.pem'))
  })

  test('key, certificate and client belong together', () => {
    const { certificatePem, privateKeyPem, fingerprint, keyClient } = made
    const again = KeyClient.fromPem(privateKeyPem, { certificatePem })
    expect(again.inspect()).toEqual(keyClient.inspect())
    expect(new X509Certificate(made.certificate).fingerprint256).toBe(fingerprint)
    expect(keyClient.inspect().certificate).toMatchObject({
      fingerprint,
      validFrom: '2026-01-20T09:00:00.000Z',
      validTo: '2028-01-20T09:00:00.000Z',
    })
    expect(inspect(keyClient, { showHidden: true, depth: 9 })).not.toContain(privateKeyPem.split('\n')[1])
  })

  test('it is ready to be uploaded', () => {
    for (const file of [made.certificate, Buffer.from(made.certificatePem)]) {
      expect(() => checkCertificate('device.crt', file.toString('base64'), now)).not.toThrow()
    }
  })

  test('two are two, and the certificate may end after 2049', async () => {
    const options = { commonName: 'Näkasero', now: new Date('2049-06-01T00:00:00Z'), validDays: 3650 }
    const { certificate, fingerprint } = await KeyClient.generate(options)
    expect(fingerprint).not.toBe(made.fingerprint)
    const read = new X509Certificate(certificate)
    expect([read.validFrom, read.validTo]).toEqual(['Jun  1 00:00:00 2049 GMT', 'May 30 00:00:00 2059 GMT'])
    expect(read.serialNumber).not.toBe(new X509Certificate(made.certificate).serialNumber)
  })

  test.each<[string, object]>([
    ['/commonName', { commonName: '' }],
    ['/commonName', { commonName: 'é'.repeat(33) }],
    ['/validDays', { validDays: 0 }],
    ['/validDays', { validDays: 1.5 }],
    ['/validDays', { validDays: 4000 }],
    ['/now', { now: new Date('never') }],
  ])('refuses %s in %j', async (path, change) => {
    const error = await failureOf(KeyClient.generate({ commonName: 'x', now, ...change }))
    expect(error).toMatchObject({ name: 'InvalidInputError', issues: [{ path }] })
  })
})
