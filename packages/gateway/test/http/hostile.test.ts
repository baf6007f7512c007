import { once } from 'node:events'
import { connect } from 'node:net'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { ADMIN_KEY, Api } from '../support/api.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import { addSandboxDevice, COUNTRIES, clearFaults, sale, setFault } from '../support/sandbox.js'

const [, KENYA] = COUNTRIES

/** Soon tired of who sends slowly. */
const HASTY = { ...TIMING, requestMs: 1000 }

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  place = makePlace()
  gateway = await startGateway(configAt(place), { timing: HASTY })
  api = new Api(gateway.url)
  await addSandboxDevice(api, sandbox.url, KENYA)
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

/** Writes bytes to the gateway as they are. @returns everything that came back until the connection closed. */
async function raw(head: string, body?: (write: (bytes: string) => boolean) => void): Promise<string> {
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1').on('error', () => {})
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  socket.write(head)
  const timer = setInterval(() => body?.((bytes) => socket.write(bytes)), 5)
  await once(socket, 'close')
  clearInterval(timer)
  return answer
}

const post = (...headers: string[]) =>
  [
    'POST /v1/documents HTTP/1.1',
    'host: 127.0.0.1',
    `authorization: Bearer ${ADMIN_KEY}`,
    'content-type: application/json',
    ...headers,
    '',
    '',
  ].join('\r\n')

describe('a hostile client', () => {
  it.each([
    ['HEAD', '/v1/documents', 200],
    ['OPTIONS', '/v1/documents', 404],
    ['PUT', '/v1/documents', 404],
    ['DELETE', '/v1/documents/x', 404],
    ['GET', '/v1/documents/%00', 404],
    ['GET', '/v1/documents/%E0%A4%A', 404],
    ['GET', '/v1/documents/..%2f..%2fetc%2fpasswd/receipt', 404],
    ['GET', "/v1/documents/'%20OR%201=1--", 404],
    ['POST', '/v1/devices/__proto__/initialise', 404],
    ['GET', `/v1/documents?q=${'x'.repeat(10_000)}`, 200],
  ])('asking %s %s is answered with %i, and with a problem when it is one', async (method, path, status) => {
    const answer = await api.call(method, path)
    expect(answer.status).toBe(status)
    if (status >= 400) expect(answer.type).toBe('application/problem+json')
  })

  it('that names two keys is told to choose', async () => {
    const body = JSON.stringify(sale(KENYA, 'H-1'))
    const answer = await raw(
      post(
        'idempotency-key: a',
        'idempotency-key: b',
        `content-length: ${body.length}`,
        'connection: close',
      ) + body,
    )
    expect(answer).toContain(' 400 ')
    expect(answer).toContain('idempotency-key-invalid')
  })

  it('that asks first whether it may send is told to go on', async () => {
    const body = JSON.stringify(sale(KENYA, 'H-2'))
    let sent = false
    const answer = await raw(
      post(
        'idempotency-key: expect',
        `content-length: ${body.length}`,
        'expect: 100-continue',
        'connection: close',
      ),
      (write) => {
        if (!sent) write(body)
        sent = true
      },
    )
    expect(answer).toMatch(/^HTTP\/1.1 100.*HTTP\/1.1 202/s)
  })

  it('that never ends its body is cut off', async () => {
    const started = performance.now()
    await raw(`${post('idempotency-key: slow', 'content-length: 1000')}{`)
    expect(performance.now() - started).toBeLessThan(HASTY.requestMs + 4000)
  })

  it('that sends a body without end gets 413, and is cut off', async () => {
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`
    let sent = 0
    const answer = await raw(post('idempotency-key: endless', 'transfer-encoding: chunked'), (write) => {
      if (write(chunk)) sent += 0x10000
    })
    expect(answer).toContain(' 413 ')
    expect(sent).toBeLessThan(80 * 1024 * 1024)
  })

  it.each([
    [
      'a member named __proto__',
      `{"__proto__":{"type":"receipt"},${JSON.stringify(sale(KENYA, 'H-3')).slice(1)}`,
    ],
    ['ten thousand levels', `{"ext":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
  ])('that sends %s is refused, also under a key that is taken', async (_what, body) => {
    const key = `deep-${body.length}`
    expect((await api.sell(body, key)).status).toBe(422)
    expect((await api.sell(sale(KENYA, 'H-4'), key)).status).toBe(202)
    expect([409, 422]).toContain((await api.sell(body, key)).status)
  })

  it.each(['/docs', '/openapi.json'])('that takes nothing of %s has none of it kept for it', async (path) => {
    const ask = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`
    await api.call('GET', path)
    const before = process.memoryUsage().rss
    const clients = Array.from({ length: 60 }, () =>
      connect(Number(new URL(gateway.url).port), '127.0.0.1').on('error', () => {}),
    )
    for (const client of clients) client.pause().write(ask.repeat(8))
    await pause(1500)
    expect(process.memoryUsage().rss - before).toBeLessThan(40 * 1024 * 1024)
    for (const client of clients) client.destroy()
  })

  it.each(['wait=999999999999', 'wait=-1', 'wait=', 'nowait=20', 'wait=1e9, respond-async'])(
    'that prefers "%s" is answered in time',
    async (prefer) => {
      const headers = { 'idempotency-key': `prefer-${prefer}`, prefer }
      const answer = await api.call('POST', '/v1/documents', sale(KENYA, 'H-5'), headers)
      expect([201, 202]).toContain(answer.status)
    },
  )

  it.each(['schlüssel', 'a\tb', ' ', 'k'.repeat(256)])('whose key is "%s" is refused', async (key) => {
    const body = JSON.stringify(sale(KENYA, 'H-6'))
    const answer = await raw(
      post(`idempotency-key: ${key}`, `content-length: ${body.length}`, 'connection: close') + body,
    )
    expect(answer).toContain(' 400 ')
  })

  it('that leaves while it waits takes nothing with it', async () => {
    await setFault(sandbox.url, { operation: KENYA.operation, fault: 'delay', delayMs: 300, count: 1 })
    const leaving = AbortSignal.timeout(100)
    const authorization = `Bearer ${ADMIN_KEY}`
    const kind = { authorization, 'content-type': 'application/json' }
    const headers = { ...kind, 'idempotency-key': 'left', prefer: 'wait=20' }
    const body = JSON.stringify({ ...sale(KENYA, 'H-7'), issuedAt: '2026-01-20T10:15:00+03:00' })
    await expect(
      fetch(`${gateway.url}/v1/documents`, { method: 'POST', headers, body, signal: leaving }),
    ).rejects.toThrow()
    const again = await api.sell(body, 'left', 10)
    expect(again).toMatchObject({ status: 201, body: { status: 'fiscalised' } })
  })
})

describe('closing', () => {
  it('answers the requests that wait, and does not wait for them', async () => {
    const mine = makePlace()
    const other = await startGateway(configAt(mine), { timing: TIMING })
    const till = new Api(other.url)
    await sandboxReset()
    await addSandboxDevice(till, sandbox.url, KENYA)
    await setFault(sandbox.url, { operation: '*', fault: 'down', probability: 1 })
    const waiting = Array.from({ length: 200 }, (_, index) =>
      till.sell(sale(KENYA, `W-${index}`), `w-${index}`, 30),
    )
    while ((await till.call('GET', '/v1/documents?limit=200')).body.documents.length < 200) await pause(50)
    const started = performance.now()
    await other.close()
    const answers = await Promise.all(waiting)
    expect(performance.now() - started).toBeLessThan(4000)
    expect(answers.every(({ status }) => status === 202)).toBe(true)
    await clearFaults(sandbox.url)
    mine.remove()
  })

  it('a start that fails leaves nothing open', async () => {
    const mine = makePlace()
    const own = configAt(mine)
    const taken = Number(new URL(gateway.url).port)
    await expect(startGateway({ ...own, port: taken })).rejects.toThrow(/EADDRINUSE/)
    await (await startGateway(own)).close()
    mine.remove()
  })
})

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** So that a device can be initialised again. */
async function sandboxReset(): Promise<void> {
  await fetch(`${sandbox.url}/_sandbox/reset`, { method: 'POST', headers: { 'x-risiti-control': '1' } })
}
