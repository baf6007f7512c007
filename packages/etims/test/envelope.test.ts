import { TransportError, UnreadableAnswerError } from '@risiti/core'
import type { EtimsClientOptions } from '@risiti/etims'
import { channels } from '@risiti/etims/channels'
import { afterEach, describe, expect, it } from 'vitest'
import { unwrap } from '#src/envelope.js'
import { EtimsRejection } from '#src/errors/etims-rejection.js'
import { openFake } from './fake-client.js'
import { sale, signed } from './samples.js'

const flat = { resultCd: '000', resultMsg: 'Successful', resultDt: '20261125101500', data: null }

const wrapped = (responseCode: number, responseBody: unknown, debugMessage = 'Success') => ({
  responseHeader: { responseCode, responseRefID: 'id', customerMessage: 'Validation failed', debugMessage },
  responseBody,
})

const gateway = (responseCode: number) => ({
  header: { responseCode, customerMessage: 'Unauthorized', responseMessage: 'Unauthorized' },
  body: {},
})

const fault = (faultstring: string) => ({ fault: { faultstring } })

describe('an answer', () => {
  it.each([
    ['flat', flat, { kind: 'reply', reply: flat }],
    ['wrapped', wrapped(200, flat), { kind: 'reply', reply: flat }],
    ['wrapped around an empty list', wrapped(200, { ...flat, resultCd: '001' }), { kind: 'reply' }],
    ['wrapped around a refusal with a code', wrapped(400, { ...flat, resultCd: '910' }), { kind: 'reply' }],
    [
      'a refusal in words',
      wrapped(400, null, 'Invc No: 8 is invalid'),
      { kind: 'refused', message: 'Invc No: 8 is invalid', customerMessage: 'Validation failed' },
    ],
    [
      'a refusal in words for the customer only',
      wrapped(400, null, ''),
      { kind: 'refused', message: 'Validation failed' },
    ],
    ['a refusal without responseBody', wrapped(400, undefined), { kind: 'refused' }],
    ['a wrapped token error', wrapped(401, null), { kind: 'token-refused' }],
    ['a wrapped outage', wrapped(504, null), { kind: 'upstream-failed' }],
    ['a success around nothing', wrapped(200, null), { kind: 'unreadable' }],
    ['the gateway’s token error', gateway(401), { kind: 'token-refused', message: 'Unauthorized' }],
    ['the gateway’s outage', gateway(504), { kind: 'upstream-failed' }],
    ['the gateway’s something else', gateway(418), { kind: 'unreadable' }],
    ['an expired token', fault('Access Token expired'), { kind: 'token-refused' }],
    ['an invalid token', fault('Invalid Access Token'), { kind: 'token-refused' }],
    ['a missing route', fault('Unresolved variable : targetPath'), { kind: 'no-route' }],
    [
      'an answer that the gateway could not read',
      fault('Unexpected token < in JSON'),
      { kind: 'upstream-failed' },
    ],
    ['another fault', fault('The Service is temporarily unavailable'), { kind: 'upstream-failed' }],
    ['an object of nobody', { hello: 1 }, { kind: 'unreadable' }],
    ['a number', 42, { kind: 'unreadable' }],
    ['a list', [flat], { kind: 'unreadable' }],
  ])('that is %s is told apart', (_what, body, expected) => {
    expect(unwrap(JSON.stringify(body))).toMatchObject(expected)
  })

  it.each(['', '   ', '<html>504</html>', '{"resultCd":"000"'])('%j is no reply', (body) => {
    expect(unwrap(body)).toMatchObject({ kind: 'unreadable' })
  })

  it('has its code as a number read as text', () => {
    expect(unwrap('{"resultCd":910,"resultMsg":null,"resultDt":20261125101500}')).toMatchObject({
      reply: { resultCd: '910', resultMsg: '', resultDt: '20261125101500' },
    })
  })
})

const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

async function call(body: unknown, status: number, more: Partial<EtimsClientOptions> = {}) {
  const fake = await openFake(
    cleanups,
    (response) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    },
    { channel: 'gavaconnect', ...more },
  )
  const outcome = await fake.client.saveSalesTransaction(sale()).catch((error: unknown) => error)
  return { ...fake, outcome }
}

describe('a sale at the gateway', () => {
  it('is signed whatever the HTTP status says', async () => {
    const { outcome } = await call(wrapped(200, { ...flat, data: signed }), 400)
    expect(outcome).toEqual({ ...flat, data: signed })
  })

  it('is refused whatever the HTTP status says, and nothing was recorded', async () => {
    const { outcome, calls } = await call(
      wrapped(400, null, 'Invc No: 8 is invalid, use the expected value: 9'),
      200,
    )
    expect(outcome).toBeInstanceOf(EtimsRejection)
    expect(outcome).toMatchObject({
      resultCd: '',
      expected: '9',
      retry: 'never',
      operation: 'saveSalesTransaction',
    })
    expect((outcome as EtimsRejection).resultMsg).toContain('expected value: 9')
    expect(calls()).toHaveLength(1)
  })

  it.each([
    ['401', 401],
    ['500', 500],
  ])('goes once more with a new token after HTTP %s', async (_what, status) => {
    let answers = 0
    const fake = await openFake(
      cleanups,
      (response, { headers }) => {
        answers += 1
        if (headers.authorization === 'Bearer TOKEN-1') {
          response.writeHead(status)
          response.end(JSON.stringify(fault('Access Token expired')))
        } else response.end(JSON.stringify(wrapped(200, { ...flat, data: signed })))
      },
      { channel: 'gavaconnect' },
    )
    expect(await fake.client.saveSalesTransaction(sale())).toMatchObject({ data: signed })
    expect([answers, fake.tokenCalls().length]).toEqual([2, 2])
    const [first, second] = fake.calls()
    expect(second!.body).toBe(first!.body)
  })

  it('gives up when the new token is refused too', async () => {
    const { outcome, calls, tokenCalls } = await call(gateway(401), 400)
    expect(outcome).toMatchObject({
      name: 'EtimsRejection',
      code: 'etims-gateway-unauthorised',
      retry: 'after-relogin',
    })
    expect([calls().length, tokenCalls().length]).toEqual([2, 2])
  })

  it('shares one token among many calls', async () => {
    const { client, tokenCalls } = await openFake(
      cleanups,
      (response) => response.end(JSON.stringify(wrapped(200, { ...flat, data: signed }))),
      { channel: 'gavaconnect' },
    )
    await Promise.all(Array.from({ length: 20 }, () => client.saveSalesTransaction(sale())))
    expect(tokenCalls()).toHaveLength(1)
  })

  it('may have been recorded when the gateway got no answer', async () => {
    const { outcome, calls } = await call(gateway(504), 504)
    expect(outcome).toBeInstanceOf(TransportError)
    expect(outcome).toMatchObject({ sent: 'maybe', retry: 'reconcile-first', code: 'gateway-failed' })
    expect(calls()).toHaveLength(1)
  })

  it('did not go anywhere without a route', async () => {
    const { outcome } = await call(fault('Unresolved variable : targetPath'), 500)
    expect(outcome).toMatchObject({ name: 'EtimsRejection', code: 'etims-route-missing', retry: 'never' })
  })

  it('is in doubt when the answer is a page of a proxy', async () => {
    const { outcome } = await call('<html>Bad gateway</html>', 502)
    expect(outcome).toBeInstanceOf(UnreadableAnswerError)
    expect(outcome).toMatchObject({ retry: 'reconcile-first' })
  })

  it('shows neither token nor key to the observer', async () => {
    const { exchanges } = await call(wrapped(200, { ...flat, data: signed }), 200)
    const shown = JSON.stringify(exchanges)
    expect(exchanges[0]!.request.headers).toMatchObject({
      Authorization: 'Bearer [redacted]',
      cmcKey: '[redacted]',
    })
    expect(shown).not.toContain('TOKEN-1')
  })

  it('has flat answers read too: published logs print them so', async () => {
    const { outcome } = await call({ ...flat, data: signed }, 200)
    expect(outcome).toMatchObject({ data: signed })
  })

  it('is not sent without a token', async () => {
    const { outcome, calls } = await call('', 200, {
      consumerKey: 'other',
      fetch: async (url) =>
        new Response(String(url).includes('/token/') ? '' : '{}', {
          status: String(url).includes('/token/') ? 400 : 200,
        }),
    })
    expect(outcome).toMatchObject({ name: 'ConfigurationError', code: 'credentials-refused' })
    expect(calls()).toHaveLength(0)
  })
})

describe('profiles', () => {
  it('agree with their names', () => {
    expect(Object.entries(channels).map(([name, profile]) => [name, profile.name])).toEqual([
      ['oscu', 'oscu'],
      ['gavaconnect', 'gavaconnect'],
      ['vscu', 'vscu'],
    ])
  })
})

describe('a refusal in words that are new to us', () => {
  it.each([
    ['Validation failed', 'Invalid colour on item: 1', 'etims-refused', 'never'],
    [
      'Unable to process the request. Please try again',
      'Possible cause: a lock was lost',
      'etims-failed',
      'reconcile-first',
    ],
    ['Validation failed', 'java.lang.IllegalStateException', 'etims-failed', 'reconcile-first'],
  ])(
    '"%s: %s" leaves doubt where it speaks of a failure',
    async (customerMessage, debugMessage, code, retry) => {
      const body = {
        responseHeader: { responseCode: 400, customerMessage, debugMessage },
        responseBody: null,
      }
      const { outcome } = await call(body, 400)
      expect(outcome).toMatchObject({ code, retry })
    },
  )
})
