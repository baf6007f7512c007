import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { ADMIN_KEY, Api, type ApiAnswer, plainSale, ugandanDevice } from '../support/api.js'
import { EventClient } from '../support/event-source.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'

/** Little, so that a test can do too much. */
const LIMITS = { requests: 20, waiting: 5, bodyBytes: 100_000, strangers: 5, streams: 4 }

/** What one account gets of it. */
const OF_ONE = { requests: 15, bodyBytes: 75_000, streams: 3 }

let place: Place
let gateway: Gateway
let api: Api

beforeAll(async () => {
  place = makePlace()
  gateway = await startGateway(configAt(place), { timing: TIMING, limits: LIMITS })
  api = new Api(gateway.url)
  // Nobody listens there: what is accepted stays.
  await api.call('POST', '/v1/devices', await ugandanDevice('shop', 'http://127.0.0.1:1'))
}, 30_000)

afterAll(async () => {
  await gateway.close()
  place.remove()
})

const sell = (key: string, wait = 0) => api.sell(plainSale('shop', key), key, wait)

function expectTold({ status, headers, body }: ApiAnswer): void {
  expect(status).toBe(429)
  expect(headers.get('retry-after')).toBe('1')
  expect(body).toMatchObject({ code: 'busy', retry: 'same-request' })
}

/** Sends the head of a request and as many bytes of its body, and leaves the rest out. */
function begin(path: string, bytes: number, ...headers: readonly string[]): Socket {
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1').on('error', () => {})
  const head = [`POST ${path} HTTP/1.1`, 'host: 127.0.0.1', 'content-type: application/json', ...headers]
  socket.write([...head, `content-length: ${bytes + 1}`, '', ''].join('\r\n') + ' '.repeat(bytes))
  return socket
}

const beginToSell = (bytes: number) =>
  begin('/v1/documents', bytes, `authorization: Bearer ${ADMIN_KEY}`, 'idempotency-key: slow')

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 5000
  while (!(await condition())) if (Date.now() > end) throw new Error('waited in vain')
}

describe('more than the gateway can take', () => {
  it('is told to come back, and every sale that does is accepted once', async () => {
    let refused = 0
    const slow = Array.from({ length: LIMITS.requests }, () => beginToSell(10))
    await until(async () => (await sell('burst')).status === 429)
    const keys = Array.from({ length: 300 }, (_, index) => `burst-${index}`)
    const ids = await Promise.all(
      keys.map(async (key) => {
        for (;;) {
          const answer = await sell(key)
          if (answer.status === 202) return answer.body.id as string
          expectTold(answer)
          if (++refused === 100) for (const socket of slow) socket.destroy()
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }),
    )
    expect(refused).toBeGreaterThanOrEqual(100)
    expect(new Set(ids).size).toBe(keys.length)
    const again = await Promise.all(keys.slice(0, 10).map((key) => sell(key)))
    expect(again.map(({ body }) => body.id)).toEqual(ids.slice(0, 10))
  })

  it('does not wait for a receipt when many do, and is answered with what there is', async () => {
    const started = performance.now()
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => sell(`wait-${index}`, 2)))
    const waited = answers.filter(({ headers }) => headers.get('preference-applied') === 'wait=2')
    expect(waited).toHaveLength(LIMITS.waiting)
    expect(answers.every(({ status }) => status === 202)).toBe(true)
    expect(performance.now() - started).toBeLessThan(4000)
  })

  it('counts those who wait apart: sales go on behind them', async () => {
    const waiting = Array.from({ length: LIMITS.waiting }, (_, index) => sell(`long-${index}`, 2))
    const answers = await Promise.all(
      Array.from({ length: OF_ONE.requests - LIMITS.waiting }, (_, index) => sell(`short-${index}`)),
    )
    expect(answers.every(({ status }) => status === 202)).toBe(true)
    await Promise.all(waiting)
  })

  it('holds bodies that are still coming, and lets go of those that never end', async () => {
    const slow: Socket[] = []
    // One that comes while a sale is read may itself be told to come back.
    await until(async () => {
      slow.push(beginToSell(35_000), beginToSell(39_900))
      await new Promise((resolve) => setTimeout(resolve, 200))
      return (await sell('behind')).status === 429
    })
    expectTold(await sell('behind'))
    for (const socket of slow) socket.destroy()
    await until(async () => (await sell('behind')).status === 202)
  })
})

describe('an account that takes all it can get', () => {
  let other: Api
  const sellThere = () => other.sell(plainSale('shop', 'there'), 'there')

  beforeAll(async () => {
    await api.call('POST', '/v1/accounts', { id: 'other', name: 'Other' })
    const scopes = ['devices:write', 'documents:write', 'events:read']
    const { body } = await api.call('POST', '/v1/accounts/other/api-keys', { name: 'all', scopes })
    other = new Api(gateway.url, body.key)
    await other.call('POST', '/v1/devices', await ugandanDevice('shop', 'test'))
    await other.call('POST', '/v1/devices/shop/pause')
  })

  it.each([
    ['of requests', 10, OF_ONE.requests],
    ['of bytes', OF_ONE.bodyBytes / 3 - 40, 3],
  ])('%s keeps no other account out', async (_what, bytes, count) => {
    const slow: Socket[] = []
    // One that comes while a sale is read may itself be told to come back.
    await until(async () => {
      slow.push(...Array.from({ length: count }, () => beginToSell(bytes)))
      await new Promise((resolve) => setTimeout(resolve, 200))
      return (await sell('mine')).status === 429
    })
    expect((await sellThere()).status).toBe(202)
    for (const socket of slow) socket.destroy()
    await until(async () => (await sell('mine')).status === 202)
  })

  it('of streams keeps no other account out', async () => {
    const follow = (key: string) =>
      EventClient.open(`${gateway.url}/v1/events`, { authorization: `Bearer ${key}` })
    const { body } = await api.call('POST', '/v1/accounts/other/api-keys', {
      name: 'e',
      scopes: ['events:read'],
    })
    const mine = await Promise.all(Array.from({ length: OF_ONE.streams }, () => follow(ADMIN_KEY)))
    await expect(follow(ADMIN_KEY)).rejects.toThrow('Too many clients follow')
    const theirs = await follow(body.key)
    for (const client of [...mine, theirs]) await client.close()
  })
})

describe('whoever has not said who they are', () => {
  const signIn = () => new Api(gateway.url, null).call('POST', '/v1/sessions', { key: ADMIN_KEY })

  /** How many requests to sign in were told of as cut off. */
  const told = async () => {
    const { text } = await api.call('GET', '/metrics')
    const [, count = 0] =
      /requests_total{method="POST",route="\/v1\/sessions",status="400"} (\d+)/.exec(text) ?? []
    return Number(count)
  }

  it('keeps out nobody who has a key or signs in, however many send slowly: who began first is cut off', async () => {
    const slow = Array.from({ length: 2 * LIMITS.requests }, () => begin('/v1/sessions', 8_000))
    const cut = () => slow.filter(({ destroyed }) => destroyed).length
    await expect.poll(cut, { timeout: 5_000 }).toBe(slow.length - LIMITS.strangers)
    for (let round = 0; round < LIMITS.requests; round++) expect((await sell('in between')).status).toBe(202)
    expect((await signIn()).status).toBe(201)
    await expect.poll(cut).toBe(slow.length - LIMITS.strangers + 1)
    for (const socket of slow) socket.destroy()
    await expect.poll(told, { timeout: 5_000 }).toBe(slow.length)
  })

  it('says it in a few words', async () => {
    const answer = await new Api(gateway.url, null).call('POST', '/v1/sessions', { key: 'k'.repeat(9_000) })
    expect(answer).toMatchObject({ status: 413, body: { code: 'body-too-large' } })
  })
})

describe('a body that names a member twice', () => {
  it('is refused with the place, and nothing is stored', async () => {
    const body = JSON.stringify(plainSale('shop', 'twice')).replace('"quantity"', '"quantity":"1","quantity"')
    const { status, body: problem } = await api.sell(body, 'twice')
    expect(status).toBe(400)
    expect(problem).toMatchObject({
      code: 'json-duplicate-member',
      errors: [{ pointer: '/lines/0/quantity' }],
    })
    expect((await sell('twice')).status).toBe(202)
  })
})
