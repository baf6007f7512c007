import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encryptAes } from '#src/crypto/aes.js'
import { SUITES } from '#src/crypto/suites.js'
import { readInner } from '#src/envelope/inner.js'
import { OpenError, openContent, openLayers, readEnvelope } from '#src/envelope/open.js'
import { seal } from '#src/envelope/seal.js'
import { deviceKey, devicePublicKey } from '../device-key.js'
import { sealAsServer } from './compressed.js'

const suite = SUITES.practice
const key = Buffer.from('risiti-test-key!')
const json = '{"buyerLegalName":"Nakasero Café – Ltd","lines":[{"item":"🧾"}]}'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const flags = (codeType: string, zipCode: string) => ({ codeType, encryptCode: '2', zipCode })
const anyFlags = fc.record({
  codeType: fc.constantFrom('0', '1', '', '7'),
  encryptCode: fc.constantFrom('0', '1', '2'),
  zipCode: fc.constantFrom('0', '1', ''),
})

describe('round trips', () => {
  const options = fc.record({
    suite: fc.constantFrom(...Object.values(SUITES)),
    gzip: fc.boolean(),
    aesKey: fc.option(fc.uint8Array({ minLength: 16, maxLength: 16 }), { nil: undefined }),
    publicKey: fc.constantFrom(undefined, devicePublicKey),
    privateKey: fc.constant(deviceKey),
  })

  test('any JSON, sealed or plain, compressed or not, in any suite', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ stringUnit: 'grapheme' }), options, async (text, how) => {
        expect(openContent(await sealAsServer(text, how), how)).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  test('flags that say something else change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), options, anyFlags, async (text, how, dataDescription) => {
        const sealed = await sealAsServer(text, how)
        expect(openContent({ ...sealed, dataDescription }, how)).toBe(text)
        expect(openContent({ content: sealed.content }, how)).toBe(text)
        expect(openContent({ content: sealed.content, dataDescription: null }, how)).toBe(text)
      }),
    )
  })

  test('plain text opens whether or not there is a key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        const { content } = await seal(text, { suite })
        expect(openContent({ content }, { suite, aesKey: key })).toBe(text)
      }),
    )
  })

  test('a megabyte', async () => {
    const text = JSON.stringify({ sellersLogo: 'ä'.repeat(1_048_576) })
    for (const gzip of [false, true]) {
      const sealed = await sealAsServer(text, { suite, aesKey: key, gzip })
      expect(openContent(sealed, { suite, aesKey: key })).toBe(text)
    }
  })

  test('white space inside base64 is ignored', async () => {
    const { content } = await seal(json, { suite, aesKey: key })
    expect(openContent({ content: `${content.replace(/.{76}/g, '$&\r\n')}\n` }, { suite, aesKey: key })).toBe(
      json,
    )
  })

  test('nothing opens to nothing', () => {
    for (const content of ['', null, undefined]) {
      expect(openContent({ content }, { suite, aesKey: key })).toBeUndefined()
    }
  })
})

describe('layers', () => {
  const around = { suite, aesKey: key, gzip: true }

  test('are told from the outside in, whatever the flags say', async () => {
    const told = async (how: Parameters<typeof sealAsServer>[1]) => {
      const { content } = await sealAsServer(json, how)
      return openLayers({ content }, { suite, aesKey: key })
    }
    expect(await told({ suite })).toEqual({ text: json, layers: ['base64'] })
    expect(await told({ suite, aesKey: key })).toEqual({ text: json, layers: ['base64', 'aes'] })
    expect(await told(around)).toEqual({ text: json, layers: ['base64', 'gzip', 'aes'] })
    const inside = { content: base64(encryptAes(key, gzipSync(json))) }
    expect(openLayers(inside, around)?.layers).toEqual(['base64', 'aes', 'gzip'])
  })

  test('of nothing there are none', () => {
    expect(openLayers({ content: '' }, around)).toBeUndefined()
  })
})

describe('compression', () => {
  const gzipped = gzipSync(json)

  test('inside the cipher as well as around it', () => {
    const inside = base64(encryptAes(key, gzipped))
    const around = base64(gzipSync(encryptAes(key, Buffer.from(json))))
    const both = base64(gzipSync(encryptAes(key, gzipped)))
    for (const content of [inside, around, both]) {
      for (const zipCode of ['0', '1']) {
        const data = { content, dataDescription: flags('1', zipCode) }
        expect(openContent(data, { suite, aesKey: key })).toBe(json)
      }
    }
  })

  test('without a cipher, as T115 and T125 come', () => {
    const data = { content: base64(gzipped), dataDescription: flags('0', '1') }
    expect(openContent(data, { suite })).toBe(json)
    expect(openContent(data, { suite, aesKey: key })).toBe(json)
  })

  test.each([1, 4, 8])('a stream that lost its last %i bytes', (lost) => {
    const cut = gzipped.subarray(0, gzipped.length - lost)
    expect(openContent({ content: base64(cut) }, { suite })).toBe(json)
    const sealed = gzipSync(encryptAes(key, Buffer.from(json)))
    const content = base64(sealed.subarray(0, sealed.length - lost))
    expect(openContent({ content, dataDescription: flags('1', '1') }, { suite, aesKey: key })).toBe(json)
  })

  test('a cipher text that happens to begin like gzip is still opened', () => {
    const found = cipherThatBegins(0x1f, 0x8b)
    for (const zipCode of ['0', '1']) {
      const data = { content: base64(found.cipher), dataDescription: flags('1', zipCode) }
      expect(openContent(data, { suite, aesKey: found.key })).toBe(found.text)
    }
  })

  test('a bomb is refused', () => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024))
    expect(() => openContent({ content: base64(bomb) }, { suite })).toThrow(OpenError)
  })
})

describe('garbage', () => {
  const opened = (data: Parameters<typeof openContent>[0], aesKey?: Uint8Array) =>
    layerOf(() => {
      const text = openContent(data, { suite, aesKey })
      if (text !== undefined) readInner(text)
    })

  test.each([
    ['base64', { content: '%%%%' }],
    ['base64', { content: 'YQ==YQ==' }],
    ['base64', { content: 'YQ===' }],
    ['base64', { content: 'a-b_' }],
    [
      'gzip',
      { content: base64(Buffer.from('1f8b08ffffffffffffffffff', 'hex')), dataDescription: flags('0', '1') },
    ],
    ['gzip', { content: base64(Buffer.from('1f8b08ffffffffffffffff', 'hex')) }],
    ['gzip', { content: base64(encryptAes(key, Buffer.from('1f8b08ffff', 'hex'))) }],
    ['cipher', { content: base64(Buffer.alloc(32, 0xfe)) }],
    ['cipher', { content: base64(Buffer.alloc(15, 0xfe)) }],
    ['cipher', { content: base64(encryptAes(Buffer.alloc(16), Buffer.from(json))) }],
    ['inner-json', { content: base64(Buffer.from('{"a":')) }],
    ['inner-json', { content: base64(encryptAes(key, Buffer.from('{"a":'))) }],
    ['inner-json', { content: base64(encryptAes(key, Buffer.from('ff00ff', 'hex'))) }],
  ] as const)('in layer %s', (layer, data) => {
    expect(opened(data, key)).toBe(layer)
  })

  test('cipher text without a key', () => {
    expect(opened({ content: base64(encryptAes(key, Buffer.from(json))) })).toBe('cipher')
  })

  test('base64 inside the cipher, where the suite has it', () => {
    const content = base64(encryptAes(key, Buffer.from('{not base64}')))
    expect(layerOf(() => openContent({ content }, { suite: SUITES.seeds, aesKey: key }))).toBe('base64')
  })

  test('any bytes, any flags: text or an OpenError, and no key in it', () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map(base64),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => base64(gzipSync(bytes))),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => base64(encryptAes(key, bytes))),
      fc
        .uint8Array({ maxLength: 200 })
        .map((bytes) => base64(Buffer.concat([Buffer.from('1f8b08', 'hex'), bytes]))),
      fc.string(),
    )
    fc.assert(
      fc.property(content, anyFlags, fc.boolean(), (text, dataDescription, withKey) => {
        try {
          openContent({ content: text, dataDescription }, { suite, aesKey: withKey ? key : undefined })
        } catch (error) {
          expect(error).toBeInstanceOf(OpenError)
          const shown = `${error} ${JSON.stringify(error)} ${(error as OpenError).cause}`
          for (const form of ['latin1', 'hex', 'base64'] as const)
            expect(shown).not.toContain(key.toString(form))
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('a long run of blanks costs no time', () => {
    const started = performance.now()
    expect(opened({ content: `${' '.repeat(2_000_000)}!` })).toBe('base64')
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('content far larger than any answer does not overflow', () => {
    expect(opened({ content: 'A'.repeat(48_000_000) }, key)).toBe('cipher')
  })
})

describe('the outer message', () => {
  const outer = {
    data: { content: '', signature: '', dataDescription: flags('0', '0') },
    globalInfo: { interfaceCode: 'T101', extendField: { x: 1 } },
    returnStateInfo: { returnCode: '00', returnMessage: 'SUCCESS' },
  }

  test('is read, with members missing that do not matter', () => {
    expect(readEnvelope(JSON.stringify(outer)).returnStateInfo.returnCode).toBe('00')
    const bare = { data: {}, globalInfo: {}, returnStateInfo: { returnCode: '99', returnMessage: null } }
    expect(readEnvelope(JSON.stringify(bare)).returnStateInfo.returnCode).toBe('99')
    const nothing = { ...outer, data: { content: null, signature: null, dataDescription: null } }
    expect(readEnvelope(JSON.stringify(nothing)).data.content).toBeNull()
  })

  test.each([
    ['json', '<html>502 Bad Gateway</html>'],
    ['json', ''],
    ['json', JSON.stringify(outer).slice(0, -1)],
    ['shape', '[]'],
    ['shape', 'null'],
    ['shape', '"text"'],
    ['shape', '{}'],
    ['shape', JSON.stringify({ ...outer, returnStateInfo: {} })],
    ['shape', JSON.stringify({ ...outer, data: { content: 5 } })],
  ])('layer %s: %s', (layer, text) => {
    expect(layerOf(() => readEnvelope(text))).toBe(layer)
  })

  test('any JSON: a message or an OpenError', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(['none', 'json', 'shape']).toContain(layerOf(() => readEnvelope(text)))
      }),
    )
  })
})

describe('the inner message', () => {
  test('leaves are text, empty members are missing', () => {
    const text = '{"a":1,"b":true,"c":"","d":null,"e":{"f":2.50,"g":""},"h":[1,"",null,"x"],"i":[],"j":{}}'
    const { c, d, ...rest } = readInner(text) as Record<string, unknown>
    expect([c, d]).toEqual([undefined, undefined])
    expect(rest).toEqual({ a: '1', b: 'true', e: { f: '2.5' }, h: ['1', 'x'], i: [], j: {} })
  })

  test.each([['""'], ['null']])('%s is no message', (text) => expect(readInner(text)).toBeUndefined())

  test('what is not JSON says so', () => expect(layerOf(() => readInner('{'))).toBe('inner-json'))

  test('what is nested too deep says so', () => {
    const read = () => readInner('['.repeat(200_000) + ']'.repeat(200_000))
    expect(read).toThrow('nested too deep')
    expect(layerOf(read)).toBe('inner-json')
  })
})

function layerOf(attempt: () => unknown): string {
  try {
    attempt()
  } catch (error) {
    return error instanceof OpenError ? error.layer : `no OpenError but ${error}`
  }
  return 'none'
}

/** Tries keys until the cipher text begins with two given bytes: 65,536 tries on average. */
function cipherThatBegins(first: number, second: number) {
  const text = '{"invoiceNo":"325000000007"}'
  const plain = Buffer.from(text)
  const candidate = Buffer.alloc(16)
  for (let i = 0; ; i++) {
    candidate.writeUInt32BE(i)
    const cipher = encryptAes(candidate, plain)
    if (cipher[0] === first && cipher[1] === second) return { key: candidate, cipher, text }
  }
}
