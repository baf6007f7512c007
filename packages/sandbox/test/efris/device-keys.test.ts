import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  X509Certificate,
} from 'node:crypto'
import { EfrisClient, KeyClient, VERIFY_STRINGS, WHITE_BOXES } from '@risiti/efris'
import { selfSignedCertificate, verifyRsa } from '@risiti/efris/crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CERTIFICATE_TEXTS } from '#src/efris/texts/certificate.js'
import { type Sandbox, START, startSandbox } from '#src/testing.js'
import { type Outer, PlainEfris } from '../foreign/plain-client.mjs'
import { connect, invoice } from './invoices.js'

/* T102 and T136: keys that come from the authority, and keys that go to it. */

let sandbox: Sandbox
let client: PlainEfris

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  sandbox.reset()
  client = await connect(sandbox)
})

/** A certificate with a key of a curve, valid until 2051. */
const curveCertificate = Buffer.from(
  'MIIBdzCCAR2gAwIBAgIUEn+TW8dGjerUYhlTH2IZP8Xo18swCgYIKoZIzj0EAwIwEDEOMAwGA1UEAwwFY3VydmUwIB' +
    'cNMjYxMTI1MDMxOTE2WhgPMjA1MTA3MTcwMzE5MTZaMBAxDjAMBgNVBAMMBWN1cnZlMFkwEwYHKoZIzj0CAQYIKoZI' +
    'zj0DAQcDQgAEK0xpzjiL6NnHP1QtarAii3tV6s18S2i/G87rzRK9WBjZ4AzAbjx4TkZzlHm1wM/mbdn9CoxxHyiVkj' +
    '/crlfYc6NTMFEwHQYDVR0OBBYEFE2dS5nFEUFJPO/Oe/5IWC5qua1yMB8GA1UdIwQYMBaAFE2dS5nFEUFJPO/Oe/5I' +
    'WC5qua1yMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAMax2OPkfG1wYhy1mCSjSKed6f9iQuGKQ4' +
    'hxgpNCbukrAiBkj0j9vcnI2DQqYERrk3GNJNoCvQrWt3kuJ+M8mBn5ww==',
  'base64',
)
const keyOf = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits }).privateKey
const newKey = keyOf(2048)
const pemOf = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString()
const certificate = (key = newKey, to = '2027-01-01') =>
  selfSignedCertificate({
    key,
    commonName: '1000000001_01',
    serialNumber: Buffer.from('serial'),
    from: new Date('2025-01-01'),
    to: new Date(to),
  })
const hashOf = (text: string) => createHash('md5').update(text).digest('hex')
const facts = { tin: '1000000001', now: START }
const upload = (file = certificate(), fileName = 'till.crt') => ({
  fileName,
  verifyString: VERIFY_STRINGS.aes.make({ ...facts, fileName }),
  fileContent: file.toString('base64'),
})
const send = (request: object, from = client) => from.call('T136', request, { sealed: false })
const unsigned = (outer: Outer) => ({ ...outer, data: { ...outer.data, signature: '' } })
const asDevice = (index: number, appId: string) => (outer: Outer) => {
  const { tin, deviceNo } = sandbox.taxpayers().efris[index]!
  return { ...unsigned(outer), globalInfo: { ...outer.globalInfo, tin, deviceNo, appId } }
}

describe('T102', () => {
  const ask = (index: number, appId: string, request: object | undefined = { otp: '100983' }) =>
    client.call('T102', request, { sealed: false, change: asDevice(index, appId) })

  test('gives a device its key, behind a white box, without a signature', async () => {
    const { returnCode, content } = await ask(3, 'AP01')
    expect(returnCode).toBe('00')
    expect(Object.keys(content)).toEqual(['clientPriKey', 'keyTable', 'serverPubKey'])
    const keyClient = KeyClient.forWhiteBox({ whiteBox: WHITE_BOXES.tables })
    keyClient.setClientPrivateKey(content.clientPriKey)
    keyClient.setKeyTable(content.keyTable)
    keyClient.setServerPublicKey(content.serverPubKey)
    expect(pemOf(keyClient.signingKey)).toBe(sandbox.taxpayers().efris[3]!.privateKeyPem)
  })

  test('the key it gives works: sign, unwrap, call', async () => {
    const { content } = await ask(3, 'AP01')
    const { tin, deviceNo, appId } = sandbox.taxpayers().efris[3]!
    const keyClient = KeyClient.forWhiteBox({ whiteBox: WHITE_BOXES.tables })
    keyClient.setClientPrivateKey(content.clientPriKey)
    keyClient.setKeyTable(content.keyTable)
    const device = new EfrisClient({ tin, deviceNo, appId, keyClient, environment: sandbox.url })
    expect((await device.registration()).taxpayer.tin).toBe(tin)
    await device.close()
  })

  test.each<[string, number, string]>([
    ['a system with a key of its own', 0, 'AP04'],
    ['a system that calls itself a device', 0, 'AP01'],
    ['a device that calls itself a system', 3, 'AP04'],
  ])('%s gets the public key only', async (_what, index, appId) => {
    const { content } = await ask(index, appId)
    expect(Object.keys(content)).toEqual(['serverPubKey'])
  })

  test("the public key verifies the authority's answers", async () => {
    const { answer, content } = await ask(0, 'AP04')
    const der = Buffer.from(content.serverPubKey, 'base64')
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    const { data } = answer
    expect(verifyRsa('sha1', key, Buffer.from(data.content), Buffer.from(data.signature, 'base64'))).toBe(
      true,
    )
  })

  test('a password is not needed', async () => {
    for (const request of [undefined, {}, { otp: '' }])
      expect((await ask(0, 'AP04', request)).returnCode).toBe('00')
  })

  test('a device without a key may ask, and nothing else', async () => {
    const change = added(2, 'AP04')
    const asked = await client.call('T102', { otp: '1' }, { sealed: false, change })
    expect(asked.returnCode).toBe('00')
    expect((await client.call('T104', undefined, { change })).returnCode).toBe('401')
    // A signature says nothing while no key is registered to check it with.
    const signed = (outer: Outer) => ({ ...change(outer), data: outer.data })
    expect((await client.call('T102', { otp: '1' }, { sealed: false, change: signed })).returnCode).toBe('00')
  })

  test('where the authority keeps no key for a device, there is none to give', async () => {
    expect((await client.call('T102', undefined, { change: added(3, 'AP01') })).returnCode).toBe('401')
  })

  /** Registers one more device of a taxpayer, and speaks as that. */
  function added(index: number, appId: string) {
    const { tin } = sandbox.taxpayers().efris[index]!
    const { branch } = sandbox.books.efris.taxpayers.get(tin)!
    sandbox.books.efris.devices.add({ tin, deviceNo: `${tin}_09`, deviceType: '1', branchId: branch.id })
    return (outer: Outer) => {
      const spoken = asDevice(index, appId)(outer)
      return { ...spoken, globalInfo: { ...spoken.globalInfo, deviceNo: `${tin}_09` } }
    }
  }

  test('a signature that is given must be right', async () => {
    const right = await client.call('T102', { otp: '1' }, { sealed: false })
    expect(right.returnCode).toBe('00')
    const change = (outer: Outer) => ({ ...outer, data: { ...outer.data, signature: client.sign('x') } })
    expect((await client.call('T102', { otp: '1' }, { sealed: false, change })).returnCode).toBe('38')
  })

  test('follows from the seed', async () => {
    const first = await ask(3, 'AP01')
    sandbox.reset()
    expect((await ask(3, 'AP01')).content).toEqual(first.content)
    sandbox.reset('another')
    const other = (await ask(3, 'AP01')).content
    expect(other.keyTable).not.toBe(first.content.keyTable)
    sandbox.reset('risiti')
  })
})

type Refused = [code: string, what: string, request: () => object, prepare?: () => unknown]

describe('T136', () => {
  const REFUSED: readonly Refused[] = [
    ['2093', 'no name', () => ({ ...upload(), fileName: '' })],
    ['2094', 'a long name', () => upload(certificate(), `${'é'.repeat(127)}.crt`)],
    ['2095', 'no certificate', () => ({ ...upload(), fileContent: '' })],
    ['2096', 'no check text', () => ({ ...upload(), verifyString: '' })],
    [
      '2097',
      'a check text of yesterday',
      () => ({ ...upload(), verifyString: madeAt('2026-01-19T20:59:00Z') }),
    ],
    ['2097', "another file's check text", () => ({ ...upload(), fileName: 'other.crt' })],
    [
      '2097',
      'the check text of a sample whose day is cut wrongly',
      () => ({ ...upload(), verifyString: sampleText() }),
    ],
    ['2097', 'no check text at all', () => ({ ...upload(), verifyString: 'hello' })],
    [
      '2097',
      'MD5, under the strict switch',
      () => ({ ...upload(), verifyString: md5() }),
      () => strict('strictVerifyString'),
    ],
    ['2100', 'another ending', () => upload(certificate(), 'till.pem')],
    ['2100', 'no certificate inside', () => upload(Buffer.from('hello'))],
    ['2100', 'half a certificate', () => upload(certificate().subarray(0, 300))],
    ['2178', 'a key of a curve', () => upload(curveCertificate)],
    ['2179', 'a key of 1024 bits', () => upload(certificate(keyOf(1024)))],
    ['2179', 'a key of 3072 bits', () => upload(certificate(keyOf(3072)))],
    ['2098', 'an expired certificate', () => upload(certificate(newKey, '2026-01-20'))],
    [
      '2099',
      'the same certificate again',
      () => upload(),
      () => sandbox.books.efris.certificates.uploaded.add(fingerprint()),
    ],
    [
      '2200',
      'an unknown fingerprint, under the switch',
      () => upload(),
      () => strict('announcedCertificates'),
    ],
  ]
  const madeAt = (time: string) =>
    VERIFY_STRINGS.aes.make({ ...facts, now: new Date(time), fileName: 'till.crt' })
  const md5 = () => VERIFY_STRINGS.md5.make({ ...facts, fileName: 'till.crt' })
  /** A published sample takes characters 2 to 8 of an ISO date and drops the lines: `2601` for the 20th. */
  const sampleText = () => hashOf(`1000000001${START.toISOString().slice(2, 8).replace(/-/g, '')}till.crt`)
  const strict = (name: 'strictVerifyString' | 'announcedCertificates') => {
    sandbox.books.efris.switches[name] = true
  }
  const fingerprint = () => new X509Certificate(certificate()).fingerprint256

  test.each<Refused>(REFUSED)('%s: %s', async (code, _what, request, prepare) => {
    prepare?.()
    const answer = await send(request())
    expect([answer.returnCode, answer.returnMessage]).toEqual([
      code,
      CERTIFICATE_TEXTS[code as unknown as keyof typeof CERTIFICATE_TEXTS],
    ])
    expect((await client.call('T109', invoice())).returnCode).toBe('00')
  })

  test('every code has a case', () => {
    const tried = new Set(REFUSED.map(([code]) => code))
    expect(Object.keys(CERTIFICATE_TEXTS).filter((code) => !tried.has(code))).toEqual([])
  })

  test.each<[string, () => object, string]>([
    ['AES', () => upload(), 'aes'],
    ['MD5', () => ({ ...upload(), verifyString: md5() }), 'md5'],
    ['a PEM file', () => upload(Buffer.from(new X509Certificate(certificate()).toString())), 'aes'],
  ])('takes %s, and the journal says which form came', async (_what, request, form) => {
    expect((await send(request())).returnCode).toBe('00')
    expect(sandbox.journal().at(-1)).toMatchObject({
      operation: 'certificateUpload',
      response: null,
      notes: [`verifyString is of the form "${form}".`],
    })
  })

  test('from then on only the new key signs, and session keys are for it', async () => {
    await send(upload())
    expect((await client.call('T109', invoice())).returnCode).toBe('38')
    const renewed = new PlainEfris({
      url: sandbox.url,
      tin: '1000000001',
      deviceNo: '1000000001_01',
      privateKeyPem: pemOf(newKey),
      now: () => sandbox.clock.now(),
    })
    await renewed.handshake()
    expect((await renewed.call('T109', invoice())).returnCode).toBe('00')
    expect((await send(upload(), renewed)).returnCode).toBe('2099')
  })

  test('a reset gives the seeded key its place back', async () => {
    await send(upload())
    sandbox.reset()
    expect((await client.call('T109', invoice())).returnCode).toBe('00')
    expect((await send(upload())).returnCode).toBe('00')
  })

  test('T102 gives a device its first key back its place', async () => {
    const device = await connect(sandbox, 3)
    const now = { tin: '1000000004', now: START, fileName: 'till.crt' }
    const request = { ...upload(), verifyString: VERIFY_STRINGS.aes.make(now) }
    expect((await send(request, device)).returnCode).toBe('00')
    expect((await device.call('T102', { otp: '1' }, { sealed: false })).returnCode).toBe('38')
    await client.call('T102', undefined, { change: asDevice(3, 'AP01') })
    expect((await device.call('T102', { otp: '1' }, { sealed: false })).returnCode).toBe('00')
  })

  test('under the switch, announced certificates and those of the seeded files pass', async () => {
    strict('announcedCertificates')
    const { certificatePem } = sandbox.taxpayers().efris[0]!
    expect((await send(upload(Buffer.from(certificatePem)))).returnCode).toBe('00')
    sandbox.books.efris.certificates.announced.add(fingerprint())
    expect((await send(upload())).returnCode).toBe('00')
  })

  test('the client takes the members as a request, or one by one', async () => {
    const { tin, deviceNo, privateKeyPem } = sandbox.taxpayers().efris[0]!
    const keyClient = KeyClient.fromPem(privateKeyPem)
    const till = new EfrisClient({ tin, deviceNo, keyClient, environment: sandbox.url })
    const { fileName, verifyString, fileContent } = upload()
    await till.certificateUpload(fileName, verifyString, fileContent)
    sandbox.reset()
    await till.certificateUpload({ fileName, verifyString, fileContent })
    await till.close()
    expect(sandbox.journal().map(({ code }) => code)).toEqual(['00'])
  })
})
