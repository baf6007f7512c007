import { createDecipheriv, createPublicKey, verify } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { EfrisClient, KeyClient } from '@risiti/efris'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PackSwitches } from '#src/efris/pack.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import type { PlainEfris } from '../foreign/plain-client.mjs'
import { connect } from './invoices.js'

/* How answers may be wrapped. Each way was met by some client; all are reachable by switches. */

let sandbox: Sandbox
let client: PlainEfris
let own: EfrisClient

beforeAll(async () => {
  sandbox = await startSandbox()
  const { tin, deviceNo, privateKeyPem } = sandbox.taxpayers().efris[1]!
  const keyClient = KeyClient.fromPem(privateKeyPem)
  own = new EfrisClient({ tin, deviceNo, keyClient, environment: sandbox.url })
})
afterAll(async () => {
  await own.close()
  await sandbox.close()
})
beforeEach(async () => {
  sandbox.reset()
  client = await connect(sandbox)
})

const turn = (switches: Partial<PackSwitches>) => Object.assign(sandbox.books.efris.switches, switches)
const isGzip = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b

/** Reads T103 without the help of any flag: what the layers are, and what is inside. */
async function layersOfT103() {
  const outer = JSON.stringify(client.outer('T103', ''))
  const reply = await fetch(client.endpoint, { method: 'POST', body: outer })
  const { data } = (await reply.json()) as {
    data: { content: string; signature: string; dataDescription: object }
  }
  const key = createPublicKey(sandbox.books.keys.serverKey)
  expect(verify('sha1', Buffer.from(data.content), key, Buffer.from(data.signature, 'base64'))).toBe(true)
  let bytes = Buffer.from(data.content, 'base64')
  const layers: string[] = []
  const unzip = () => {
    if (!isGzip(bytes)) return
    layers.push('gzip')
    bytes = Buffer.from(gunzipSync(bytes, { finishFlush: 2 }))
  }
  unzip()
  const decipher = createDecipheriv('aes-128-ecb', client.aesKey, null)
  bytes = Buffer.concat([decipher.update(bytes), decipher.final()])
  layers.push('aes')
  unzip()
  return { layers, flags: Object.values(data.dataDescription).join('/'), json: bytes.toString() }
}

describe('an answer', () => {
  test.each<[string, Partial<PackSwitches>, readonly string[], string]>([
    ['sealed', {}, ['aes'], '1/2/0'],
    ['compressed around the cipher', { gzipAboveBytes: 0 }, ['gzip', 'aes'], '1/2/1'],
    ['compressed inside the cipher', { gzipAboveBytes: 0, gzipInside: true }, ['aes', 'gzip'], '1/2/0'],
    [
      'compressed around the cipher, without a clean end',
      { gzipAboveBytes: 0, gzipCutBytes: 8 },
      ['gzip', 'aes'],
      '1/2/1',
    ],
    [
      'compressed inside the cipher, without a clean end',
      { gzipAboveBytes: 0, gzipInside: true, gzipCutBytes: 4 },
      ['aes', 'gzip'],
      '1/2/0',
    ],
  ])('%s: signed over its text, and read by our client', async (_what, switches, layers, flags) => {
    turn(switches)
    const answer = await layersOfT103()
    expect(answer).toMatchObject({ layers, flags })
    expect(JSON.parse(answer.json).taxpayer.tin).toBe('1000000001')
    expect((await own.signIn()).taxpayer.tin).toBe('1000000002')
  })

  test('is compressed above the limit, not at it', async () => {
    const { json } = await layersOfT103()
    turn({ gzipAboveBytes: Buffer.byteLength(json) })
    expect((await layersOfT103()).layers).toEqual(['aes'])
    turn({ gzipAboveBytes: Buffer.byteLength(json) - 1 })
    expect((await layersOfT103()).layers).toEqual(['gzip', 'aes'])
  })

  test.each([false, true])('that is plain is compressed alike (inside: %s)', async (gzipInside) => {
    turn({ gzipAboveBytes: 0, gzipInside })
    const { answer, content } = await client.call('T101')
    expect(answer.data.dataDescription).toEqual({ codeType: '0', encryptCode: '2', zipCode: '1' })
    expect(content).toEqual({ currentTime: '20/01/2026 12:00:00' })
    expect((await own.getServerTime()).currentTime).toBe('20/01/2026 12:00:00')
  })

  test('a reset puts the switches back', async () => {
    turn({ gzipAboveBytes: 0, gzipInside: true, gzipCutBytes: 8 })
    sandbox.reset()
    expect((await layersOfT103()).layers).toEqual(['aes'])
  })
})
