import { afterEach, describe, expect, it } from 'vitest'
import { readConfig } from '#src/config.js'
import { clientAddresses, placeOfAddress } from '#src/http/server/client-address.js'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, type Place } from '../support/processes.js'

const OURS = ['10.0.0.0/8', '127.0.0.1', 'fd00::/8']

type Headers = Readonly<Record<string, string>>

function clientOf(peer: string, headers: Headers, proxies: readonly string[] = OURS): string {
  return clientAddresses(proxies)({ headers, socket: { remoteAddress: peer } } as never)
}

describe('where a request comes from', () => {
  it.each<[string, string, Headers, string]>([
    ['nobody forwarded it', '203.0.113.7', {}, '203.0.113.7'],
    ['a proxy of ours', '10.0.0.1', { 'x-forwarded-for': '203.0.113.7' }, '203.0.113.7'],
    ['two of them', '::ffff:10.0.0.1', { 'x-forwarded-for': '203.0.113.7, 10.9.9.9' }, '203.0.113.7'],
    ['one over IPv6', 'fd00::1', { 'x-forwarded-for': '2001:DB8::7' }, '2001:db8::7'],
    ['with ports', '10.0.0.1', { 'x-forwarded-for': '203.0.113.7:4711' }, '203.0.113.7'],
    ['by the standard', '10.0.0.1', { forwarded: 'for=203.0.113.7;proto=https' }, '203.0.113.7'],
    ['over two, by it', '10.0.0.1', { forwarded: 'For="[2001:db8::7]:80", for=10.2.2.2' }, '2001:db8::7'],
    [
      'both say so',
      '10.0.0.1',
      { 'x-forwarded-for': '203.0.113.7', forwarded: 'for=203.0.113.7' },
      '203.0.113.7',
    ],
    // Spoofed.
    ['no proxy of ours', '198.51.100.9', { 'x-forwarded-for': '203.0.113.7' }, '198.51.100.9'],
    ['no proxy of ours, by the standard', '198.51.100.9', { forwarded: 'for=203.0.113.7' }, '198.51.100.9'],
    ['what the client wrote first', '10.0.0.1', { 'x-forwarded-for': '1.1.1.1, 203.0.113.7' }, '203.0.113.7'],
    [
      'a proxy of ours, it says',
      '10.0.0.1',
      { 'x-forwarded-for': '1.1.1.1, 10.1.1.1, 203.0.113.7' },
      '203.0.113.7',
    ],
    [
      'in the header that our proxy leaves alone',
      '10.0.0.1',
      { 'x-forwarded-for': '203.0.113.7', forwarded: 'for=1.1.1.1' },
      '10.0.0.1',
    ],
    ['what is no address', '10.0.0.1', { 'x-forwarded-for': '203.0.113.7, unknown' }, '10.0.0.1'],
    ['what is hidden', '10.0.0.1', { forwarded: 'for=203.0.113.7, for=_hidden' }, '10.0.0.1'],
    ['nothing', '10.0.0.1', { 'x-forwarded-for': '' }, '10.0.0.1'],
    ['our own only', '10.0.0.1', { 'x-forwarded-for': '10.0.0.2' }, '10.0.0.1'],
  ])('%s', (_, peer, headers, client) => {
    expect(clientOf(peer, headers)).toBe(client)
  })

  it('is who connects, where no proxies are named', () => {
    expect(clientOf('10.0.0.1', { 'x-forwarded-for': '203.0.113.7' }, [])).toBe('10.0.0.1')
  })

  it('is a network of one customer, however it is written', () => {
    const places = ['2001:db8:0:5::1', '2001:db8:0:5:1:2:3:4', '2001:db8::5:0:0:0:9'].map(placeOfAddress)
    expect(new Set(places)).toEqual(new Set(['2001:db8:0:5']))
    expect(placeOfAddress('203.0.113.7')).toBe('203.0.113.7')
  })

  it('is configured with networks only', () => {
    const env = { RISITI_MASTER_KEY: Buffer.alloc(32).toString('base64') }
    expect(readConfig({ ...env, RISITI_TRUSTED_PROXIES: '10.0.0.0/8, ::1' }).trustedProxies).toEqual([
      '10.0.0.0/8',
      '::1',
    ])
    expect(() => readConfig({ ...env, RISITI_TRUSTED_PROXIES: 'proxy.example' })).toThrow(
      'RISITI_TRUSTED_PROXIES',
    )
  })
})

describe('a gateway', () => {
  let place: Place
  let gateway: Gateway
  const clients: unknown[] = []

  async function start(trustedProxies: readonly string[]): Promise<Api> {
    place = makePlace()
    const log = (_level: string, _message: string, facts: { client?: unknown } = {}) =>
      clients.push(facts.client)
    gateway = await startGateway({ ...configAt(place), trustedProxies }, { log })
    return new Api(gateway.url, null)
  }

  afterEach(async () => {
    await gateway.close()
    place.remove()
  })

  const guess = async (api: Api, forwardedFor: string) => {
    const words = { name: 'amina', password: 'a wrong word' }
    return (await api.call('POST', '/v1/sessions', words, { 'x-forwarded-for': forwardedFor })).status
  }

  it('behind a proxy keeps guesses of one client from holding up another, and counts them whatever it claims', async () => {
    const api = await start(['127.0.0.1'])
    const statuses = []
    for (let claim = 1; claim <= 7; claim++)
      statuses.push(await guess(api, `203.0.113.${claim}, 198.51.100.9`))
    expect(statuses).toContain(429)
    expect(await guess(api, '198.51.100.10')).toBe(401)
    expect(clients).toEqual(expect.arrayContaining(['198.51.100.9', '198.51.100.10']))
    expect(clients).not.toContain('203.0.113.1')
  }, 30_000)

  it('without one believes nobody', async () => {
    const api = await start([])
    const statuses = []
    for (let claim = 1; claim <= 7; claim++) statuses.push(await guess(api, `203.0.113.${claim}`))
    expect(statuses).toContain(429)
  }, 30_000)
})
