import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { ADMIN_KEY, Api, plainSale, ugandanDevice } from '../support/api.js'
import { EventClient } from '../support/event-source.js'
import { configAt, makePlace, type Place } from '../support/processes.js'

let place: Place
let gateway: Gateway | undefined
let api: Api
let device: Record<string, unknown>

beforeAll(async () => {
  device = await ugandanDevice('', 'http://127.0.0.1:9')
})

beforeEach(async () => {
  place = makePlace()
  gateway = await startGateway(configAt(place), { limits: { streams: 3 } })
  api = new Api(gateway.url)
  for (const id of ['a', 'b']) {
    await api.call('POST', '/v1/devices', { ...device, id })
    await api.call('POST', `/v1/devices/${id}/pause`)
  }
})

afterEach(async () => {
  await gateway?.close()
  place.remove()
})

async function sell(count: number, device = 'a'): Promise<string[]> {
  const keys = Array.from({ length: count }, () => crypto.randomUUID())
  const answers = await Promise.all(keys.map((key) => api.sell(plainSale(device, key), key)))
  return answers.map(({ body }) => body.id)
}

/** All events of the account, by pages. */
async function listed(query = ''): Promise<{ id: string; kind: string; document?: string }[]> {
  const events = []
  for (let page = { next: '0', more: true }; page.more; ) {
    const { body } = await api.call('GET', `/v1/events?limit=7&after=${page.next}${query}`)
    page = body
    events.push(...body.events)
  }
  return events
}

const idsOf = (events: readonly { id: string }[]) => events.map(({ id }) => id)

function follow(query = '', headers: Record<string, string> = {}): Promise<EventClient> {
  return EventClient.open(`${api.url}/v1/events${query}`, headers)
}

describe('the stream of events', () => {
  it('is followed as it happens, and goes on where a broken connection was: none is missed, none comes twice', async () => {
    const all: { id: string }[] = []
    let lastId = '0'
    for (const count of [40, 25, 1, 60]) {
      const client = await follow('?after=5', { 'last-event-id': lastId })
      const selling = sell(count)
      const some = 1 + Math.floor(count / 3)
      await expect.poll(() => client.received.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(some)
      await client.close()
      all.push(...client.received)
      lastId = client.lastId
      await selling
    }
    const last = await follow('', { 'last-event-id': lastId })
    const expected = await listed()
    await expect.poll(() => all.length + last.received.length, { timeout: 10_000 }).toBe(expected.length)
    expect(idsOf([...all, ...last.received])).toEqual(idsOf(expected))
    expect(last.received.map(({ data }) => data)).toEqual(expected.slice(all.length))
    await last.close()
  })

  it('begins now unless it is told where, and tells only what was asked for', async () => {
    const [first] = await sell(1)
    const clients = await Promise.all([
      follow(),
      follow('?after=0&kind=device_paused,device_resumed'),
      follow(`?after=0&device=b`),
    ])
    await sell(2)
    await sell(1, 'b')
    await api.call('POST', '/v1/devices/b/resume')
    const kinds = (client: EventClient) => client.received.map(({ data }) => data.kind)
    const [everything, pauses, ofB] = clients
    await expect.poll(() => everything.received.length, { timeout: 5_000 }).toBeGreaterThanOrEqual(4)
    expect(kinds(everything).slice(0, 4)).toEqual(['accepted', 'accepted', 'accepted', 'device_resumed'])
    await expect.poll(() => kinds(pauses)).toEqual(['device_paused', 'device_paused', 'device_resumed'])
    const before = ['device_added', 'device_paused', 'accepted', 'device_resumed']
    await expect.poll(() => kinds(ofB).slice(0, 4)).toEqual(before)
    expect(await listed(`&document=${first}`)).toMatchObject([{ kind: 'accepted', document: first }])
    await Promise.all(clients.map((client) => client.close()))
  })

  it('ends when the gateway closes, at once', async () => {
    const client = await follow()
    const began = performance.now()
    await gateway!.close()
    gateway = undefined
    await client.ended
    // Whoever does not end by then is cut off.
    expect(performance.now() - began).toBeLessThan(1_500)
  })

  it.each(['2026-02-30', '11/12/2026', '2026-11-29T10:00', '-1'])(
    'packs no period from %s, which is no one moment',
    async (from) => {
      const answer = await api.call('GET', `/v1/audit/pack?from=${encodeURIComponent(from)}`)
      expect([answer.status, answer.body.code, answer.body.errors[0].pointer]).toEqual([
        400,
        'query-invalid',
        '?from',
      ])
    },
  )

  it.each(['2026-11-28', '2026-11-29'])(
    'packs no period that ends on %s, where it begins or before',
    async (to) => {
      const answer = await api.call('GET', `/v1/audit/pack?from=2026-11-29&to=${to}`)
      expect([answer.status, answer.body.errors]).toEqual([
        400,
        [{ pointer: '?to', message: 'is not usable', fix: 'Use a time after "from".' }],
      ])
    },
  )

  it('packs a period from a day or a moment, however exactly it is said', async () => {
    for (const from of ['2026-11-29', '2026-11-29T10:00+03:00', '2026-11-29T10:00:00.5Z']) {
      const { text } = await api.call('GET', `/v1/audit/pack?from=${encodeURIComponent(from)}`)
      expect(JSON.parse(text.split('\n')[0]!).pack?.from, from).toBe(new Date(from).toISOString())
    }
  })

  it('has room for so many, and gives a place back when one leaves', async () => {
    const clients = await Promise.all([follow(), follow(), follow()])
    await expect(follow()).rejects.toThrow('Too many clients follow')
    await clients[0]!.close()
    let again: EventClient | undefined
    await expect
      .poll(() => follow().then((client) => (again = client), String), { timeout: 5_000 })
      .toBeInstanceOf(EventClient)
    await expect(follow()).rejects.toThrow('Too many clients follow')
    for (const client of [...clients, again!]) await client.close()
  })

  it('takes no place when only its head is asked for', async () => {
    const accept = 'text/event-stream'
    for (const path of ['/v1/events', '/v1/audit/pack'])
      for (let times = 0; times < 3; times++)
        expect((await api.call('HEAD', path, undefined, { accept })).status).toBe(200)
    const clients = await Promise.all([follow(), follow(), follow()])
    for (const client of clients) await client.close()
  })

  it('gives back the places of streams that were asked for behind one another on a connection that closes', async () => {
    const { hostname, port } = new URL(api.url)
    const socket = connect(Number(port), hostname).on('error', () => {})
    const head = `Host: ${hostname}\r\nAuthorization: Bearer ${ADMIN_KEY}\r\nAccept: text/event-stream`
    socket.write(`GET /v1/events HTTP/1.1\r\n${head}\r\n\r\n`.repeat(3))
    await once(socket, 'data')
    await expect(follow()).rejects.toThrow('Too many clients follow')
    socket.destroy()
    const clients: EventClient[] = []
    await expect.poll(async () => clients.push(await follow()), { timeout: 5_000 }).toBe(3)
    for (const client of clients) await client.close()
  })

  it('waits in the database for a reader that takes nothing, and keeps nobody else', async () => {
    const { hostname, port } = new URL(api.url)
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    socket.pause()
    const who = `Host: ${hostname}\r\nAuthorization: Bearer ${ADMIN_KEY}`
    socket.write(`GET /v1/events?after=0 HTTP/1.1\r\n${who}\r\nAccept: text/event-stream\r\n\r\n`)
    for (let round = 0; round < 4; round++) await sell(100)
    const other = await follow('?after=0')
    await expect.poll(() => other.received.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(404)
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString())).resume()
    await expect.poll(() => text.match(/^data: /gm)?.length, { timeout: 10_000 }).toBe(other.received.length)
    socket.destroy()
    await other.close()
  })

  it.each([
    ['a place that is none', '?after=x', {}, 400, 'query-invalid'],
    ['a kind that there is not', '?kind=accepted,sold', {}, 400, 'query-invalid'],
    ['an id that is none', '', { 'last-event-id': 'x' }, 400, 'last-event-id-invalid'],
    ['an event that has not happened', '?after=999999', {}, 409, 'event-unknown'],
  ])('refuses %s', async (_, query, headers, status, code) => {
    for (const accept of ['application/json', 'text/event-stream']) {
      const answer = await api.call('GET', `/v1/events${query}`, undefined, { ...headers, accept })
      expect([answer.status, answer.body.code]).toEqual([status, code])
    }
  })
})
