import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PlainEfris } from '../../sandbox/test/foreign/plain-client.mjs'
import { startServer } from './risiti.js'

/* What hostile neighbours do to a sandbox that runs as its users run it: it answers or drops, serves the others meanwhile, and stays small. */

const isLong = process.env.RISITI_FUZZ === 'long'
const MEGABYTE = 1024 * 1024
const MOST_MEMORY = 300 * MEGABYTE

let server: Awaited<ReturnType<typeof startServer>>
let url: URL
let tlsUrl: URL
const sockets: Socket[] = []

beforeAll(async () => {
  server = await startServer(['sandbox', '--port', '0', '--tls'])
  url = new URL(server.ready.sandbox.url)
  tlsUrl = new URL(server.ready.sandbox.tlsUrl!)
}, 60_000)
afterAll(async () => {
  expect(await server.stop()).toBe(0)
})

/** After each attack another client is served at once, and the memory was never large. */
async function isWell(): Promise<void> {
  const answer = await fetch(new URL('/etims-api/selectInitOsdcInfo', url), { method: 'POST', body: '{}' })
  expect(await answer.json()).toMatchObject({ resultCd: '910' })
  const status = `/proc/${server.pid}/status`
  if (!existsSync(status)) return
  const [, peak] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))!
  expect(Number(peak) * 1024).toBeLessThan(MOST_MEMORY)
}

beforeEach(() => async () => {
  await isWell()
  for (const socket of sockets.splice(0)) socket.destroy()
})

async function open(): Promise<Socket> {
  const socket = connect(Number(url.port), url.hostname).on('error', () => {})
  sockets.push(socket)
  await once(socket, 'connect')
  return socket
}

/** The connection is over, with a reset or without. */
const end = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve))

/** Writes bytes as they are, and then no more. @returns what came back until the connection closed. */
async function say(text: string | Buffer, isPatient = false): Promise<string> {
  const socket = await open()
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  const closed = end(socket)
  socket.write(text)
  // Who says at once that nothing more comes may not be waited for.
  if (!isPatient) socket.end()
  await closed
  return Buffer.concat(chunks).toString('latin1')
}

const statuses = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status)

const PATHS = ['/efrisws/ws/taapp/getInformation', '/etims-api/saveTrnsSalesOsdc', '/_sandbox/faults']

const post = (path: string, ...headers: readonly string[]) =>
  [`POST ${path} HTTP/1.1`, 'host: x', 'x-risiti-control: 1', ...headers, '', ''].join('\r\n')

describe('requests', () => {
  test.each<[what: string, request: string, expected: string[]]>([
    ['many in one', 'GET /_sandbox/clock HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(50), Array(50).fill('200')],
    ['of 1996', 'GET /_sandbox/clock HTTP/1.0\r\n\r\n', ['200']],
    ['of 2015', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', ['400']],
    ['in TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003', ['400']],
    ['to be a proxy', 'CONNECT example.com:443 HTTP/1.1\r\nhost: x\r\n\r\n', []],
    ['to upgrade', 'GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n', ['200']],
    ['with a method that is none', 'BREW /_sandbox/clock HTTP/1.1\r\nhost: x\r\n\r\n', ['400']],
    ['without a host', 'GET /_sandbox/clock HTTP/1.1\r\n\r\n', ['400']],
    ['with a header of 64 kB', `GET / HTTP/1.1\r\nhost: x\r\ny: ${'y'.repeat(65_536)}\r\n\r\n`, ['431']],
    ['with two hundred headers', `GET / HTTP/1.1\r\nhost: x\r\n${'y: z\r\n'.repeat(200)}\r\n`, ['200']],
    ['with a path of 64 kB', `GET /${'y'.repeat(65_536)} HTTP/1.1\r\nhost: x\r\n\r\n`, ['431']],
    ['with two bodies', `${post('/', 'content-length: 1', 'transfer-encoding: chunked')}0\r\n\r\n`, ['400']],
    ['with a negative length', post('/', 'content-length: -1'), ['400']],
    ['that expect the impossible', post('/', 'expect: the-impossible', 'content-length: 0'), ['417']],
    ['with half a body', `${post('/_sandbox/reset', 'content-length: 9')}{`, ['400']],
  ])('%s', async (_what, request, expected) => {
    expect(statuses(await say(Buffer.from(request, 'latin1')))).toEqual(expected)
  })

  test.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])('EFRIS takes no %s', async (method) => {
    const answer = await say(`${method} ${PATHS[0]} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`, true)
    expect(statuses(answer)).toEqual(['405'])
  })
})

describe('bodies', () => {
  const send = async (path: string, body: string) => {
    const headers = { 'x-risiti-control': '1', 'content-type': 'application/json' }
    return (await fetch(new URL(path, url), { method: 'POST', body, headers })).status
  }

  describe.each(PATHS)('%s', (path) => {
    test('above 10 MB are refused', async () => {
      expect(await send(path, ' '.repeat(10 * MEGABYTE + 1))).toBe(413)
    })

    test.each<[string, string]>([
      ['lists in lists', '['.repeat(10 * MEGABYTE)],
      ['empty objects', `[${'{},'.repeat(3 * MEGABYTE)}0]`],
      ['numbers', `[${'1,'.repeat(5 * MEGABYTE)}0]`],
    ])('with more values than memory are refused: %s', async (_what, body) => {
      expect(await send(path, body)).toBe(413)
    })

    test.each<[string, string]>([
      ['lists in lists', `${'['.repeat(190_000)}${']'.repeat(190_000)}`],
      ['empty objects', `{"data":[${'{},'.repeat(95_000)}0]}`],
      ['one long text', `"${'x'.repeat(10 * MEGABYTE - 2)}"`],
    ])('with many values are answered: %s', async (_what, body) => {
      expect(await send(path, body)).toBeLessThan(500)
    })

    test('without end are cut', async () => {
      const socket = await open()
      const closed = end(socket)
      socket.write(post(path, 'transfer-encoding: chunked'))
      const chunk = Buffer.concat([
        Buffer.from(`${MEGABYTE.toString(16)}\r\n`),
        Buffer.alloc(MEGABYTE, 0x20),
        Buffer.from('\r\n'),
      ])
      const writeOn = () => socket.writable && socket.write(chunk, writeOn)
      writeOn()
      await closed
    })
  })

  test('of a crowd are not all kept', async () => {
    const crowd = Array.from({ length: 12 }, () => send('/etims-api/selectItems', ' '.repeat(9 * MEGABYTE)))
    const answers = new Set(await Promise.all(crowd))
    for (const status of answers) expect([200, 503]).toContain(status)
    expect(answers).toContain(200)
  })
})

describe('sealed content', () => {
  let till: PlainEfris

  beforeAll(async () => {
    const answer = await fetch(new URL('/_sandbox/taxpayers', url))
    const { efris } = (await answer.json()) as { efris: ConstructorParameters<typeof PlainEfris>[0][] }
    till = new PlainEfris({ ...efris[0]!, url: url.origin, now: () => new Date() })
    await till.handshake()
  })

  const bomb = gzipSync(Buffer.alloc(200 * MEGABYTE))
  const twice = gzipSync(bomb)
  const full = gzipSync(`[${'{},'.repeat(MEGABYTE)}0]`)

  test.each<[string, Buffer]>([
    ['a bomb', bomb],
    ['a bomb in a bomb', twice],
    ['more values than memory', full],
    ['a stream cut short', bomb.subarray(0, 1000)],
  ])('%s is refused', async (_what, bytes) => {
    const content = bytes.toString('base64')
    const change = (outer: ReturnType<PlainEfris['outer']>) => ({
      ...outer,
      data: { content, signature: till.sign(content), dataDescription: { zipCode: '1' } },
    })
    const { returnCode } = await till.call('T109', {}, { change })
    expect(['15', '2066']).toContain(returnCode)
  })

  test('half an envelope is answered with a code', async () => {
    const whole = JSON.stringify(till.outer('T109', till.seal({}, true)))
    const step = isLong ? 1 : 97
    for (let end = 0; end < whole.length; end += step) {
      const { status, returnCode } = await till.call('T109', {}, { change: () => whole.slice(0, end) })
      expect([status, returnCode]).toEqual([200, end === 0 ? '06' : '43'])
    }
  })
})

describe('connections', () => {
  test('that stay idle, by the hundred', async () => {
    await Promise.all(Array.from({ length: 500 }, open))
  })

  test('that stop half-way through the greeting of TLS', async () => {
    const hello = await helloOfTls()
    await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const socket = connect(Number(tlsUrl.port), tlsUrl.hostname).on('error', () => {})
        sockets.push(socket)
        await once(socket, 'connect')
        socket.write(hello.subarray(0, 1 + (index % hello.length)))
      }),
    )
    const ca = readFileSync(server.ready.sandbox.caFile!)
    const client = connectTls({ host: tlsUrl.hostname, port: Number(tlsUrl.port), ca })
    sockets.push(client)
    await once(client, 'secureConnect')
  })

  test('whose bodies and headers drip', async () => {
    const drips = await Promise.all(Array.from({ length: 50 }, open))
    for (const [index, socket] of drips.entries())
      socket.write(index % 2 ? 'GET / HTTP/1.1\r\nx' : post('/_sandbox/reset', 'content-length: 1000'))
    for (let drop = 0; drop < 5; drop += 1) {
      for (const socket of drips) socket.write('y')
      await isWell()
    }
    if (isLong) await Promise.all(drips.map((socket) => socket.destroyed || end(socket.resume())))
  })

  test('that leave before they are answered', async () => {
    for (let left = 0; left < 200; left += 1) {
      const socket = await open()
      socket.write(`${post(PATHS[0]!, 'content-length: 2')}{}`)
      socket.destroy()
    }
  })
})

/** The first bytes that a TLS client sends. */
async function helloOfTls(): Promise<Buffer> {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as { port: number }
  const client = connectTls({ host: '127.0.0.1', port }).on('error', () => {})
  const [socket] = (await once(listener, 'connection')) as [Socket]
  const [hello] = (await once(socket, 'data')) as [Buffer]
  client.destroy()
  socket.destroy()
  listener.close()
  return hello
}
