import { spawnSync } from 'node:child_process'
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { ConfigurationError } from '@risiti/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { selfSignedCertificate } from '#src/crypto/certificate.js'
import { readElement } from '#src/crypto/der.js'
import { MOST_WORK } from '#src/crypto/password-cipher.js'
import { KeyClient } from '#src/keys/key-client.js'
import { deviceKey, devicePem } from '../device-key.js'
import { failure, failureOf } from '../failures.js'
import { openPkcs12File, slow, slowPkcs8, slowPkcs12File, withoutLengths, workOf } from '../key-files.js'
import { openssl, opensslCan } from '../openssl.js'

/* Key files of every age and make, and those that nobody makes with good intent. */

const hasLegacy = opensslCan(['list', '-provider', 'legacy', '-providers'])
const hasKeytool = spawnSync('keytool', ['-help']).status === 0
const LEGACY = ['-provider', 'legacy', '-provider', 'default']

let folder: string
const at = (name: string) => join(folder, name)
const bytesOf = (name: string) => readFileSync(at(name))
const textOf = (name: string) => readFileSync(at(name), 'utf8')

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'risiti-files-'))
  writeFileSync(at('device.pem'), devicePem)
})
afterAll(() => rmSync(folder, { recursive: true }))

const pkcs8 = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'der' })
const spki = (client: KeyClient) => client.publicKey.export({ type: 'spki', format: 'pem' })
const device = KeyClient.fromPem(devicePem)
const keyOf = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits }).privateKey
const certificate = (key: KeyObject) =>
  selfSignedCertificate({
    key,
    commonName: 'device',
    serialNumber: Buffer.from('serial'),
    from: new Date('2026-01-01'),
    to: new Date('2027-01-01'),
  })

async function refusalOf(attempt: () => KeyClient | Promise<KeyClient>): Promise<ConfigurationError> {
  const error = await failureOf((async () => attempt())())
  expect(error).toBeInstanceOf(ConfigurationError)
  return error as unknown as ConfigurationError
}

describe('private keys as text and bytes', () => {
  const der = pkcs8(deviceKey)
  const pkcs1 = deviceKey.export({ type: 'pkcs1', format: 'der' })
  const bundle = () => `Bag Attributes\n  friendlyName: x\n${devicePem}\n-----BEGIN CERTIFICATE-----\nAAAA`

  test.each<[string, () => KeyClient]>([
    ['PKCS#8 in DER', () => KeyClient.fromDer(der)],
    ['PKCS#1 in DER', () => KeyClient.fromDer(pkcs1)],
    ['base64 of PKCS#8', () => KeyClient.fromPem(der.toString('base64'))],
    [
      'base64 of PKCS#1 over several lines',
      () => KeyClient.fromPem(pkcs1.toString('base64').replace(/.{64}/g, '$&\n')),
    ],
    ['PEM between other things', () => KeyClient.fromPem(bundle())],
    ['PEM from Windows', () => KeyClient.fromPem(devicePem.replaceAll('\n', '\r\n'))],
    ['a password that is not needed', () => KeyClient.fromPem(devicePem, { password: 'x' })],
  ])('%s', (_what, read) => {
    expect(spki(read())).toBe(spki(device))
  })

  test.each<[string, readonly string[], legacy?: 'legacy']>([
    ['AES-256 and SHA-512', ['-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA512']],
    ['AES-128 and SHA-1', ['-v2', 'aes-128-cbc', '-v2prf', 'hmacWithSHA1']],
    ['3DES (PBES2)', ['-v2', 'des3']],
    ['3DES of PKCS#12', ['-v1', 'PBE-SHA1-3DES']],
    ['2DES of PKCS#12', ['-v1', 'PBE-SHA1-2DES']],
    ['scrypt', ['-scrypt']],
    ['RC2-40 of PKCS#12', ['-v1', 'PBE-SHA1-RC2-40'], 'legacy'],
    ['RC2-128 of PKCS#12', ['-v1', 'PBE-SHA1-RC2-128'], 'legacy'],
    ['DES with MD5', ['-v1', 'PBE-MD5-DES'], 'legacy'],
    ['DES with SHA-1', ['-v1', 'PBE-SHA1-DES'], 'legacy'],
    ['DES (PBES2)', ['-v2', 'des'], 'legacy'],
  ])('encrypted PKCS#8: %s', (_what, options, legacy) => {
    if (legacy && !hasLegacy) return
    const from = ['pkcs8', '-topk8', '-in', at('device.pem'), '-passout', 'pass:s3cret']
    openssl([...from, ...options, ...(legacy ? LEGACY : []), '-out', at('locked.pem')])
    expectLocked(textOf('locked.pem'))
    openssl([...from, ...options, ...(legacy ? LEGACY : []), '-outform', 'DER', '-out', at('locked.der')])
    expect(spki(KeyClient.fromDer(bytesOf('locked.der'), { password: 's3cret' }))).toBe(spki(device))
  })

  test.each<[string, legacy?: 'legacy']>([['aes128'], ['aes192'], ['aes256'], ['des3'], ['des', 'legacy']])(
    'a DEK-Info line: %s',
    (cipher, legacy) => {
      if (legacy && !hasLegacy) return
      const to = ['-passout', 'pass:s3cret', '-out', at('dek.pem'), ...(legacy ? LEGACY : [])]
      openssl(['rsa', '-in', at('device.pem'), '-traditional', `-${cipher}`, ...to])
      expect(textOf('dek.pem')).toContain('DEK-Info')
      expectLocked(textOf('dek.pem'))
    },
  )

  function expectLocked(pem: string) {
    expect(spki(KeyClient.fromPem(pem, { password: 's3cret' }))).toBe(spki(device))
    expect(failure(() => KeyClient.fromPem(pem, { password: 'wrong' })).code).toBe('key-password-wrong')
    expect(failure(() => KeyClient.fromPem(pem)).code).toBe('key-password-missing')
  }

  test.each<[string, string]>([
    ['an unknown cipher of a DEK-Info line', 'DEK-Info: CAMELLIA-128-CBC,00112233445566778899AABBCCDDEEFF'],
    ['a DEK-Info line without its bytes', 'DEK-Info: AES-128-CBC,00'],
    ['a DEK-Info line named like a member of every object', 'DEK-Info: constructor,00'],
  ])('%s', (_what, header) => {
    const pem = devicePem.replace(
      'PRIVATE KEY-----\n',
      `PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n${header}\n\n`,
    )
    const error = failure(() => KeyClient.fromPem(pem, { password: 's3cret' }))
    expect(error).toMatchObject({ name: 'ConfigurationError', code: 'key-file-unreadable' })
  })
})

describe('PKCS#12 with several keys', () => {
  const [one, two, small] = [keyOf(2048), keyOf(2048), keyOf(1024)]
  const entry = (key: KeyObject, name?: string, certified = true) => ({
    pkcs8: pkcs8(key),
    ...(name === undefined ? {} : { name }),
    ...(certified ? { certificate: certificate(key) } : {}),
  })
  const read = (keys: readonly ReturnType<typeof entry>[], alias?: string) =>
    KeyClient.fromPkcs12(openPkcs12File(keys), '', alias === undefined ? {} : { alias })
  const public1 = spki(KeyClient.fromDer(pkcs8(one)))
  const public2 = spki(KeyClient.fromDer(pkcs8(two)))

  test('the only key is taken, with or without a certificate', async () => {
    expect(spki(await read([entry(one)]))).toBe(public1)
    expect(spki(await read([entry(one, 'a', false)]))).toBe(public1)
  })

  test('of several, the only one of 2048 bits with a certificate is taken', async () => {
    expect(spki(await read([entry(small, 'old'), entry(one, 'device'), entry(two, 'bare', false)]))).toBe(
      public1,
    )
  })

  test('otherwise the names are listed, and one has to be chosen', async () => {
    const error = await refusalOf(() => read([entry(one, 'till 1'), entry(two, 'till 2')]))
    expect(error).toMatchObject({
      code: 'key-alias-missing',
      cause: 'They are called "till 1", "till 2".',
      fix: expect.stringContaining('{ alias: "till 1" }'),
    })
  })

  test('an alias chooses, whatever its case', async () => {
    const keys = [entry(one, 'Till-1'), entry(two, 'till-2')]
    expect(spki(await read(keys, 'till-2'))).toBe(public2)
    expect(spki(await read(keys, 'till-1'))).toBe(public1)
  })

  test('keys without a name of their own go by their place', async () => {
    const keys = [entry(one), entry(two, 'twice'), entry(one, 'twice')]
    expect(spki(await read(keys, '#2'))).toBe(public2)
    expect((await refusalOf(() => read(keys))).cause).toBe('They are called "#1", "#2", "#3".')
  })

  test('an unknown alias is told with those there are', async () => {
    const error = await refusalOf(() => read([entry(one, 'a'), entry(two, 'b')], 'c'))
    expect(error).toMatchObject({ code: 'key-alias-unknown', cause: 'Its keys are called "a", "b".' })
  })

  test('a key that is chosen must still do', async () => {
    expect((await refusalOf(() => read([entry(one, 'a'), entry(small, 'b')], 'b'))).code).toBe(
      'key-unsuitable',
    )
  })

  test.runIf(hasKeytool)(
    'keytool wrote it',
    async () => {
      for (const alias of ['till1', 'till2']) keytool('several.p12', 'PKCS12', alias)
      const bytes = bytesOf('several.p12')
      expect((await refusalOf(() => KeyClient.fromPkcs12(bytes, 's3cret'))).code).toBe('key-alias-missing')
      const client = await KeyClient.fromPkcs12(bytes, 's3cret', { alias: 'TILL2' })
      expect(client.inspect().certificate?.subject).toBe('CN=till2')
    },
    120_000,
  )
})

describe('PKCS#12 of other makes', () => {
  test.each(['modern', 'legacy'])('without lengths, as some programs write it: %s', async (kind) => {
    if (kind === 'legacy' && !hasLegacy) return
    writeFileSync(at('device.crt'), pemOf(certificate(deviceKey)))
    const from = ['-inkey', at('device.pem'), '-in', at('device.crt'), '-passout', 'pass:s3cret']
    openssl([
      'pkcs12',
      '-export',
      ...from,
      ...(kind === 'legacy' ? ['-legacy'] : []),
      '-out',
      at('plain.p12'),
    ])
    const bytes = withoutLengths(readElement(bytesOf('plain.p12')))
    expect(bytes).not.toEqual(bytesOf('plain.p12'))
    expect(spki(await KeyClient.fromPkcs12(bytes, 's3cret'))).toBe(spki(device))
  })

  test('locked in an unknown way', async () => {
    const rc4 = Buffer.from(slow.pkcs12(1).toString('hex').replace('0c0103', '0c0101'), 'hex')
    const error = await refusalOf(() => KeyClient.fromPkcs12(slowPkcs12File(rc4), ''))
    expect(error).toMatchObject({ code: 'key-file-unreadable', cause: expect.stringContaining('12.1.1)') })
  })
})

describe('Java key stores', () => {
  test.each([
    ['JKS', 'feedfeed00000002', ''],
    ['JCEKS', 'cececece00000002', ' -srcstoretype JCEKS'],
  ])('%s is told from its first bytes', async (name, start, option) => {
    const bytes = Buffer.from(start, 'hex')
    for (const attempt of [() => KeyClient.fromPkcs12(bytes, 's3cret'), () => KeyClient.fromDer(bytes)]) {
      expect(await refusalOf(attempt)).toMatchObject({
        code: 'key-store-java',
        message: expect.stringContaining(name),
        fix: expect.stringContaining(
          `keytool -importkeystore -srckeystore keys.jks${option} -destkeystore keys.p12 -deststoretype PKCS12`,
        ),
      })
    }
  })

  test.runIf(hasKeytool).each(['JKS', 'JCEKS'])(
    'the command we give converts a %s',
    async (type) => {
      keytool('keys.jks', type, 'till1')
      const { fix } = await refusalOf(() => KeyClient.fromPkcs12(bytesOf('keys.jks'), 's3cret'))
      const [program, ...args] = fix.slice(fix.indexOf('keytool')).split(' ')
      rmSync(at('keys.p12'), { force: true })
      const passwords = ['-srcstorepass', 's3cret', '-deststorepass', 's3cret']
      expect(spawnSync(program!, [...args, ...passwords], { cwd: folder }).status).toBe(0)
      const client = await KeyClient.fromPkcs12(bytesOf('keys.p12'), 's3cret')
      expect(client.inspect().certificate?.subject).toBe('CN=till1')
      rmSync(at('keys.jks'))
    },
    120_000,
  )
})

function keytool(store: string, type: string, alias: string) {
  const owner = ['-alias', alias, '-dname', `CN=${alias}`, '-keyalg', 'RSA', '-keysize', '2048']
  const to = ['-keystore', at(store), '-storetype', type, '-storepass', 's3cret', '-keypass', 's3cret']
  expect(spawnSync('keytool', ['-genkeypair', ...owner, ...to]).status).toBe(0)
}

function pemOf(bytes: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
}

describe('hostile files', () => {
  const quickly = async (attempt: () => KeyClient | Promise<KeyClient>, milliseconds = 500) => {
    const started = performance.now()
    const error = await refusalOf(attempt)
    expect(performance.now() - started).toBeLessThan(milliseconds)
    return error
  }

  test.each(Object.entries(slow))(
    '%s: too many iterations are refused before the first',
    async (_kind, make) => {
      const algorithm = make(2 ** 31)
      expect(workOf(algorithm)).toBeGreaterThan(MOST_WORK)
      const attempts = [
        () => KeyClient.fromPkcs12(slowPkcs12File(algorithm), 'x'),
        () => KeyClient.fromDer(slowPkcs8(algorithm), { password: 'x' }),
        () => KeyClient.fromPem(slowPkcs8(algorithm).toString('base64'), { password: 'x' }),
      ]
      for (const attempt of attempts) {
        expect(await quickly(attempt)).toMatchObject({
          code: 'key-file-too-slow',
          fix: expect.stringContaining('iterations'),
        })
      }
    },
  )

  test('so are those of the check of the whole, and numbers of any size', async () => {
    const file = (count: number) => slowPkcs12File(slow.pbkdf2(1), count)
    for (const count of [MOST_WORK + 1, 2 ** 40, Number.MAX_VALUE]) {
      expect((await quickly(() => KeyClient.fromPkcs12(file(count), 'x'))).code).toBe('key-file-too-slow')
    }
  })

  test('what many parts ask for is counted together', async () => {
    const share = slow.pbkdf2(MOST_WORK * 0.6)
    const file = slowPkcs12File(share, MOST_WORK * 0.6)
    expect((await quickly(() => KeyClient.fromPkcs12(file, 'x'))).code).toBe('key-file-too-slow')
  })

  test('nesting without end, lengths without end', async () => {
    const deep = Buffer.alloc(100_000, Buffer.of(0x30, 0x80))
    const endless = Buffer.from('3084ffffffff', 'hex')
    for (const bytes of [deep, endless, Buffer.alloc(2_000_000, 0x30), Buffer.alloc(100_000, 0x24)]) {
      expect((await quickly(() => KeyClient.fromPkcs12(bytes, 'x'))).code).toBe('key-file-unreadable')
      expect((await quickly(() => KeyClient.fromDer(bytes))).code).toBe('key-file-unreadable')
    }
  })

  test('text of a megabyte', async () => {
    for (const text of ['-----BEGIN A PRIVATE KEY-----', '-----BEGIN ', 'A', '-', '\n', 'DEK-Info:', '=']) {
      const long = text.repeat(1_000_000 / text.length)
      expect((await quickly(() => KeyClient.fromPem(long, { password: 'x' }))).code).toBe(
        'key-file-unreadable',
      )
    }
  })

  test('a file spoilt anywhere is refused or read, quickly, and tells nothing of the key', async () => {
    const file = openPkcs12File([{ pkcs8: pkcs8(deviceKey), certificate: certificate(deviceKey), name: 'x' }])
    const secrets = ['d', 'p', 'q'].map((part) => deviceKey.export({ format: 'jwk' })[part] as string)
    for (let place = 0; place < file.length; place += 7) {
      const spoilt = Buffer.from(file)
      spoilt[place]! ^= 0xff
      const outcome = await KeyClient.fromPkcs12(spoilt, '').catch((error: unknown) => error)
      const shown = inspect(outcome, { depth: 9, showHidden: true })
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ConfigurationError)
      for (const secret of secrets) expect(shown).not.toContain(secret)
    }
  })

  test('cut off anywhere, it is refused', async () => {
    const file = openPkcs12File([{ pkcs8: pkcs8(deviceKey) }])
    for (let size = 0; size < file.length; size += 13) {
      const error = await refusalOf(() => KeyClient.fromPkcs12(file.subarray(0, size), ''))
      expect(error.code).toBe('key-file-unreadable')
    }
  })
})
