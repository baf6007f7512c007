import { type createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { encryptAes } from '#src/crypto/aes.js'
import { wrapRsa } from '#src/crypto/rsa.js'
import { WHITE_BOXES, type WhiteBox } from '#src/crypto/white-box.js'
import { KeyClient } from '#src/keys/key-client.js'
import { deviceKey, devicePem, devicePublicKey, devicePublicPem } from '../device-key.js'
import { failure } from '../failures.js'

/* What T102 and T104 hand out, as the key client takes it. */

const date = new Date('2026-01-20T09:00:00Z')
const context = { taxpayerId: '1234567890', date }
const pkcs8 = deviceKey.export({ type: 'pkcs8', format: 'der' })
const clientPriKey = encryptAes(
  Buffer.from('1234567890200126'),
  Buffer.from(pkcs8.toString('base64')),
).toString('base64')
const spki = (key: ReturnType<typeof createPublicKey>) => key.export({ type: 'spki', format: 'der' })

let device: KeyClient
beforeEach(() => {
  device = KeyClient.fromPem(devicePem)
})

describe('a device whose key the authority keeps', () => {
  const fresh = (whiteBox: WhiteBox = WHITE_BOXES.scheme2020) => KeyClient.forWhiteBox({ whiteBox, context })

  test('has no key until both parts were given', () => {
    const client = fresh()
    for (const give of [() => undefined, () => client.setClientPrivateKey(clientPriKey)]) {
      give()
      expect(client.hasPrivateKey).toBe(false)
      expect(failure(() => client.signingKey)).toMatchObject({
        code: 'key-missing',
        fix: expect.stringContaining('T102'),
      })
    }
    client.setKeyTable('AAAA')
    expect(client.hasPrivateKey).toBe(true)
    expect(client.inspect()).toMatchObject({ bits: 0, whiteBox: 'scheme2020', hasPrivateKey: true })
    expect(spki(client.publicKey)).toEqual(spki(devicePublicKey))
    expect(client.inspect().bits).toBe(2048)
  })

  test('opens the white box once, and again for a new key', () => {
    const open = vi.fn(() => pkcs8)
    const client = fresh({ name: 'mine', evidence: 'a test', open })
    client.setClientPrivateKey('AAAA')
    client.setKeyTable('AAAA')
    expect(open).toHaveBeenCalledTimes(0)
    for (let use = 0; use < 3; use++) expect(client.signingKey.type).toBe('private')
    expect(open).toHaveBeenCalledTimes(1)
    client.setClientPrivateKey('BBBB')
    expect(client.signingKey.type).toBe('private')
    expect(open).toHaveBeenCalledTimes(2)
  })

  test('a white box of its own is given all there is', () => {
    const given: unknown[] = []
    const client = fresh({
      name: 'mine',
      evidence: 'a test',
      open: (input) => {
        given.push(input)
        return pkcs8
      },
    })
    client.setKeyTable('CCCC')
    client.setClientPrivateKey(' AAAA\n')
    expect(client.signingKey.type).toBe('private')
    expect(given).toEqual([{ clientPriKey: 'AAAA', keyTable: 'CCCC', ...context }])
  })

  test.each<[string, WhiteBox, RegExp]>([
    ['a wrong table', WHITE_BOXES.tables, /^keyTable: the table has 3 bytes/],
    [
      'a box that fails',
      {
        name: 'b',
        evidence: 'c',
        open: () => {
          throw new Error('secret')
        },
      },
      /no private key/,
    ],
    [
      'a box that gives something else',
      { name: 'b', evidence: 'c', open: () => Buffer.from('x') },
      /no private key/,
    ],
  ])('%s is told, and nothing of the key', (_what, whiteBox, cause) => {
    const client = fresh(whiteBox)
    client.setClientPrivateKey(clientPriKey)
    client.setKeyTable('AAAA')
    const error = failure(() => client.signingKey)
    expect(error).toMatchObject({ name: 'ConfigurationError', code: 'white-box-closed' })
    expect(error.cause).toMatch(cause)
    expect(inspect(error, { depth: 9 })).not.toMatch(/secret|AAAA/)
  })

  test('a key that will not do is refused', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const open = () => privateKey.export({ type: 'pkcs8', format: 'der' })
    const client = fresh({ name: 'b', evidence: 'c', open })
    client.setClientPrivateKey('AAAA')
    client.setKeyTable('AAAA')
    expect(failure(() => client.signingKey).code).toBe('key-unsuitable')
  })

  test('a device with a key of its own keeps it', () => {
    device.setClientPrivateKey('AAAA')
    device.setKeyTable('AAAA')
    expect(spki(device.publicKey)).toEqual(spki(devicePublicKey))
    expect(failure(() => device.setKeyTable('not base64!')).code).toBe('key-setting-invalid')
  })
})

describe("the authority's public key", () => {
  test.each<[string, string]>([
    ['base64', spki(devicePublicKey).toString('base64')],
    ['base64 in lines', spki(devicePublicKey).toString('base64').replace(/.{64}/g, '$&\r\n')],
    ['PEM', devicePublicPem],
  ])('%s', (_what, text) => {
    device.setServerPublicKey(text)
    expect(spki(device.serverPublicKey!)).toEqual(spki(devicePublicKey))
    expect(device.inspect().hasServerPublicKey).toBe(true)
  })

  const curve = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).publicKey
  test.each<[string, unknown]>([
    ['a private key', devicePem],
    ['a key of a curve', curve.export({ type: 'spki', format: 'der' }).toString('base64')],
    ['base64 of something else', 'AAAA'],
    ['no base64', 'hello, world'],
    ['nothing', ''],
    ['no text', 7],
    ['no value', undefined],
  ])('not %s', (_what, value) => {
    const error = failure(() => device.setServerPublicKey(value as string))
    expect(error).toMatchObject({ name: 'ConfigurationError', code: 'key-setting-invalid' })
    expect(device.serverPublicKey).toBeUndefined()
  })
})

describe('the session key', () => {
  const key = randomBytes(16)

  test('as T104 says it, wrapped', () => {
    device.setAesKey(wrapRsa(devicePublicKey, Buffer.from(key.toString('base64'))).toString('base64'))
    expect(device.aesKey).toEqual(key)
    expect(device.inspect().hasSessionKey).toBe(true)
  })

  test('as base64 of its 16 bytes', () => {
    device.setAesKey(key.toString('base64'))
    expect(device.aesKey).toEqual(key)
  })

  test.each<[string, unknown]>([
    ['eight characters', 'aB3xK9mP'],
    ['17 bytes', randomBytes(17).toString('base64')],
    ['no base64', '!'],
    ['nothing', ''],
    ['no text', key],
  ])('not %s', (_what, value) => {
    const error = failure(() => device.setAesKey(value as string))
    expect(error.code).toBe('key-setting-invalid')
    expect(device.aesKey).toBeUndefined()
  })

  test.each<[string, () => Buffer]>([
    [
      'for another key',
      () => wrapRsa(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey, Buffer.from('x')),
    ],
    ['of another length', () => wrapRsa(devicePublicKey, Buffer.from('aB3xK9mP'))],
  ])('not one wrapped %s', (_what, wrapped) => {
    const error = failure(() => device.setAesKey(wrapped().toString('base64')))
    expect(error).toMatchObject({ code: 'session-key-not-for-us', operation: 'getSymmetricKey' })
  })

  test('a wrapped one needs the private key', () => {
    const client = KeyClient.forWhiteBox({ whiteBox: WHITE_BOXES.tables })
    expect(failure(() => client.setAesKey(randomBytes(256).toString('base64'))).code).toBe('key-missing')
    client.setAesKey(key.toString('base64'))
    expect(client.aesKey).toEqual(key)
  })
})

describe('the sign of T104', () => {
  test('is kept', () => {
    device.setSignature('7F2e9A1c_-')
    expect(device.signature).toBe('7F2e9A1c_-')
  })

  test.each<unknown>(['', ' ', 'a b!', null, {}])('not %j', (value) => {
    expect(failure(() => device.setSignature(value as string)).code).toBe('key-setting-invalid')
  })
})

test('no way of printing shows what was received', () => {
  const client = KeyClient.forWhiteBox({ whiteBox: WHITE_BOXES.scheme2020, context })
  const key = randomBytes(16)
  client.setClientPrivateKey(clientPriKey)
  client.setKeyTable('c2VjcmV0dGFibGU=')
  client.setAesKey(key.toString('base64'))
  client.setSignature('c2VjcmV0c2lnbg')
  expect(client.signingKey.type).toBe('private')
  const shown = [
    JSON.stringify(client),
    inspect(client, { showHidden: true, depth: 9 }),
    inspect({ deep: { client } }, { showHidden: true, depth: 9 }),
  ].join('\n')
  const secrets = [clientPriKey, 'c2VjcmV0', key.toString('base64'), key.toString('hex'), context.taxpayerId]
  for (const secret of secrets) expect(shown).not.toContain(secret)
  expect(shown).toContain('"hasSessionKey":true')
})
