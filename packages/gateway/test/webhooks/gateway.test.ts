import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startSandbox } from '@risiti/sandbox'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import { TestReceiver, until } from '../support/receiver.js'
import { addSandboxDevice, COUNTRIES, sale } from '../support/sandbox.js'

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api
let alive: TestReceiver
let dead: TestReceiver
const said: string[] = []

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  alive = await TestReceiver.open()
  dead = await TestReceiver.open()
  dead.answer = () => {}
  place = makePlace()
  gateway = await startGateway(
    { ...configAt(place), webhookNetworks: ['127.0.0.0/8'] },
    { timing: TIMING, log: (...line) => said.push(JSON.stringify(line)) },
  )
  api = new Api(gateway.url)
  for (const country of COUNTRIES) await addSandboxDevice(api, sandbox.url, country)
}, 60_000)

afterAll(async () => {
  await gateway.close()
  for (const server of [sandbox, alive, dead]) await server.close()
  place.remove()
})

function add(receiver: TestReceiver, types?: readonly string[]) {
  return api.call('POST', '/v1/webhook-endpoints', { url: receiver.url, types })
}

it('sells while receivers are dead, and tells those that live of every receipt', async () => {
  const deadOnes: string[] = []
  for (let i = 0; i < 10; i++) deadOnes.push((await add(dead)).body.id)
  const { secret, id } = (await add(alive, ['document.fiscalised'])).body
  const sold = new Map<string, string>()
  for (const country of COUNTRIES)
    for (const number of ['1', '2', '3']) {
      const key = `${country.code}-${number}`
      const { body } = await api.sell(sale(country, `W-${key}`), key)
      sold.set(body.id, key)
    }
  const documents = await Promise.all([...sold.keys()].map((id) => api.until(id, 'fiscalised')))
  await until('told', () => alive.received.length === sold.size)
  for (const { text, headers } of alive.received) {
    const { type, data } = new Webhook(secret).verify(text, headers as Record<string, string>) as {
      type: string
      data: Record<string, unknown>
    }
    const document = documents.find(({ id }) => id === data.document)
    expect(type).toBe('document.fiscalised')
    expect(data).toMatchObject({
      idempotencyKey: sold.get(document.id),
      device: document.device,
      status: 'fiscalised',
      fiscalNumber: document.fiscal.number,
    })
    expect(text).not.toMatch(/Soda|1000\.00|2000/)
  }
  const pending = async (endpoint: string) => {
    const { text } = await api.call('GET', '/metrics')
    const line = `risiti_webhook_pending\\{account="default",endpoint="${endpoint}"\\} (\\d+)`
    return Number(new RegExp(line).exec(text)?.[1])
  }
  for (const endpoint of deadOnes) await expect.poll(() => pending(endpoint)).toBeGreaterThan(sold.size)
  await expect.poll(() => pending(id)).toBe(0)
}, 60_000)

it('keeps what it signs with in no file, no line of the log and no later answer', async () => {
  const { id, secret } = (await add(alive)).body
  const rotated = await api.call('POST', `/v1/webhook-endpoints/${id}/rotate-secret`, {})
  const answers = [
    '/v1/webhook-endpoints',
    `/v1/webhook-endpoints/${id}`,
    '/v1/webhook-deliveries',
    '/metrics',
    '/v1/events?limit=200',
  ]
  for (const path of answers) said.push((await api.call('GET', path)).text)
  await api.call('POST', `/v1/webhook-endpoints/${id}/test`)
  await until('told', () => alive.ofType('webhook.test').length > 0)
  const folder = dirname(place.databaseFile)
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
  for (const each of [secret, rotated.body.secret] as string[]) {
    const key = Buffer.from(each.slice('whsec_'.length), 'base64')
    for (const file of files) {
      expect(file.includes(each.slice('whsec_'.length))).toBe(false)
      expect(file.includes(key)).toBe(false)
    }
    expect(said.filter((text) => text.includes(each.slice('whsec_'.length)))).toEqual([])
  }
})

it.each([
  ['/from', {}],
  ['/from', { from: '2026-11-29T10:00:00Z', after: '1' }],
  ['/to', { from: '2026-11-29T10:00:00Z', to: '2026-11-29T13:00:00+03:00' }],
])('replays no period of which it is not said when it begins and ends later: %s', async (pointer, period) => {
  const { id } = (await add(alive)).body
  const answer = await api.call('POST', `/v1/webhook-endpoints/${id}/replay`, period)
  expect([answer.status, answer.body.errors?.map((each: { pointer: string }) => each.pointer)]).toEqual([
    422,
    [pointer],
  ])
})
