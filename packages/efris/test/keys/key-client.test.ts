import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { ConfigurationError } from '@risiti/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KeyClient } from '#src/keys/key-client.js'
import { failure, failureOf } from '../failures.js'
import { openssl, opensslCan } from '../openssl.js'

/* Every key file here is written by openssl: formats as users bring them. */

let folder: string
const at = (name: string) => join(folder, name)
const pem = (name: string) => readFileSync(at(name), 'utf8')
const pfx = (name: string) => readFileSync(at(name))

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'risiti-keys-'))
  makeKey('device', ['-newkey', 'rsa:2048'])
  makeKey('other', ['-newkey', 'rsa:2048'])
  makeKey('small', ['-newkey', 'rsa:1024'])
  makeKey('large', ['-newkey', 'rsa:3072'])
  makeKey('curve', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'])
  openssl(['rsa', '-in', at('device.pem'), '-traditional', '-out', at('pkcs1.pem')])
  openssl([
    'pkcs8',
    '-topk8',
    '-in',
    at('device.pem'),
    '-out',
    at('locked.pem'),
    '-passout',
    'pass:s3cret',
    '-v2',
    'aes-256-cbc',
  ])
  openssl([
    'rsa',
    '-in',
    at('device.pem'),
    '-traditional',
    '-aes128',
    '-passout',
    'pass:s3cret',
    '-out',
    at('locked1.pem'),
  ])
  openssl(['pkey', '-in', at('device.pem'), '-pubout', '-out', at('public.pem')])
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

function makeKey(name: string, options: readonly string[]) {
  const to = ['-keyout', at(`${name}.pem`), '-out', at(`${name}.crt`)]
  openssl(['req', '-x509', ...options, '-nodes', ...to, '-subj', `/CN=${name}`, '-days', '365'])
}

function makePkcs12(name: string, options: readonly string[], key = 'device') {
  const from = ['-inkey', at(`${key}.pem`), '-in', at(`${key}.crt`)]
  openssl(['pkcs12', '-export', ...from, '-out', at(name), ...options])
}

describe('fromPem', () => {
  test.each(['device.pem', 'pkcs1.pem'])('reads %s', (name) => {
    expect(KeyClient.fromPem(pem(name)).inspect()).toEqual({
      algorithm: 'rsa',
      bits: 2048,
      hasPrivateKey: true,
      hasServerPublicKey: false,
      hasSessionKey: false,
    })
  })

  test.each(['locked.pem', 'locked1.pem'])('reads %s with its password', (name) => {
    const client = KeyClient.fromPem(pem(name), { password: 's3cret' })
    expect(client.publicKey.export({ type: 'spki', format: 'pem' })).toBe(pem('public.pem'))
  })

  test.each([
    ['a wrong password', 'locked.pem', 'wrong', 'key-password-wrong', 'the password is wrong'],
    ['a wrong password (PKCS#1)', 'locked1.pem', 'wrong', 'key-password-wrong', 'the password is wrong'],
    ['no password', 'locked.pem', undefined, 'key-password-missing', 'it is encrypted'],
    ['no password (PKCS#1)', 'locked1.pem', undefined, 'key-password-missing', 'it is encrypted'],
    ['a public key', 'public.pem', undefined, 'key-file-unreadable', 'not a PEM private key'],
    ['a certificate', 'device.crt', undefined, 'key-file-unreadable', 'not a PEM private key'],
  ])('refuses %s', (_what, name, password, code, cause) => {
    const error = refusal(() => KeyClient.fromPem(pem(name), password === undefined ? {} : { password }))
    expect(error).toMatchObject({ code, retry: 'never' })
    expect(error.cause).toContain(cause)
  })

  test.each(['', 'not a key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'])(
    'refuses text %#',
    (text) => {
      expect(refusal(() => KeyClient.fromPem(text)).code).toBe('key-file-unreadable')
    },
  )

  test.each([
    ['small.pem', 'rsa 1024'],
    ['large.pem', 'rsa 3072'],
    ['curve.pem', 'ec'],
  ])('refuses %s: the authority takes RSA 2048 only', (name, cause) => {
    const error = refusal(() => KeyClient.fromPem(pem(name)))
    expect(error.code).toBe('key-unsuitable')
    expect(error.cause).toContain(cause)
  })

  test('takes the certificate of the key, and no other', () => {
    const { fingerprint, fingerprint256, serialNumber } = new X509Certificate(pem('device.crt'))
    const facts = KeyClient.fromPem(pem('device.pem'), { certificatePem: pem('device.crt') }).inspect()
    expect(facts.certificate).toEqual({
      subject: 'CN=device',
      issuer: 'CN=device',
      serialNumber,
      fingerprint: fingerprint256,
      thumbprint: fingerprint,
      validFrom: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      validTo: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    })
    for (const certificatePem of [pem('other.crt'), 'no certificate']) {
      const error = refusal(() => KeyClient.fromPem(pem('device.pem'), { certificatePem }))
      expect(error.code).toBe('key-certificate-unsuitable')
    }
  })
})

describe('fromPkcs12', () => {
  const legacy = opensslCan(['list', '-provider', 'legacy', '-providers'])

  test('reads a modern file, with its certificate', async () => {
    makePkcs12('modern.p12', ['-passout', 'pass:s3cret'])
    const facts = (await KeyClient.fromPkcs12(pfx('modern.p12'), 's3cret')).inspect()
    expect(facts.certificate?.fingerprint).toBe(new X509Certificate(pem('device.crt')).fingerprint256)
  })

  test.runIf(legacy)('reads a legacy file (RC2 and 3DES)', async () => {
    makePkcs12('legacy.p12', ['-legacy', '-passout', 'pass:s3cret'])
    const client = await KeyClient.fromPkcs12(pfx('legacy.p12'), 's3cret')
    expect(client.publicKey.export({ type: 'spki', format: 'pem' })).toBe(pem('public.pem'))
  })

  test.runIf(legacy)('tells the wrong password of a legacy file', async () => {
    makePkcs12('legacy.p12', ['-legacy', '-passout', 'pass:s3cret'])
    expect((await refusalOf(KeyClient.fromPkcs12(pfx('legacy.p12'), 'wrong'))).code).toBe(
      'key-password-wrong',
    )
  })

  test.each([
    ['an empty password', ''],
    ['letters beyond ASCII', 'Näkasero–1'],
  ])('reads a file with %s', async (_what, password) => {
    makePkcs12('odd.p12', ['-passout', `pass:${password}`])
    expect((await KeyClient.fromPkcs12(pfx('odd.p12'), password)).inspect().bits).toBe(2048)
    expect((await refusalOf(KeyClient.fromPkcs12(pfx('odd.p12'), `${password}x`))).code).toBe(
      'key-password-wrong',
    )
  })

  test('reads a file without the check of the whole, and tells its wrong password', async () => {
    makePkcs12('nomac.p12', ['-nomac', '-passout', 'pass:s3cret'])
    expect((await KeyClient.fromPkcs12(pfx('nomac.p12'), 's3cret')).inspect().bits).toBe(2048)
    expect((await refusalOf(KeyClient.fromPkcs12(pfx('nomac.p12'), 'wrong'))).code).toBe('key-password-wrong')
  })

  test('takes the certificate of the key out of a chain, wherever it stands', async () => {
    makePkcs12('chain.p12', ['-passout', 'pass:s3cret', '-certfile', at('other.crt')])
    const facts = (await KeyClient.fromPkcs12(pfx('chain.p12'), 's3cret')).inspect()
    expect(facts.certificate?.fingerprint).toBe(new X509Certificate(pem('device.crt')).fingerprint256)
  })

  test('tells a wrong password from a broken file', async () => {
    makePkcs12('modern.p12', ['-passout', 'pass:s3cret'])
    const bytes = pfx('modern.p12')
    const codes = [
      await refusalOf(KeyClient.fromPkcs12(bytes, 'wrong')),
      await refusalOf(KeyClient.fromPkcs12(bytes.subarray(0, 500), 's3cret')),
      await refusalOf(KeyClient.fromPkcs12(Buffer.from('not a key file'), 's3cret')),
      await refusalOf(KeyClient.fromPkcs12(Buffer.alloc(0), 's3cret')),
      await refusalOf(KeyClient.fromPkcs12(Buffer.from('30020500', 'hex'), 's3cret')),
    ].map((error) => error.code)
    const broken = 'key-file-unreadable'
    expect(codes).toEqual(['key-password-wrong', broken, broken, broken, broken])
  })

  test('a file without a key says so', async () => {
    openssl([
      'pkcs12',
      '-export',
      '-nokeys',
      '-in',
      at('device.crt'),
      '-out',
      at('nokey.p12'),
      '-passout',
      'pass:s3cret',
    ])
    const error = await refusalOf(KeyClient.fromPkcs12(pfx('nokey.p12'), 's3cret'))
    expect(error.cause).toBe('The file holds no private key.')
  })

  test.each(['small', 'curve'])('refuses a %s key', async (name) => {
    makePkcs12('unsuitable.p12', ['-passout', 'pass:s3cret'], name)
    expect((await refusalOf(KeyClient.fromPkcs12(pfx('unsuitable.p12'), 's3cret'))).code).toBe(
      'key-unsuitable',
    )
  })
})

describe('secrecy', () => {
  test('no way of printing shows the key', () => {
    const client = KeyClient.fromPem(pem('device.pem'), { certificatePem: pem('device.crt') })
    const lines = pem('device.pem').split('\n').slice(1, -2)
    const jwk = client.signingKey.export({ format: 'jwk' })
    const secrets = [...lines, jwk.d!, jwk.p!, jwk.q!]
    const shown = [
      JSON.stringify(client),
      JSON.stringify({ ...client }),
      JSON.stringify(client.inspect()),
      inspect(client, { showHidden: true, depth: 9 }),
      inspect({ deep: { client } }, { showHidden: true, depth: 9 }),
      `${client}`,
    ].join('\n')
    for (const secret of secrets) expect(shown).not.toContain(secret)
    expect(shown).toContain('2048')
  })

  test('errors about a key file hold nothing of it', () => {
    const broken = pem('device.pem').replace(/\n.{10}/, '\n')
    const error = refusal(() => KeyClient.fromPem(broken, { password: 'hunter2' }))
    const shown = inspect(error, { depth: 9 })
    expect(shown).not.toContain('hunter2')
    for (const line of broken.split('\n').slice(1, -2)) expect(shown).not.toContain(line)
  })
})

function refusal(attempt: () => unknown): ConfigurationError {
  const error = failure(attempt)
  expect(error).toBeInstanceOf(ConfigurationError)
  return error as unknown as ConfigurationError
}

async function refusalOf(attempt: Promise<unknown>): Promise<ConfigurationError> {
  const error = await failureOf(attempt)
  return refusal(() => {
    throw error
  })
}
