import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FiscalError } from '@risiti/core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KeyClient } from '#src/keys/key-client.js'
import { deviceKey, devicePem } from '../device-key.js'
import { openssl } from '../openssl.js'
import { runs } from '../runs.js'
import { expectNoSecret, formsOf, secretsOf } from '../secrets.js'
import { spoilt } from '../spoilt.js'

/*
 * Key files of any kind, broken in any way, given to whatever reads one: a key, or an error of ours that shows neither
 * key nor password, and soon.
 */

const PASSWORD = 'Näkasero-1'
const secrets = formsOf([...secretsOf(deviceKey), PASSWORD])

type Reader = (bytes: Buffer) => unknown
type Statics = Readonly<Record<string, (...given: readonly unknown[]) => unknown>>

/** How a reader takes a file and its password, where not as bytes and text. */
const ARGUMENTS: Readonly<Record<string, (bytes: Buffer) => readonly unknown[]>> = {
  fromPem: (bytes) => [bytes.toString('latin1'), { password: PASSWORD }],
  fromDer: (bytes) => [bytes, { password: PASSWORD }],
}

const readers = Object.getOwnPropertyNames(KeyClient)
  .filter((name) => name.startsWith('from'))
  .map((name): [string, Reader] => [
    name,
    (bytes) => (KeyClient as unknown as Statics)[name]!(...(ARGUMENTS[name]?.(bytes) ?? [bytes, PASSWORD])),
  ])

let folder: string
const files: Record<string, Buffer> = {}

/* Every reader gets every kind of file, so that each also meets what is meant for another. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'risiti-spoilt-'))
  const at = (name: string) => join(folder, name)
  writeFileSync(at('key.pem'), devicePem)
  const password = ['-passout', `pass:${PASSWORD}`]
  openssl([
    'req',
    '-x509',
    '-key',
    at('key.pem'),
    '-out',
    at('key.crt'),
    '-subj',
    '/CN=device',
    '-days',
    '365',
  ])
  openssl([
    'pkcs12',
    '-export',
    '-inkey',
    at('key.pem'),
    '-in',
    at('key.crt'),
    '-out',
    at('key.p12'),
    ...password,
  ])
  openssl(['pkcs8', '-topk8', '-in', at('key.pem'), '-out', at('locked.pem'), ...password])
  openssl(['pkcs8', '-topk8', '-in', at('key.pem'), '-outform', 'DER', '-out', at('locked.der'), ...password])
  openssl(['pkey', '-in', at('key.pem'), '-outform', 'DER', '-out', at('key.der')])
  for (const name of ['key.pem', 'key.p12', 'locked.pem', 'locked.der', 'key.der'])
    files[name] = readFileSync(at(name))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function expectInForm(read: () => unknown): Promise<void> {
  const before = process.cpuUsage()
  try {
    await read()
  } catch (error) {
    expect(error).toBeInstanceOf(FiscalError)
    expect((error as FiscalError).retry).toBe('never')
    expectNoSecret(error, secrets)
  }
  const { user, system } = process.cpuUsage(before)
  expect(user + system).toBeLessThan(5_000_000)
}

describe.each(readers)('KeyClient.%s', (_name, read) => {
  test('any bytes, and bytes that begin like a key file', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((given) => Buffer.from(given))
    const begun = bytes.map((given) => Buffer.concat([Buffer.from('308201000201033082', 'hex'), given]))
    const text = fc
      .string()
      .map((given) => `-----BEGIN PRIVATE KEY-----\n${given}\n-----END PRIVATE KEY-----\n`)
    const any = fc.oneof(
      bytes,
      begun,
      text.map((given) => Buffer.from(given)),
    )
    await fc.assert(
      fc.asyncProperty(any, (given) => expectInForm(() => read(given))),
      runs(100),
    )
  })

  test.each(['key.pem', 'key.p12', 'locked.pem', 'locked.der', 'key.der'])('%s, spoilt', async (name) => {
    await expectInForm(() => read(files[name]!))
    await fc.assert(
      fc.asyncProperty(spoilt(files[name]!), (given) => expectInForm(() => read(given))),
      runs(25),
    )
  })
})

test('what a key client is handed later, too', async () => {
  const client = KeyClient.fromPem(devicePem)
  const setters = Object.getOwnPropertyNames(KeyClient.prototype).filter((name) => name.startsWith('set'))
  const anything = fc.oneof(
    fc.string(),
    fc.base64String(),
    spoilt(deviceKey.export({ type: 'pkcs8', format: 'der' })).map((bytes) => bytes.toString('base64')),
  )
  for (const name of setters) {
    await fc.assert(
      fc.asyncProperty(anything, (given) => expectInForm(() => (client as unknown as Statics)[name]!(given))),
      runs(50),
    )
  }
})
