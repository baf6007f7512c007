import { isDeepStrictEqual } from 'node:util'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encryptAes } from '#src/crypto/aes.js'
import { encryptBlocks } from '#src/crypto/rsa.js'
import { SUITES, type Suite } from '#src/crypto/suites.js'
import { readInner } from '#src/envelope/inner.js'
import { OpenError, openContent, readEnvelope } from '#src/envelope/open.js'
import { readContent } from '#src/envelope/read-content.js'
import { writeEnvelope } from '#src/envelope/seal.js'
import { deviceKey, devicePublicKey } from '../device-key.js'
import { runs } from '../runs.js'
import { expectNoSecret, formsOf, secretsOf } from '../secrets.js'
import { spoilt } from '../spoilt.js'
import { sealAsServer } from './compressed.js'

/* Whatever was sealed opens again, and whatever else comes is refused in one way, soon, and without telling a key. */

const aesKey = Buffer.from('0123456789abcdef', 'latin1')
const secrets = formsOf([aesKey, ...secretsOf(deviceKey)])

/** Texts of a JSON string that encoders trip over: half pairs, controls, any plane. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('\ud800', '\udc00\ud800', '\u0000', '\u2028', '🧾', 'é'),
)

const anyJson = fc
  .oneof(
    fc.jsonValue({ stringUnit: 'binary' }),
    anyText,
    fc.dictionary(anyText, anyText),
    fc.constantFrom({}, [], [{}], null, 0, ''),
  )
  .map((value) => JSON.stringify(value))

const anySuite = fc.constantFrom<Suite>(...Object.values(SUITES))

const anyFlags = fc.record(
  {
    codeType: fc.constantFrom('0', '1', ''),
    encryptCode: fc.constantFrom('0', '1', '2'),
    zipCode: fc.constantFrom('0', '1', ''),
  },
  { requiredKeys: [] },
)

type Layer = (bytes: Buffer, suite: Suite) => Buffer

const encrypted: Layer = (bytes, suite) => {
  const inner = suite.innerBase64 ? Buffer.from(bytes.toString('base64')) : bytes
  return suite.cipher === 'rsa' ? encryptBlocks(devicePublicKey, inner) : encryptAes(aesKey, inner)
}
const zipped: Layer = (bytes) => gzipSync(bytes)

/** The layers of a message, from the inside out. */
const LAYERS: Readonly<Record<string, readonly Layer[]>> = {
  plain: [],
  zipped: [zipped],
  encrypted: [encrypted],
  'zipped around the cipher': [encrypted, zipped],
  'zipped inside the cipher': [zipped, encrypted],
  'zipped on both sides': [zipped, encrypted, zipped],
}

function layered(text: string, layers: readonly Layer[], suite: Suite): string {
  return layers.reduce<Buffer>((bytes, layer) => layer(bytes, suite), Buffer.from(text)).toString('base64')
}

const keysFor = (suite: Suite) => ({ suite, aesKey, privateKey: deviceKey, publicKey: devicePublicKey })

describe('what was sealed opens', () => {
  test.each(Object.entries(LAYERS))('in these layers: %s', (_name, layers) => {
    const suites = layers.includes(encrypted) ? anySuite.filter(({ cipher }) => cipher !== 'none') : anySuite
    fc.assert(
      fc.property(anyJson, suites, anyFlags, (text, suite, dataDescription) => {
        const content = layered(text, layers, suite)
        expect(openContent({ content, dataDescription }, keysFor(suite))).toBe(text)
        expect(openContent({ content }, keysFor(suite))).toBe(text)
      }),
      runs(40),
    )
  })

  test('by seal, through the outer message, with or without keys', async () => {
    await fc.assert(
      fc.asyncProperty(anyJson, anySuite, fc.boolean(), fc.boolean(), async (text, suite, gzip, withKey) => {
        const keys = withKey ? keysFor(suite) : { suite }
        const sealed = await sealAsServer(text, { ...keys, gzip })
        const { data } = readEnvelope(writeEnvelope(sealed, {}))
        expect(openContent(data, keysFor(suite))).toBe(text)
      }),
      runs(100),
    )
  })

  test.each(Object.values(SUITES))('a document of a megabyte, in the suite $name', async (suite) => {
    // RSA takes a millisecond for each quarter of a kilobyte.
    const size = suite.cipher === 'rsa' ? 10_000 : 1_000_000
    const text = JSON.stringify({ goodsDetails: 'ä🧾'.repeat(size / 6) })
    for (const gzip of [false, true]) {
      expect(openContent(await sealAsServer(text, { ...keysFor(suite), gzip }), keysFor(suite))).toBe(text)
    }
  })
})

describe('what was not is refused', () => {
  /** Opens it as the client does. Anything but an OpenError, a secret in it or a second of work fails the test. */
  function expectInForm(attempt: () => unknown): void {
    const before = process.cpuUsage()
    try {
      attempt()
    } catch (error) {
      expect(error).toBeInstanceOf(OpenError)
      expectNoSecret(error, secrets)
    }
    const { user, system } = process.cpuUsage(before)
    expect(user + system).toBeLessThan(1_000_000)
  }

  const open = (content: string, suite: Suite, dataDescription: object, withKey = true) => {
    const text = openContent({ content, dataDescription }, withKey ? keysFor(suite) : { suite })
    if (text !== undefined) readInner(text)
  }

  test('content of any text and of any bytes', () => {
    const content = fc.oneof(
      anyText,
      fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes).toString('base64')),
    )
    fc.assert(
      fc.property(content, anySuite, anyFlags, fc.boolean(), (text, suite, flags, withKey) =>
        expectInForm(() => open(text, suite, flags, withKey)),
      ),
      runs(150),
    )
  })

  test.each(Object.entries(LAYERS))('good content that was spoilt: %s', (_name, layers) => {
    const text = '{"invoiceNo":"325100000010","items":[{"item":"Café 🧾","total":"5000.00"}]}'
    const suites = Object.values(SUITES).filter(
      ({ cipher }) => cipher !== 'none' || !layers.includes(encrypted),
    )
    const cases = suites.map((suite) =>
      spoilt(Buffer.from(layered(text, layers, suite), 'base64')).map((bytes) => ({ bytes, suite })),
    )
    fc.assert(
      fc.property(fc.oneof(...cases), anyFlags, fc.boolean(), ({ bytes, suite }, flags, withKey) =>
        expectInForm(() => open(bytes.toString('base64'), suite, flags, withKey)),
      ),
      runs(40),
    )
  })

  const outer = writeEnvelope(
    { content: 'e30=', signature: '', dataDescription: { codeType: '0', encryptCode: '1', zipCode: '0' } },
    { interfaceCode: 'T109', extendField: { responseDateFormat: 'dd/MM/yyyy' } },
    { returnCode: '00', returnMessage: 'SUCCESS' },
  )

  test('outer and inner messages of any text, of any JSON, and spoilt', () => {
    const text = fc.oneof(
      anyText,
      anyJson,
      spoilt(Buffer.from(outer)).map((bytes) => bytes.toString('utf8')),
    )
    fc.assert(
      fc.property(text, (given) => {
        expectInForm(() => readEnvelope(given))
        expectInForm(() => readInner(given))
      }),
      runs(150),
    )
  })

  test.each([
    '['.repeat(200_000),
    `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    '{"data":'.repeat(50_000),
    `{"globalInfo":${'['.repeat(50_000)}${']'.repeat(50_000)},"data":{},"returnStateInfo":{"returnCode":"00"}}`,
  ])('messages of great depth %#', (text) => {
    expectInForm(() => readEnvelope(text))
    expectInForm(() => readInner(text))
  })
})

describe('large content, which is read piece by piece', () => {
  /** Text that does not get small by compressing. */
  const counters = Buffer.from(Uint32Array.from({ length: 250_000 }, (_, index) => index).buffer)
  const text = JSON.stringify({ noise: `é${encryptAes(aesKey, counters).toString('base64')}` })
  const cases = Object.values(LAYERS).map((layers) =>
    Buffer.from(layered(text, layers, SUITES.practice), 'base64'),
  )

  const outcome = async (read: () => unknown) => {
    try {
      return { text: await read() }
    } catch (error) {
      expect(error).toBeInstanceOf(OpenError)
      return { layer: (error as OpenError).layer }
    }
  }

  test('is read as at once, whole and spoilt', async () => {
    const bytes = fc.oneof(fc.constantFrom(...cases), ...cases.map(spoilt))
    await fc.assert(
      fc.asyncProperty(bytes, async (given) => {
        const data = { content: given.toString('base64') }
        const keys = keysFor(SUITES.practice)
        const inPieces = await outcome(() => readContent(data, keys))
        // One comparison of megabytes that does not print them.
        expect(isDeepStrictEqual(inPieces, await outcome(() => openContent(data, keys)))).toBe(true)
      }),
      runs(8),
    )
  })
})
