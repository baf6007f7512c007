import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { KeyClient } from '@risiti/efris'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Api } from '../support/api.js'
import { GatewayProcess, makePlace, type Place } from '../support/processes.js'
import { TestReceiver, until } from '../support/receiver.js'

const YEAR_MS = 365 * 24 * 3_600_000

/** Certificates that stand for themselves: what the gateway is told to trust, it trusts as it would an authority. */
const RECEIVERS = {
  good: { name: 'localhost', from: Date.now() - 60_000, trusted: true },
  'signed by nobody': { name: 'localhost', from: Date.now() - 60_000, trusted: false },
  'for another name': { name: 'shop.example', from: Date.now() - 60_000, trusted: true },
  expired: { name: 'localhost', from: Date.now() - 3 * YEAR_MS, trusted: true },
  'not yet valid': { name: 'localhost', from: Date.now() + YEAR_MS, trusted: true },
}

type Name = keyof typeof RECEIVERS

let place: Place
let gateway: GatewayProcess
let api: Api
const receivers = new Map<Name, TestReceiver>()

beforeAll(async () => {
  const trusted: string[] = []
  for (const [called, { name, from, trusted: isTrusted }] of Object.entries(RECEIVERS)) {
    const pair = await KeyClient.generate({ commonName: name, now: new Date(from) })
    if (isTrusted) trusted.push(pair.certificatePem)
    const identity = { key: pair.privateKeyPem, cert: pair.certificatePem }
    receivers.set(called as Name, await TestReceiver.open(identity))
  }
  const made = makePlace()
  const file = join(dirname(made.databaseFile), 'trusted.pem')
  writeFileSync(file, trusted.join('\n'))
  place = { ...made, env: { NODE_EXTRA_CA_CERTS: file } }
  gateway = await GatewayProcess.start(place)
  api = new Api(gateway.url)
}, 60_000)

afterAll(async () => {
  await gateway.stop()
  for (const receiver of receivers.values()) await receiver.close()
  place.remove()
})

/** Has something posted to an address. @returns the delivery once it was tried. */
async function post(url: string) {
  const { body: endpoint } = await api.call('POST', '/v1/webhook-endpoints', { url, types: ['items.*'] })
  const { body } = await api.call('POST', `/v1/webhook-endpoints/${endpoint.id}/test`)
  return until('it was tried', async () => {
    const { body: delivery } = await api.call('GET', `/v1/webhook-deliveries/${body.id}`)
    return delivery.attempts.length > 0 ? delivery : undefined
  })
}

it('posts over TLS to a receiver whose certificate holds', async () => {
  const delivery = await post(receivers.get('good')!.url)
  expect(delivery).toMatchObject({ status: 'delivered', attempts: [{ status: 204 }] })
  expect(receivers.get('good')!.ofType('webhook.test')).toHaveLength(1)
})

it.each([
  ['signed by nobody', /signed by nobody whom the gateway trusts.*NODE_EXTRA_CA_CERTS.*\(DEPTH_ZERO_SELF_/],
  [
    'for another name',
    /for another name\. Get one for the name in the URL.*\(ERR_TLS_CERT_ALTNAME_INVALID\)/,
  ],
  ['expired', /has expired\. Renew it\. \(CERT_HAS_EXPIRED\)/],
  ['not yet valid', /not valid yet.*\(CERT_NOT_YET_VALID\)/],
] as const)('posts nothing to one whose certificate is %s, and says so', async (name, why) => {
  const receiver = receivers.get(name)!
  const delivery = await post(receiver.url)
  expect(delivery).toMatchObject({ status: 'pending', attempts: [{ message: expect.stringMatching(why) }] })
  expect(delivery.attempts[0].status).toBeUndefined()
  expect(receiver.received).toEqual([])
})

it('says of one that speaks no TLS that it does not', async () => {
  const plain = await TestReceiver.open()
  const delivery = await post(plain.url.replace('http:', 'https:'))
  expect(delivery.attempts[0].message).toMatch(/does not speak TLS/)
  await plain.close()
})
