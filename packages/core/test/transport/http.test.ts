import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { TransportError } from '#src/errors/fiscal-error.js'
import { createHttpTransport, type HttpTransport, type HttpTransportOptions } from '#src/transport/http.js'

/** Generous for calls that are meant to be answered. */
const SECONDS = 5_000

const cleanups: (() => unknown)[] = []

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}

async function serve(handler: RequestListener): Promise<{ origin: string; server: Server }> {
  const server = createHttpServer(handler)
  return { server, origin: `http://127.0.0.1:${await listen(server)}` }
}

function open(options: HttpTransportOptions): HttpTransport {
  const transport = createHttpTransport(options)
  cleanups.push(() => transport.close())
  return transport
}

async function failure(call: Promise<unknown>): Promise<TransportError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(TransportError)
  const transportError = error as TransportError
  expect(transportError.cause).toBeInstanceOf(Error)
  expect(transportError.fix).not.toBe('')
  expect(transportError.retry).toBe(transportError.sent === 'no' ? 'same-request' : 'reconcile-first')
  return transportError
}

/** A port on which nobody listens: one that was just given back. */
async function closedPort(): Promise<number> {
  const server = createTcpServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

describe('a call that is answered', () => {
  it('sends path, headers and body, and returns status and text', async () => {
    const { origin } = await serve((request, response) => {
      let body = ''
      request.setEncoding('utf8')
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        response.writeHead(418, { 'content-type': 'application/json' })
        response.end(
          JSON.stringify({ method: request.method, url: request.url, key: request.headers['x-key'], body }),
        )
      })
    })
    const answer = await open({ origin }).post('/a/b?c=1', '{"n":"Ōkā"}', { 'x-key': 'k' }, SECONDS)
    expect(answer.status).toBe(418)
    expect(JSON.parse(answer.body)).toEqual({
      method: 'POST',
      url: '/a/b?c=1',
      key: 'k',
      body: '{"n":"Ōkā"}',
    })
  })

  it.each([
    ['undici', {}],
    ['fetch', { fetch }],
  ])('is fetched without a body, over %s', async (_name, replacement: Partial<HttpTransportOptions>) => {
    const { origin } = await serve((request, response) => {
      const { method, url, headers } = request
      request.resume().on('end', () =>
        response.writeHead(418).end(
          JSON.stringify({
            method,
            url,
            key: headers['x-key'],
            body: headers['content-length'] ?? headers['transfer-encoding'] ?? 'none',
          }),
        ),
      )
    })
    const answer = await open({ origin, ...replacement }).get('/a/b?c=1', { 'x-key': 'k' }, SECONDS)
    expect(answer.status).toBe(418)
    expect(JSON.parse(answer.body)).toEqual({ method: 'GET', url: '/a/b?c=1', key: 'k', body: 'none' })
  })

  it.each([
    ['undici', {}],
    ['fetch', { fetch }],
  ])('with 429 was not processed, and says when to come back, over %s', async (_name, replacement) => {
    const pauses: readonly (readonly [Record<string, string>, number | undefined])[] = [
      [{}, undefined],
      [{ 'retry-after': '7' }, 7000],
      [{ 'retry-after': 'soon' }, undefined],
      [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:30 GMT', date: 'Wed, 21 Oct 2026 07:28:00 GMT' }, 30_000],
      [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT', date: 'Wed, 21 Oct 2026 07:28:30 GMT' }, undefined],
    ]
    let asked = 0
    const { origin } = await serve((request, response) => {
      request.resume().on('end', () => response.writeHead(429, pauses[asked++]![0]).end('busy'))
    })
    const transport = open({ origin, ...replacement })
    for (const [, retryAfterMs] of pauses) {
      const error = await failure(transport.post('/', 'x', {}, SECONDS))
      expect(error).toMatchObject({ code: 'rate-limited', sent: 'no', retryAfterMs })
    }
  })

  it('keeps the connection for the next call', async () => {
    let connections = 0
    const { origin, server } = await serve((request, response) => {
      request.resume().on('end', () => response.end('ok'))
    })
    server.on('connection', () => connections++)
    const transport = open({ origin })
    await transport.post('/', 'one', {}, SECONDS)
    // undici gives a connection back one turn of the event loop after its answer.
    await setImmediate()
    await transport.post('/', 'two', {}, SECONDS)
    expect(connections).toBe(1)
  })

  it('opens no more connections than it may, and makes the rest wait', async () => {
    let connections = 0
    const { origin, server } = await serve((request, response) => {
      request.resume().on('end', () => response.end('ok'))
    })
    server.on('connection', () => connections++)
    const transport = open({ origin, connections: 2 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => transport.post('/', 'x', {}, SECONDS)))
    expect(answers.every((answer) => answer.body === 'ok')).toBe(true)
    expect(connections).toBe(2)
  })

  it('does not follow a redirection, which would repeat the call', async () => {
    let calls = 0
    const { origin } = await serve((request, response) => {
      calls++
      request.resume().on('end', () => response.writeHead(307, { location: '/elsewhere' }).end())
    })
    for (const transport of [open({ origin }), open({ origin, fetch })]) {
      expect((await transport.post('/', 'x', {}, SECONDS)).status).toBe(307)
      expect((await transport.get('/', {}, SECONDS)).status).toBe(307)
    }
    expect(calls).toBe(4)
  })
})

const post = (transport: HttpTransport, timeoutMs: number) => transport.post('/', 'x', {}, timeoutMs)
const get = (transport: HttpTransport, timeoutMs: number) => transport.get('/', {}, timeoutMs)
type Asking = Partial<HttpTransportOptions> & { readonly ask: typeof post }

describe.each([
  ['post', 'undici', { ask: post }],
  ['get', 'undici', { ask: get }],
  ['post', 'fetch', { ask: post, fetch }],
  ['get', 'fetch', { ask: get, fetch }],
])('a %s that fails, over %s', (_method, _name, { ask, ...replacement }: Asking) => {
  it('sent nothing when the port is closed', async () => {
    const origin = `http://127.0.0.1:${await closedPort()}`
    const error = await failure(ask(open({ origin, ...replacement }), SECONDS))
    expect(error).toMatchObject({ code: 'not-connected', sent: 'no' })
    expect(error.message).toBe(`${origin} could not be reached; nothing was sent.`)
  })

  it('sent nothing when no address of the host takes the connection', async () => {
    const origin = `http://localhost:${await closedPort()}`
    const error = await failure(ask(open({ origin, ...replacement }), SECONDS))
    expect(error).toMatchObject({ code: 'not-connected', sent: 'no' })
  })

  it('sent nothing when the host is unknown', async () => {
    const origin = 'http://does-not-exist.invalid'
    const error = await failure(ask(open({ origin, ...replacement }), 15_000))
    expect(error).toMatchObject({ code: 'not-connected', sent: 'no' })
  })

  it('may have sent when the connection is reset before the answer', async () => {
    const { origin } = await serve((request) => {
      request.resume().on('end', () => request.socket.resetAndDestroy())
    })
    const error = await failure(ask(open({ origin, ...replacement }), SECONDS))
    expect(error).toMatchObject({ code: 'connection-lost', sent: 'maybe' })
  })

  it('may have sent when the connection is reset in the middle of the answer', async () => {
    const { origin } = await serve((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(200, { 'content-length': '100' })
        response.write('half of it', () => request.socket.resetAndDestroy())
      })
    })
    const error = await failure(ask(open({ origin, ...replacement }), SECONDS))
    expect(error).toMatchObject({ code: 'connection-lost', sent: 'maybe' })
  })

  it('may have sent when no answer comes in time', async () => {
    const { origin } = await serve(() => {})
    const start = performance.now()
    const error = await failure(ask(open({ origin, ...replacement }), 200))
    expect(error).toMatchObject({ code: 'no-answer', sent: 'maybe' })
    expect(error.message).toBe(`${origin} did not answer within 200 ms.`)
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  it('may have sent when the answer does not end in time', async () => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(200)
      response.write('and then ')
    })
    const error = await failure(ask(open({ origin, ...replacement }), 200))
    expect(error).toMatchObject({ code: 'no-answer', sent: 'maybe' })
  })

  it('on a connection that was open already is not repeated', async () => {
    let calls = 0
    const { origin } = await serve((request, response) => {
      const isFirst = ++calls === 1
      request.resume().on('end', () => (isFirst ? response.end('ok') : request.socket.destroy()))
    })
    const transport = open({ origin, ...replacement })
    await ask(transport, SECONDS)
    // undici gives a connection back one turn of the event loop after its answer.
    await setImmediate()
    expect(await failure(ask(transport, SECONDS))).toMatchObject({ sent: 'maybe' })
    expect(calls).toBe(2)
  })
})

describe('a call that waits for a connection', () => {
  it('ends in time and is never sent', async () => {
    const arrived: string[] = []
    let answerFirst = () => {}
    const { origin } = await serve((request, response) => {
      arrived.push(request.url ?? '')
      answerFirst = () => response.end('ok')
    })
    const transport = open({ origin, connections: 1 })
    const first = transport.post('/first', 'x', {}, SECONDS)
    const start = performance.now()
    const error = await failure(transport.post('/second', 'x', {}, 300))
    expect(performance.now() - start).toBeLessThan(2_000)
    expect(error).toMatchObject({ code: 'not-connected', sent: 'no' })
    expect(error.message).toBe(`${origin} could not be reached within 300 ms; nothing was sent.`)
    answerFirst()
    expect((await first).body).toBe('ok')
    const third = transport.post('/third', 'x', {}, SECONDS)
    await expect.poll(() => arrived).toContain('/third')
    answerFirst()
    await third
    expect(arrived).toEqual(['/first', '/third'])
  })
})

describe('what a replaced fetch reports', () => {
  const report = (error: Error) =>
    failure(
      open({ origin: 'http://127.0.0.1', fetch: () => Promise.reject(error) }).post('/', 'x', {}, SECONDS),
    )

  it.each(['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'])('%s while connecting is not sent', async (code) => {
    const cause = Object.assign(new Error(code), { code, syscall: 'connect' })
    expect((await report(new TypeError('fetch failed', { cause }))).sent).toBe('no')
  })

  it.each(['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'])(
    '%s on an open connection may be sent',
    async (code) => {
      const cause = Object.assign(new Error(code), { code, syscall: 'read' })
      expect((await report(new TypeError('fetch failed', { cause }))).sent).toBe('maybe')
    },
  )

  it('anything unknown may be sent', async () => {
    expect((await report(new Error('odd'))).sent).toBe('maybe')
  })
})

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

// Node can read certificates but not make them: these need the openssl command.
describe('certificates', () => {
  let pem: { key: string; cert: string }

  beforeAll(() => {
    if (!hasOpenssl) return
    const dir = mkdtempSync(join(tmpdir(), 'risiti-tls-'))
    const made = spawnSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'].concat([
        '-addext',
        'subjectAltName=DNS:localhost',
        '-keyout',
        join(dir, 'key.pem'),
        '-out',
        join(dir, 'cert.pem'),
      ]),
      { encoding: 'utf8' },
    )
    if (made.status !== 0) throw new Error(made.stderr)
    pem = {
      key: readFileSync(join(dir, 'key.pem'), 'utf8'),
      cert: readFileSync(join(dir, 'cert.pem'), 'utf8'),
    }
    rmSync(dir, { recursive: true })
  })

  async function serveTls(): Promise<{ port: number; calls: () => number }> {
    let calls = 0
    const server = createHttpsServer(pem, (request, response) => {
      calls++
      request.resume().on('end', () => response.end('ok'))
    })
    return { port: await listen(server), calls: () => calls }
  }

  it.runIf(hasOpenssl)('that nobody vouches for are refused before anything is sent', async () => {
    const { port, calls } = await serveTls()
    for (const replacement of [{}, { fetch }]) {
      const transport = open({ origin: `https://localhost:${port}`, ...replacement })
      const error = await failure(transport.post('/', 'x', {}, SECONDS))
      expect(error).toMatchObject({ code: 'not-connected', sent: 'no' })
      expect(error.fix).toContain('certificate')
    }
    expect(calls()).toBe(0)
  })

  it.runIf(hasOpenssl)('of another host are refused before anything is sent', async () => {
    const { port, calls } = await serveTls()
    const transport = open({ origin: `https://127.0.0.1:${port}`, ca: pem.cert })
    expect(await failure(transport.post('/', 'x', {}, SECONDS))).toMatchObject({ sent: 'no' })
    expect(calls()).toBe(0)
  })

  it.runIf(hasOpenssl)('that are trusted by name are accepted', async () => {
    const { port } = await serveTls()
    const transport = open({ origin: `https://localhost:${port}`, ca: pem.cert })
    expect(await transport.post('/', 'x', {}, SECONDS)).toEqual({ status: 200, body: 'ok' })
  })

  it.runIf(hasOpenssl)('go unchecked only for the host that is named, and with a warning', async () => {
    const { port } = await serveTls()
    const warnings: string[] = []
    const note = (warning: Error) => warnings.push(warning.message)
    process.on('warning', note)
    cleanups.push(() => process.off('warning', note))
    const origin = `https://localhost:${port}`
    const other = open({ origin, unverifiedTlsHost: 'elsewhere' })
    expect(await failure(other.post('/', 'x', {}, SECONDS))).toMatchObject({ sent: 'no' })
    expect(warnings).toEqual([])
    const named = open({ origin, unverifiedTlsHost: 'localhost' })
    expect((await named.post('/', 'x', {}, SECONDS)).body).toBe('ok')
    expect(warnings.some((message) => message.includes('localhost are NOT verified'))).toBe(true)
  })

  it.runIf(hasOpenssl)('speaking plain HTTP to a TLS port sends nothing that counts', async () => {
    const { port, calls } = await serveTls()
    await failure(open({ origin: `http://localhost:${port}` }).post('/', 'x', {}, SECONDS))
    expect(calls()).toBe(0)
  })

  it.runIf(hasOpenssl)('speaking TLS to a plain port sends nothing', async () => {
    let calls = 0
    const { origin } = await serve(() => calls++)
    const transport = open({ origin: origin.replace('http:', 'https:') })
    expect(await failure(transport.post('/', 'x', {}, SECONDS))).toMatchObject({ sent: 'no' })
    expect(calls).toBe(0)
  })
})
