import { createCipheriv } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { EfrisClient, KeyClient } from '@risiti/efris'
import { SUITES } from '@risiti/efris/crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ONLINE } from '#src/efris/doors.js'
import { readOuter } from '#src/efris/rules/envelope.js'
import { unpack } from '#src/efris/unpack.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import type { Outer, PlainEfris } from '../foreign/plain-client.mjs'
import { connect, invoice } from './invoices.js'

let sandbox: Sandbox
let client: PlainEfris

beforeAll(async () => {
  sandbox = await startSandbox()
  client = await connect(sandbox)
})
afterAll(() => sandbox.close())

const PAGE = { pageNo: '1', pageSize: '10' }
const json = Buffer.from(JSON.stringify(PAGE))

function aes(bytes: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-ecb', client.aesKey, null)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}

type Change = (outer: Outer) => Outer

const flags =
  (...[codeType, encryptCode, zipCode]: string[]): Change =>
  ({ data, ...outer }) => ({
    ...outer,
    data: { ...data, dataDescription: { codeType, encryptCode, zipCode } },
  })
const sends =
  (bytes: () => Buffer, change: Change = flags('1', '2', '0')): Change =>
  (outer) => {
    const content = bytes().toString('base64')
    return change({ ...outer, data: { ...outer.data, content, signature: client.sign(content) } })
  }
const data =
  (members: object): Change =>
  (outer) => ({ ...outer, data: { ...outer.data, ...members } })

const lastWire = () => ({
  ...sandbox.journal().at(-1)!.wire!,
  tolerated: sandbox.journal().at(-1)!.tolerated,
})

const SEALED: readonly (readonly [
  what: string,
  change: Change,
  layers: readonly string[],
  tolerated: readonly string[],
])[] = [
  ['as the documents say', flags('1', '2', '0'), ['base64', 'aes'], []],
  ['without zipCode', flags('1', '2'), ['base64', 'aes'], ['zipCode is missing']],
  [
    'with a misspelt encryptCode',
    data({ dataDescription: { codeType: '1', encryptionCode: '2', zipCode: '0' } }),
    ['base64', 'aes'],
    ['encryptCode is missing', 'dataDescription has members that mean nothing'],
  ],
  [
    'with flags of plain content',
    flags('0', '1', '0'),
    ['base64', 'aes'],
    ['codeType says plain, the content is sealed', 'encryptCode names another cipher'],
  ],
  [
    'with the flags of a vendor',
    flags('0', '2', '0'),
    ['base64', 'aes'],
    ['codeType says plain, the content is sealed'],
  ],
  [
    'with zeros only',
    flags('0', '0', '0'),
    ['base64', 'aes'],
    ['codeType says plain, the content is sealed', 'encryptCode names another cipher'],
  ],
  [
    'with no flags at all',
    data({ dataDescription: {} }),
    ['base64', 'aes'],
    ['codeType is missing', 'encryptCode is missing', 'zipCode is missing'],
  ],
  [
    'plain, and said to be',
    sends(() => json, flags('0', '1', '0')),
    ['base64'],
    ['the interface takes sealed content, the content is plain'],
  ],
  [
    'plain, and said to be sealed',
    sends(() => json),
    ['base64'],
    [
      'codeType says sealed, the content is plain',
      'the interface takes sealed content, the content is plain',
    ],
  ],
  [
    'said to be compressed, and not',
    flags('1', '2', '1'),
    ['base64', 'aes'],
    ['zipCode says compressed, the content is not'],
  ],
  [
    'compressed around the cipher',
    sends(() => gzipSync(aes(json)), flags('1', '2', '1')),
    ['base64', 'gzip', 'aes'],
    ['the content is compressed, which no client does'],
  ],
  [
    'compressed inside the cipher, without saying so',
    sends(() => aes(gzipSync(json))),
    ['base64', 'aes', 'gzip'],
    ['the content is compressed, which no client does', 'the content is compressed inside the cipher'],
  ],
  [
    'compressed and plain',
    sends(() => gzipSync(json), flags('0', '1', '1')),
    ['base64', 'gzip'],
    [
      'the content is compressed, which no client does',
      'the interface takes sealed content, the content is plain',
    ],
  ],
  [
    'compressed without a clean end',
    sends(() => gzipSync(json).subarray(0, -8), flags('0', '1', '1')),
    ['base64', 'gzip'],
    [
      'the content is compressed, which no client does',
      'the interface takes sealed content, the content is plain',
    ],
  ],
]

describe('a request to an interface that takes sealed content', () => {
  test.each(SEALED)('%s', async (_what, change, layers, tolerated) => {
    const { returnCode } = await client.call('T106', PAGE, { change })
    expect(returnCode).toBe('00')
    expect(lastWire()).toMatchObject({ door: 'online', layers, failed: null, tolerated })
    expect(sandbox.journal().at(-1)!.request).toEqual({ pageNo: '1', pageSize: '10' })
  })

  test('the journal keeps the flags as they came, and nothing else', async () => {
    const change = data({ dataDescription: { codeType: 1, zipCode: 'x'.repeat(50_000), more: [{}] } })
    await client.call('T106', PAGE, { change })
    expect(lastWire().dataDescription).toEqual({ codeType: '1', zipCode: 'xxxxxxxxxx' })
  })

  test.each<[string, string, Change, string | null]>([
    ['15', 'no base64', sends(() => Buffer.from('')), null],
    ['15', 'base64 in pieces', data({ content: 'YQ==YQ==' }), 'base64'],
    ['15', 'a broken gzip', sends(() => Buffer.from('1f8b0102', 'hex')), 'gzip'],
    // Whole blocks under another key would open to well-padded nonsense once in 256 times.
    ['15', 'no whole blocks', sends(() => Buffer.alloc(33, 0xfe)), 'cipher'],
    ['2066', 'text that is no JSON', sends(() => aes(Buffer.from('hello'))), 'inner-json'],
  ])('%s names the layer: %s', async (code, _what, change, failed) => {
    const signed: Change = (outer) => {
      const spoilt = change(outer)
      return data({ signature: client.sign(spoilt.data.content) })(spoilt)
    }
    const { returnCode } = await client.call('T106', PAGE, { change: signed })
    if (failed === null) expect(returnCode).not.toBe('00')
    else expect([returnCode, lastWire()]).toMatchObject([code, { failed, layers: [], tolerated: [] }])
  })

  test('what is refused before it is opened was not tolerated', async () => {
    const { returnCode } = await client.call('T106', PAGE, { change: data({ signature: '' }) })
    expect(returnCode).toBe('39')
    expect(lastWire()).toEqual({
      door: 'online',
      dataDescription: { codeType: '0', encryptCode: '1', zipCode: '0' },
      layers: [],
      failed: null,
      tolerated: [],
    })
  })
})

describe('a request to an interface that takes plain content', () => {
  const intake = () => ({ schema: z.object({ pageNo: z.string(), pageSize: z.string() }), isSealed: false })
  const read = (change: Change, content: Buffer) => {
    const outer = change(client.outer('T106', content.toString('base64')))
    const { efris: books, keys, clock, addresses } = sandbox.books
    const session = keys.session('1000000001_01')
    const { publicUrl } = addresses
    const known = { books, keys, session, door: ONLINE, suite: SUITES.practice, now: clock.now(), publicUrl }
    const interfaces = { T106: { needsKey: false } }
    return unpack({ ...readOuter(JSON.stringify(outer)), ...known, interfaces }, intake)
  }

  test.each<[string, Change, () => Buffer, readonly string[]]>([
    ['plain', flags('0', '1', '0'), () => json, []],
    [
      'sealed',
      flags('1', '2', '0'),
      () => aes(json),
      ['the interface takes plain content, the content is sealed'],
    ],
    [
      'compressed around a cipher',
      flags('1', '2', '1'),
      () => gzipSync(aes(json)),
      [
        'the content is compressed, which no client does',
        'the interface takes plain content, the content is sealed',
      ],
    ],
  ])('%s', (_what, change, content, tolerated) => {
    expect(read(change, content())).toMatchObject({
      request: { pageNo: '1', pageSize: '10' },
      tolerated: tolerated.map((what) => ({ what })),
    })
  })
})

describe('a request to an interface that takes no content', () => {
  test.each<[string, string, Change, readonly string[]]>([
    ['nothing', 'T103', flags('0', '1', '0'), []],
    ['a null signature', 'T104', data({ signature: null }), ['signature is null or missing']],
    ['no signature', 'T101', data({ signature: undefined }), ['signature is null or missing']],
    [
      'null twice',
      'T104',
      data({ content: null, signature: null }),
      ['content is null or missing', 'signature is null or missing'],
    ],
    [
      'no zipCode',
      'T101',
      data({ dataDescription: { codeType: '0', encryptCode: '1' } }),
      ['zipCode is missing'],
    ],
    [
      'a sealed {}',
      'T103',
      sends(() => aes(Buffer.from('{}'))),
      ['the interface takes no content, and it was ignored'],
    ],
    [
      'a plain { "tin" }',
      'T103',
      sends(() => Buffer.from('{"tin":"1000000001"}'), flags('0', '1', '0')),
      ['the interface takes no content, and it was ignored'],
    ],
    [
      'what cannot be opened',
      'T101',
      sends(() => Buffer.from('ff00', 'hex')),
      ['the interface takes no content, and it was ignored'],
    ],
  ])('%s to %s', async (_what, code, change, tolerated) => {
    expect((await client.call(code, undefined, { change })).returnCode).toBe('00')
    expect(lastWire()).toMatchObject({ layers: [], failed: null, tolerated })
    if (code === 'T104') await client.handshake()
  })
})

describe('our own client', () => {
  test('leans on nothing', async () => {
    const { tin, deviceNo, privateKeyPem } = sandbox.taxpayers().efris[0]!
    const keyClient = KeyClient.fromPem(privateKeyPem)
    const own = new EfrisClient({ tin, deviceNo, keyClient, environment: sandbox.url })
    sandbox.reset()
    await own.registration()
    await own.fiscaliseInvoice(invoice('W-1') as unknown as Parameters<typeof own.fiscaliseInvoice>[0])
    await own.queryAllInvoices({ pageNo: '1', pageSize: '10' })
    await own.close()
    expect(sandbox.journal().map(({ operation, tolerated }) => [operation, tolerated])).toEqual([
      ['getServerTime', []],
      ['getSymmetricKey', []],
      ['signIn', []],
      ['fiscaliseInvoice', []],
      ['queryAllInvoices', []],
    ])
  })
})
