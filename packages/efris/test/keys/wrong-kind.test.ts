import { expect, test } from 'vitest'
import { KeyClient } from '#src/keys/key-client.js'
import { devicePem } from '../device-key.js'
import { failure, failureOf } from '../failures.js'

/* What a program without types hands over: a variable that is not set, a file that was read the other way. */

const der = Buffer.from(devicePem.replace(/-----[^-]+-----|\s/g, ''), 'base64')

test.each([
  ['fromPem', undefined, 'It is missing, not text.'],
  ['fromPem', Buffer.from(devicePem), 'It is bytes, not text.'],
  ['fromDer', null, 'It is missing, not bytes.'],
  ['fromDer', devicePem, 'It is text, not bytes.'],
  ['fromDer', 5, 'It is a number, not bytes.'],
] as const)('KeyClient.%s says what it was given instead', (method, given, cause) => {
  const error = failure(() => KeyClient[method](given as never))
  expect(error).toMatchObject({ name: 'ConfigurationError', code: 'key-file-unreadable', cause })
  expect(error.fix).toContain('readFileSync')
})

test('KeyClient.fromPkcs12 says what it was given instead of bytes', async () => {
  const error = await failureOf(KeyClient.fromPkcs12('device.p12' as never, 'secret'))
  expect(error).toMatchObject({ code: 'key-file-unreadable', cause: 'It is text, not bytes.' })
})

test('KeyClient.fromPkcs12 asks for a password that was left out', async () => {
  const error = await failureOf(KeyClient.fromPkcs12(der, undefined as never))
  expect(error).toMatchObject({ name: 'ConfigurationError', code: 'key-password-missing' })
})

test.each([[undefined], [{}], [{ commonName: 'device', now: '2026-01-20' }]])(
  'KeyClient.generate(%j) names each option that is wrong',
  async (options) => {
    const error = await failureOf(KeyClient.generate(options as never))
    expect(error).toMatchObject({ name: 'InvalidInputError', code: 'certificate-options-invalid' })
    expect(error.issues).toContainEqual(expect.objectContaining({ path: '/now', message: 'is no time' }))
  },
)
