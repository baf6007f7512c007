import {
  constants,
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  sign,
  verify,
} from 'node:crypto'
import { EfrisClient, KeyClient } from '@risiti/efris'
import { SUITES } from '@risiti/efris/crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#src/testing.js'
import type { Outer, PlainEfris } from '../foreign/plain-client.mjs'
import { connect, invoice } from './invoices.js'

/* The other readings of the papers, spoken with the platform's crypto alone. */

let sandbox: Sandbox
let client: PlainEfris
let deviceKey: KeyObject

beforeAll(async () => {
  sandbox = await startSandbox()
  deviceKey = createPrivateKey(sandbox.taxpayers().efris[0]!.privateKeyPem)
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  sandbox.reset()
  client = await connect(sandbox)
})

const speak = (suite: keyof typeof SUITES) => Object.assign(sandbox.books.efris.switches, { suite })
const base64 = (bytes: Buffer) => Buffer.from(bytes.toString('base64'))
const unbase64 = (bytes: Buffer) => Buffer.from(bytes.toString('latin1'), 'base64')

function encryptAes(bytes: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-ecb', client.aesKey, null)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}

function decryptAes(bytes: Buffer): Buffer {
  const decipher = createDecipheriv('aes-128-ecb', client.aesKey, null)
  return Buffer.concat([decipher.update(bytes), decipher.final()])
}

/** Blocks of 245 bytes, for the authority. */
function encryptRsa(bytes: Buffer): Buffer {
  const key = { key: createPublicKey(sandbox.books.keys.serverKey), padding: constants.RSA_PKCS1_PADDING }
  return Buffer.concat(inPieces(bytes, 245).map((piece) => publicEncrypt(key, piece)))
}

/** Blocks of 256 bytes, for the device; the padding is taken off by hand. */
function decryptRsa(bytes: Buffer, privateKey = deviceKey): Buffer {
  const key = { key: privateKey, padding: constants.RSA_NO_PADDING }
  const blocks = inPieces(bytes, 256).map((piece) => privateDecrypt(key, piece))
  return Buffer.concat(blocks.map((block) => block.subarray(block.indexOf(0, 2) + 1)))
}

function inPieces(bytes: Buffer, size: number): Buffer[] {
  const count = Math.ceil(bytes.length / size)
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
}

interface Speech {
  readonly seal: (bytes: Buffer) => Buffer
  readonly open: (bytes: Buffer) => Buffer
  readonly hash: 'sha1' | 'sha256' | undefined
  readonly flags: string
}

const SPEECHES: Readonly<Record<keyof typeof SUITES, Speech>> = {
  practice: { seal: encryptAes, open: decryptAes, hash: 'sha1', flags: '1/2/0' },
  seeds: {
    seal: (bytes) => encryptAes(base64(bytes)),
    open: (bytes) => unbase64(decryptAes(bytes)),
    hash: 'sha256',
    flags: '1/2/0',
  },
  rsa: {
    seal: (bytes) => encryptRsa(base64(bytes)),
    open: (bytes) => unbase64(decryptRsa(bytes)),
    hash: 'sha256',
    flags: '1/1/0',
  },
  plain: { seal: (bytes) => bytes, open: (bytes) => bytes, hash: undefined, flags: '0/1/0' },
}

const NAMES = Object.keys(SUITES) as (keyof typeof SUITES)[]

/** Makes a call in one reading. The answer is left closed. */
async function call(interfaceCode: string, inner: unknown, { seal, hash }: Speech) {
  const content = seal(Buffer.from(JSON.stringify(inner))).toString('base64')
  const signature = hash ? sign(hash, Buffer.from(content), deviceKey).toString('base64') : ''
  const outer = client.outer(interfaceCode, '')
  return post({ ...outer, data: { ...outer.data, content, signature } })
}

async function post(outer: Outer) {
  const init = { method: 'POST', body: JSON.stringify(outer) }
  const answer = (await (await fetch(client.endpoint, init)).json()) as Outer
  return { code: answer.returnStateInfo.returnCode, data: answer.data }
}

describe('each suite', () => {
  test.each(NAMES)('%s: a sale is read, and answered in the same way', async (name) => {
    speak(name)
    const speech = SPEECHES[name]
    const { code, data } = await call('T109', invoice(`S-${name}`), speech)
    expect(code).toBe('00')
    expect(Object.values(data.dataDescription).join('/')).toBe(speech.flags)
    const answer = JSON.parse(speech.open(Buffer.from(data.content, 'base64')).toString())
    expect(answer.summary.grossAmount).toBe('233500')
    expect(sandbox.ledger().documents.map(({ reference }) => reference)).toEqual([`S-${name}`])
    expect(sandbox.journal().at(-1)!.wire!.layers).toEqual(
      name === 'plain' ? ['base64'] : ['base64', SUITES[name].cipher],
    )
  })

  test.each(NAMES)('%s: the answer is signed with its hash', async (name) => {
    speak(name)
    const { data } = await call('T106', { pageNo: 1, pageSize: 10 }, SPEECHES[name])
    const key = createPublicKey(sandbox.books.keys.serverKey)
    const signature = Buffer.from(data.signature ?? '', 'base64')
    const fits = (hash: string) => verify(hash, Buffer.from(data.content), key, signature)
    const { hash } = SPEECHES[name]
    expect([fits('sha1'), fits('sha256')]).toEqual([hash === 'sha1', hash === 'sha256'])
    if (!hash) expect(data.signature).toBe('')
  })

  test.each<[keyof typeof SUITES, keyof typeof SUITES, string]>([
    ['practice', 'seeds', '38'],
    ['practice', 'rsa', '38'],
    ['practice', 'plain', '39'],
    ['seeds', 'practice', '38'],
    ['seeds', 'rsa', '15'],
    ['seeds', 'plain', '39'],
    ['rsa', 'practice', '38'],
    ['rsa', 'seeds', '15'],
    ['rsa', 'plain', '39'],
    ['plain', 'practice', '15'],
    ['plain', 'seeds', '15'],
    ['plain', 'rsa', '15'],
  ])('a sandbox that speaks %s answers a client that speaks %s with %s', async (spoken, heard, code) => {
    speak(spoken)
    expect((await call('T109', invoice(), SPEECHES[heard])).code).toBe(code)
    expect(sandbox.ledger().documents).toEqual([])
  })

  test('practice: base64 inside the cipher is no JSON', async () => {
    const { code } = await call('T109', invoice(), { ...SPEECHES.seeds, hash: 'sha1' })
    expect(code).toBe('2066')
  })

  test('rsa: needs no session key, and answers for the device that asks', async () => {
    speak('rsa')
    const { tin, deviceNo, privateKeyPem } = sandbox.taxpayers().efris[1]!
    expect(sandbox.books.keys.session(deviceNo)).toBeUndefined()
    const outer = client.outer('T103', '')
    const { data } = await post({ ...outer, globalInfo: { ...outer.globalInfo, tin, deviceNo } })
    const opened = decryptRsa(Buffer.from(data.content, 'base64'), createPrivateKey(privateKeyPem))
    expect(JSON.parse(unbase64(opened).toString()).taxpayer.tin).toBe(tin)
  })

  test('rsa: an answer longer than one block, large and compressed around the cipher', async () => {
    speak('rsa')
    for (let number = 0; number < 12; number += 1) await call('T109', invoice(`LONG-${number}`), SPEECHES.rsa)
    const { code, data } = await call('T106', { pageNo: 1, pageSize: 99 }, SPEECHES.rsa)
    expect([code, Object.values(data.dataDescription).join('/')]).toEqual(['00', '1/1/1'])
  })
})

describe('our own client', () => {
  test.each(['practice', 'seeds', 'rsa'] as const)('speaks %s', async (suite) => {
    speak(suite)
    const { tin, deviceNo, privateKeyPem } = sandbox.taxpayers().efris[0]!
    const keyClient = KeyClient.fromPem(privateKeyPem)
    const serverKey = createPublicKey(sandbox.books.keys.serverKey)
    keyClient.setServerPublicKey(serverKey.export({ type: 'spki', format: 'pem' }).toString())
    const environment = sandbox.url
    const own = new EfrisClient({ tin, deviceNo, keyClient, environment, suite, verifyResponses: 'required' })
    await own.fiscaliseInvoice(invoice('OWN') as unknown as Parameters<typeof own.fiscaliseInvoice>[0])
    expect((await own.queryAllInvoices({ pageNo: '1', pageSize: '10' })).page.totalSize).toBe('1')
    await own.close()
    expect(sandbox.journal().at(-1)!.tolerated).toEqual([])
  })
})
