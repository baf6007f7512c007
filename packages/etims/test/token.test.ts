import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { inspect } from 'node:util'
import {
  ConfigurationError,
  createHttpTransport,
  type HttpTransportOptions,
  TransportError,
} from '@risiti/core'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { openTokenSource, type TokenOptions } from '#src/token.js'
import { startFakeKra } from './fake-kra.js'

const PATH = '/v1/token/generate?grant_type=client_credentials'
const KEY = 'Consumer-Key-0123456789'
const SECRET = 'consumer:secret/9876543210'
const BASIC = Buffer.from(`${KEY}:${SECRET}`).toString('base64')
const TOKEN = 'Token-abcdefghijklmnop'
const SECOND = 1000

const cleanups: (() => unknown)[] = []

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

/** A clock that tests move. */
function steppedClock() {
  let ms = Date.UTC(2026, 10, 23, 7, 15)
  return {
    now: () => new Date(ms),
    advance: (seconds: number) => {
      ms += seconds * SECOND
    },
  }
}

type Answer = Parameters<typeof startFakeKra>[0]

function sourceAt(origin: string, more: Partial<TokenOptions & HttpTransportOptions> = {}) {
  const { fetch, ...options } = more
  const transport = createHttpTransport({ origin, ...(fetch ? { fetch } : {}) })
  cleanups.push(() => transport.close())
  const clock = steppedClock()
  const source = openTokenSource({
    transport,
    path: PATH,
    consumerKey: KEY,
    consumerSecret: SECRET,
    clock,
    timeoutMs: 5_000,
    ...options,
  })
  return { source, clock }
}

async function start(answer: Answer, more: Partial<TokenOptions> = {}) {
  const kra = await startFakeKra(answer)
  cleanups.push(kra.stop)
  return { arrived: kra.arrived, ...sourceAt(kra.url, more) }
}

/** Hands out `token-1`, `token-2` and so on. */
function numbered(life: unknown): Answer {
  let count = 0
  return (response) => response.end(JSON.stringify({ access_token: `token-${++count}`, expires_in: life }))
}

const text =
  (status: number, body: string): Answer =>
  (response) => {
    response.writeHead(status).end(body)
  }

const json = (status: number, body: unknown) => text(status, JSON.stringify(body))

const failure = (call: Promise<unknown>): Promise<Error> =>
  call.then(
    () => Promise.reject(new Error('nothing was thrown')),
    (error: Error) => error,
  )

function expectNoSecret(value: unknown): void {
  const shown = inspect(value, { depth: 10, showHidden: true }) + JSON.stringify(value)
  for (const secret of [KEY, SECRET, BASIC, TOKEN]) expect(shown).not.toContain(secret)
}

describe('a token', () => {
  it('is had by GET with the credentials, and by nothing else', async () => {
    const methods: (string | undefined)[] = []
    const server = createServer((request, response) => {
      methods.push(request.method, request.url, request.headers.authorization, request.headers.accept)
      response.end(JSON.stringify({ access_token: TOKEN, expires_in: '3599' }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    cleanups.push(
      () => server.closeAllConnections(),
      () => server.close(),
    )
    const { source } = sourceAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    expect(await source.obtain('saveItem')).toBe(TOKEN)
    expect(methods).toEqual(['GET', PATH, `Basic ${BASIC}`, 'application/json'])
    expectNoSecret(source)
  })

  it('is fetched once for fifty that ask at once, and kept for those after them', async () => {
    const { source, arrived } = await start(numbered('3599'))
    const tokens = await Promise.all(Array.from({ length: 50 }, () => source.obtain('saveItem')))
    tokens.push(await source.obtain('saveItem'))
    expect(new Set(tokens)).toEqual(new Set(['token-1']))
    expect(arrived).toHaveLength(1)
  })

  it.each([
    ['text', '3599', 3599],
    ['a number', 3599, 3599],
    ['missing', undefined, 120],
    ['null', null, 120],
    ['blank', ' ', 120],
    ['words', 'soon', 120],
    ['nothing', 0, 120],
    ['in the past', '-5', 120],
    ['beyond numbers', '1e999', 120],
    ['a list', [3599], 120],
  ])('whose life is %s is renewed one minute before its end', async (_what, life, seconds) => {
    const { source, clock, arrived } = await start(numbered(life))
    expect(await source.obtain('saveItem')).toBe('token-1')
    clock.advance(seconds - 60.001)
    expect(await source.obtain('saveItem')).toBe('token-1')
    clock.advance(0.001)
    expect(await source.obtain('saveItem')).toBe('token-2')
    expect(arrived).toHaveLength(2)
  })

  it('that lives shorter than that serves those who waited for it, and nobody after', async () => {
    const { source, arrived } = await start(numbered('30'))
    const waited = await Promise.all([source.obtain('saveItem'), source.obtain('saveItem')])
    expect(waited).toEqual(['token-1', 'token-1'])
    expect(await source.obtain('saveItem')).toBe('token-2')
    expect(arrived).toHaveLength(2)
  })

  it('counts its life from before it was asked for', async () => {
    const { source, clock } = await start((response, arrived) => {
      clock.advance(100)
      numberedOnce(response, arrived)
    })
    const numberedOnce = numbered('200')
    expect(await source.obtain('saveItem')).toBe('token-1')
    clock.advance(39)
    expect(await source.obtain('saveItem')).toBe('token-1')
    clock.advance(1)
    expect(await source.obtain('saveItem')).toBe('token-2')
  })

  it('that was dropped is fetched anew, once for all who drop it', async () => {
    const { source, arrived } = await start(numbered('3599'))
    const old = await source.obtain('saveItem')
    const tokens = await Promise.all(
      Array.from({ length: 20 }, async () => {
        source.drop(old)
        return source.obtain('saveItem')
      }),
    )
    expect(new Set(tokens)).toEqual(new Set(['token-2']))
    expect(arrived).toHaveLength(2)
  })

  it('stays when an older one, or an unknown one, is dropped', async () => {
    const { source, arrived } = await start(numbered('3599'))
    source.drop('token-1')
    const old = await source.obtain('saveItem')
    source.drop(old)
    await source.obtain('saveItem')
    source.drop(old)
    source.drop('')
    expect(await source.obtain('saveItem')).toBe('token-2')
    expect(arrived).toHaveLength(2)
  })
})

describe('wrong credentials', () => {
  it.each([
    ['an empty 400', text(400, '')],
    ['a blank 400', text(400, ' \r\n')],
    ['401', text(401, 'who?')],
    ['403', json(403, { access_token: TOKEN })],
    ["Apigee's short fault", json(400, { ErrorCode: 'invalid_client', Error: 'ClientId is Invalid' })],
    ["OAuth's own fault", json(500, { error: 'invalid_client', error_description: `unknown ${KEY}` })],
    [
      "Apigee's long fault",
      json(500, {
        fault: { faultstring: 'Invalid', detail: { errorcode: 'oauth.v2.InvalidClientIdentifier' } },
      }),
    ],
    ["KRA's header and body", json(400, { header: { responseCode: 401 }, body: {} })],
  ])('told by %s are for a person to change', async (_what, answer) => {
    const { source, arrived } = await start(answer)
    const error = await failure(source.obtain('saveItem'))
    expect(error).toBeInstanceOf(ConfigurationError)
    expect(error).toMatchObject({ code: 'credentials-refused', operation: 'saveItem', retry: 'never' })
    expect((error as ConfigurationError).fix).toMatch(/consumerKey.*consumerSecret.*environment/)
    expect(arrived).toHaveLength(1)
    expectNoSecret(error)
  })

  it.each([
    [{ consumerKey: '' }, 'consumerkey-invalid'],
    [{ consumerKey: 'a:b' }, 'consumerkey-invalid'],
    [{ consumerKey: `${KEY}\n` }, 'consumerkey-invalid'],
    [{ consumerSecret: '' }, 'consumersecret-invalid'],
    [{ consumerSecret: `${SECRET} ` }, 'consumersecret-invalid'],
    [{ consumerSecret: 'сикрет' }, 'consumersecret-invalid'],
  ])('such as %j are found before anything is sent', (wrong, code) => {
    const attempt = () => sourceAt('http://127.0.0.1:1', wrong)
    expect(attempt).toThrow(expect.objectContaining({ name: 'ConfigurationError', code }))
    try {
      attempt()
    } catch (error) {
      expectNoSecret(error)
    }
  })
})

describe('an outage', () => {
  const unavailable = { code: 'token-unavailable', sent: 'no', retry: 'same-request', operation: 'saveItem' }

  it.each<[string, Answer, RegExp]>([
    ['a server error', text(500, 'broken'), /HTTP 500/],
    ['a busy page', text(503, '<html>'), /HTTP 503/],
    ['too many requests', text(429, ''), /HTTP 429/],
    ['another 400', json(400, { error: 'unsupported_grant_type' }), /HTTP 400/],
    ['a missing page', text(404, ''), /HTTP 404/],
    ['a redirection', (response) => response.writeHead(302, { location: '/x' }).end(), /HTTP 302/],
    ['an empty 200', text(200, ''), /without a token, as it does to a POST/],
    ['an echo', text(200, 'grant_type=client_credentials'), /without a token, as it does to a POST/],
    ['an object without a token', json(200, { expires_in: '3599' }), /without a token/],
    ['an empty token', json(200, { access_token: '', expires_in: '3599' }), /without a token/],
    ['a token that is no text', json(200, { access_token: 7 }), /without a token/],
    ['a list', json(200, [TOKEN]), /without a token/],
    ['null', text(200, 'null'), /without a token/],
    ['half of an answer', text(200, `{"access_token":"${TOKEN}`), /without a token/],
    ['a token with a line break', json(200, { access_token: `${TOKEN}\r\nx: y` }), /header/],
    ['a token with a blank', json(200, { access_token: `${TOKEN} x` }), /header/],
    ['a token beyond ASCII', json(200, { access_token: `${TOKEN}é` }), /header/],
    ['a broken connection', (response) => response.destroy(), /broke/],
  ])('told by %s says that the operation was not sent', async (_what, answer, cause) => {
    const { source, arrived } = await start(answer)
    const error = await failure(source.obtain('saveItem'))
    expect(error).toBeInstanceOf(TransportError)
    expect(error).toMatchObject({ ...unavailable, cause: expect.stringMatching(cause) })
    expect(arrived).toHaveLength(1)
    expectNoSecret(error)
  })

  it('of the method says that a proxy may have changed it', async () => {
    const { source } = await start(text(200, ''))
    expect(await failure(source.obtain('saveItem'))).toMatchObject({
      fix: expect.stringMatching(/proxy.*GET/),
    })
  })

  it('in which nothing answers ends in time', async () => {
    const { source } = await start(() => {}, { timeoutMs: 100 })
    const error = await failure(source.obtain('saveItem'))
    expect(error).toMatchObject({ ...unavailable, cause: expect.stringContaining('100 ms') })
  })

  it('in which nobody listens is no other', async () => {
    const probe = createTcpServer()
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
    const { port } = probe.address() as AddressInfo
    await new Promise((resolve) => probe.close(resolve))
    const error = await failure(sourceAt(`http://127.0.0.1:${port}`).source.obtain('saveItem'))
    expect(error).toMatchObject({ ...unavailable, cause: expect.stringContaining('ECONNREFUSED') })
  })

  it('is told to each that waited by its own operation, and forgotten', async () => {
    let isUp = false
    const good = numbered('3599')
    const { source, arrived } = await start((response, one) =>
      isUp ? good(response, one) : text(503, '')(response, one),
    )
    const errors = await Promise.all(
      ['saveItem', 'selectCodeList'].map((name) => failure(source.obtain(name))),
    )
    expect(errors).toMatchObject([{ operation: 'saveItem' }, { operation: 'selectCodeList' }])
    expect(arrived).toHaveLength(1)
    isUp = true
    expect(await source.obtain('saveItem')).toBe('token-1')
  })

  it('whose error carries the request gives nothing of it away', async () => {
    const fetch = (_url: unknown, init?: RequestInit) =>
      Promise.reject(
        Object.assign(new Error(`failed: ${JSON.stringify(init?.headers)} ${KEY} ${SECRET}`), {
          config: init,
        }),
      )
    const { source } = sourceAt('http://127.0.0.1:1', { fetch })
    const error = await failure(source.obtain('saveItem'))
    expect(error).toMatchObject({ ...unavailable, cause: expect.stringContaining('[redacted]') })
    expectNoSecret(error)
  })
})

describe('whatever KRA answers', () => {
  const body = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc
      .record(
        {
          access_token: fc.oneof(fc.string(), fc.stringMatching(/^[\x21-\x7e]+$/), fc.jsonValue()),
          expires_in: fc.oneof(fc.nat().map(String), fc.double(), fc.jsonValue()),
          error: fc.constantFrom('invalid_client', 'x'),
        },
        { requiredKeys: [] },
      )
      .map((members) => JSON.stringify(members)),
  )
  const status = fc.oneof(fc.constantFrom(200, 400, 401, 500), fc.integer({ min: 200, max: 999 }))

  it('is a token that fits a header, or one of two errors of which nothing was sent', async () => {
    let next = { status: 200, body: '' }
    const { source } = await start((response) => response.writeHead(next.status).end(next.body))
    const outcomes = new Set<string>()
    await fc.assert(
      fc.asyncProperty(status, body, async (status, body) => {
        next = { status, body }
        const outcome: unknown = await source.obtain('saveItem').catch((error: unknown) => error)
        if (typeof outcome === 'string') {
          outcomes.add('token')
          expect(outcome).toMatch(/^[\x21-\x7e]+$/)
          source.drop(outcome)
          return
        }
        outcomes.add((outcome as { code: string }).code)
        expect(outcome).toSatisfy(
          (error) =>
            (error instanceof ConfigurationError && error.code === 'credentials-refused') ||
            (error instanceof TransportError && error.code === 'token-unavailable' && error.sent === 'no'),
        )
      }),
      { numRuns: 400 },
    )
    expect([...outcomes].sort()).toEqual(['credentials-refused', 'token', 'token-unavailable'])
  })
})
