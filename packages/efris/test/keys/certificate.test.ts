import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { selfSignedCertificate } from '#src/crypto/certificate.js'
import { VERIFY_STRINGS } from '#src/crypto/verify-string.js'
import { checkCertificate, completeUpload } from '#src/keys/certificate.js'
import { deviceKey } from '../device-key.js'
import { failure } from '../failures.js'
import vectors from '../vectors/certificates.json' with { type: 'json' }

const now = new Date('2026-01-20T09:00:00Z')
const make = (key: KeyObject, to = '2027-01-01') =>
  selfSignedCertificate({
    key,
    commonName: 'device',
    serialNumber: Buffer.of(1),
    from: new Date('2020-01-01'),
    to: new Date(to),
  }).toString('base64')
const good = make(deviceKey)
const keyOf = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits }).privateKey

describe('a certificate', () => {
  test.each(['device.crt', 'device.CER', `${'é'.repeat(126)}.crt`])('passes as %s', (name) => {
    expect(() => checkCertificate(name, good, now)).not.toThrow()
  })

  test.each<[code: string, path: string, name: string, content: () => string]>([
    ['2093', '/fileName', '', () => good],
    ['2094', '/fileName', `${'é'.repeat(127)}.crt`, () => good],
    ['2100', '/fileName', 'device.pem', () => good],
    ['2100', '/fileName', 'device.crt.txt', () => good],
    ['2095', '/fileContent', 'device.crt', () => ''],
    ['2100', '/fileContent', 'device.crt', () => 'no base64!'],
    ['2100', '/fileContent', 'device.crt', () => 'AAAA'],
    ['2100', '/fileContent', 'device.crt', () => good.slice(0, 400)],
    ['2178', '/fileContent', 'device.crt', () => vectors.curve],
    ['2179', '/fileContent', 'device.crt', () => make(keyOf(1024))],
    ['2179', '/fileContent', 'device.crt', () => make(keyOf(3072))],
    ['2098', '/fileContent', 'device.crt', () => make(deviceKey, '2026-01-20')],
  ])('%s at %s', (code, path, name, content) => {
    const error = failure(() => checkCertificate(name, content(), now))
    expect(error).toMatchObject({
      name: 'InvalidInputError',
      operation: 'certificateUpload',
      issues: [{ path }],
    })
    const [{ message, fix }] = error.issues as [{ message: string; fix: string }]
    expect(message).toContain(`(URA ${code})`)
    expect(fix).not.toBe('')
  })

  test('two mistakes are told at once', () => {
    const error = failure(() => checkCertificate('device.pem', 'AAAA', now))
    expect(error.issues).toMatchObject([{ path: '/fileName' }, { path: '/fileContent' }])
  })
})

describe('an upload', () => {
  const upload = { fileName: 'device.crt', fileContent: good }
  const facts = { tin: '1000000001', now }

  test('gets the check text it lacks', () => {
    for (const name of ['aes', 'md5'] as const) {
      const verifyString = VERIFY_STRINGS[name].make({ ...facts, fileName: 'device.crt' })
      expect(completeUpload(upload, { ...facts, verifyString: name })).toEqual({ ...upload, verifyString })
    }
    expect(completeUpload({ ...upload, verifyString: '' }, facts)).toEqual(completeUpload(upload, facts))
  })

  test("keeps the caller's own", () => {
    expect(completeUpload({ ...upload, verifyString: 'mine' }, facts).verifyString).toBe('mine')
  })

  test('is refused like the certificate', () => {
    expect(failure(() => completeUpload({ ...upload, fileContent: 'AAAA' }, facts)).name).toBe(
      'InvalidInputError',
    )
  })
})
