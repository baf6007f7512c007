import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemClock } from '@risiti/core'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Authority, DeviceFacts } from '#src/authorities/authority.js'
import { AUTHORITIES } from '#src/authorities/registry.js'
import type { DocumentRecord } from '#src/documents/record.js'

const TIMEOUT_MS = 400

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let server: Server
let origin: string
/** What becomes of a sale; signing in goes through to the sandbox. */
let meet: (request: IncomingMessage, response: ServerResponse) => void
let isCut = false

/** Passes a call on to the sandbox, unless it is the sale. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (isCut) return meet(request, response)
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { method = 'POST', url, headers } = request
  const body = Buffer.concat(chunks)
  const type = { 'content-type': headers['content-type'] ?? 'application/json' }
  const passed = await fetch(sandbox.url + url, { method, headers: type, body })
  response.writeHead(passed.status, type).end(await passed.text())
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  await sandbox.books.keys.prepare()
  server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await sandbox.close()
})

function device(authority: 'efris' | 'etims', environment: string): DeviceFacts {
  const common = { account: 'default', id: 'shop', authority, environment }
  if (authority === 'efris') {
    const { tin, deviceNo, privateKeyPem } = sandbox.taxpayers().efris[0]!
    return { ...common, settings: { tin, deviceNo }, secrets: { privateKeyPem }, registration: undefined }
  }
  const settings = { tin: 'P000000001X', bhfId: '00', channel: 'oscu' }
  return {
    ...common,
    settings,
    secrets: { cmcKey: 'A'.repeat(52) },
    registration: { sdcId: 'KRACU0400000001' },
  }
}

const SALE = { document: { type: 'receipt' } } as DocumentRecord

/** A device that is signed in, where it can be. */
async function open(authority: 'efris' | 'etims', environment: string): Promise<Authority> {
  isCut = false
  const times = { clock: systemClock, trustedTime: () => systemClock.now() }
  const deps = { ...times, timeoutMs: TIMEOUT_MS, saveRegistration: async () => {} }
  const opened = await AUTHORITIES[authority]!(device(authority, environment), deps)
  if (environment === origin) await opened.ready()
  isCut = true
  return opened
}

const reading = (then: (response: ServerResponse, request: IncomingMessage) => void) => {
  return (request: IncomingMessage, response: ServerResponse) => {
    request.resume().on('end', () => then(response, request))
  }
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** Where nobody is reached: no byte of the sale has left. */
const UNREACHED = [
  ['a port where nobody listens', 'http://127.0.0.1:1'],
  ['a name that nobody has', 'http://does-not-exist.invalid'],
  ['an address that nobody has', 'http://192.0.2.1:9'],
  ['a host that speaks no TLS', 'plain'],
] as const

/** After the request has begun to leave, nobody knows. */
const LOST: readonly (readonly [string, typeof meet])[] = [
  ['a reset before the request is read', (request) => request.socket.resetAndDestroy()],
  ['a reset after the request', reading((_, request) => request.socket.resetAndDestroy())],
  ['an end without an answer', reading((response) => response.socket?.destroySoon())],
  ['silence', reading(() => {})],
  ['headers, then silence', reading((response) => response.writeHead(200, JSON_TYPE).flushHeaders())],
  [
    'half a body, then silence',
    reading((response) => response.writeHead(200, JSON_TYPE).write('{"resultCd"')),
  ],
  [
    'half a body, then the end',
    reading((response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': '500' })
      response.write('{"resultCd":"000"', () => response.socket?.destroySoon())
    }),
  ],
  ['HTTP 500 with a page', reading((response) => response.writeHead(500).end('<html>'))],
  ['HTTP 502 without a body', reading((response) => response.writeHead(502).end())],
  ['HTTP 503 with JSON', reading((response) => response.writeHead(503, JSON_TYPE).end('{"error":"busy"}'))],
  ['HTTP 200 without a body', reading((response) => response.writeHead(200, JSON_TYPE).end())],
  ['a page', reading((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'))],
  ['plain text', reading((response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('ok'))],
  ['bytes', reading((response) => response.writeHead(200).end(Buffer.from([0, 255, 254, 1])))],
  ['JSON of another kind', reading((response) => response.writeHead(200, JSON_TYPE).end('[1,2]'))],
  ['JSON cut short', reading((response) => response.writeHead(200, JSON_TYPE).end('{"data":{"content":'))],
]

describe.each(['efris', 'etims'] as const)('a sale of %s', (authority) => {
  it.each(UNREACHED)('that meets %s was not sent', async (_what, address) => {
    const device = await open(authority, address === 'plain' ? origin.replace('http:', 'https:') : address)
    expect(await device.send('{}', SALE)).toMatchObject({ kind: 'not_sent', outage: {} })
    await device.close()
  })

  it.each(LOST)('that meets %s is in doubt', async (_what, act) => {
    meet = act
    const device = await open(authority, origin)
    expect(await device.send('{}', SALE)).toMatchObject({ kind: 'in_doubt', outage: {} })
    server.closeAllConnections()
    await device.close()
  })

  it('that meets too many calls was not sent, and says when to come back', async () => {
    meet = reading((response) => response.writeHead(429, { 'retry-after': '9' }).end())
    const device = await open(authority, origin)
    expect(await device.send('{}', SALE)).toMatchObject({ kind: 'not_sent', outage: { retryAfterMs: 9000 } })
    await device.close()
  })
})

it.each(['X99', '__proto__'])(
  'a sale that KRA refuses with %s, which nobody knows, is in doubt',
  async (code) => {
    const refusal = { resultCd: code, resultMsg: 'No', resultDt: '20260731101500', data: null }
    meet = reading((response) => response.writeHead(200, JSON_TYPE).end(JSON.stringify(refusal)))
    const device = await open('etims', origin)
    expect(await device.send('{}', SALE)).toMatchObject({
      kind: 'in_doubt',
      problem: { code: `etims-${code}` },
    })
    await device.close()
  },
)
