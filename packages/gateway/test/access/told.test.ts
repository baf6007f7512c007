import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { EventClient } from '../support/event-source.js'
import { configAt, makePlace, type Place } from '../support/processes.js'
import { TestReceiver, until } from '../support/receiver.js'

let place: Place
let gateway: Gateway
let receiver: TestReceiver
let api: Api
let other: Api
let otherKey: string

beforeAll(async () => {
  place = makePlace()
  receiver = await TestReceiver.open()
  const config = { ...configAt(place), webhookNetworks: ['127.0.0.1'] }
  gateway = await startGateway(config)
  api = new Api(gateway.url)
  await api.call('POST', '/v1/accounts', { id: 'other', name: 'Other' })
  const scopes = ['events:read', 'webhooks:write', 'access:write']
  otherKey = (await api.call('POST', '/v1/accounts/other/api-keys', { name: 'all', scopes })).body.key
  other = new Api(gateway.url, otherKey)
})

afterAll(async () => {
  await gateway.close()
  await receiver.close()
  place.remove()
})

it('an account is told of its own only: on its stream, by its webhooks, and in its pack', async () => {
  const headers = { authorization: `Bearer ${otherKey}` }
  const stream = await EventClient.open(`${gateway.url}/v1/events?after=0`, headers)
  await other.call('POST', '/v1/webhook-endpoints', { url: receiver.url })
  const give = (who: Api, name: string) => who.call('POST', '/v1/api-keys', { name, scopes: ['events:read'] })
  for (let round = 0; round < 5; round++) await give(api, 'theirs')
  await give(other, 'ours')
  const isLast = ({ data }: { data: { name?: string } }) => data.name === 'ours'
  await until('on its stream', () => stream.received.some(({ data }) => isLast(data)))
  await until('by its webhook', () => receiver.received.some(({ body }) => isLast(body)))
  const pack = await other.call('GET', '/v1/audit/pack')
  const page = await other.call('GET', '/v1/events')
  expect(pack.text).toContain('ours')
  const told = [pack.text, page.text, JSON.stringify(stream.received), JSON.stringify(receiver.received)]
  for (const text of told) expect(text).not.toContain('theirs')
  const theirs = await EventClient.open(`${gateway.url}/v1/events?after=0`)
  await until('theirs', () => theirs.received.filter(({ data }) => data.data.name === 'theirs').length === 5)
  expect(JSON.stringify(theirs.received)).not.toContain('"ours"')
  await stream.close()
  await theirs.close()
})
