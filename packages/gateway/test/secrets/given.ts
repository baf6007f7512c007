import { createPrivateKey, randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { Api, type ApiAnswer } from '../support/api.js'
import { type Canary, keyCanary, textCanary } from './canary.js'

/** What was given out, and what stands for `{id}` of the routes that show it. */
export interface Given {
  readonly canaries: readonly Canary[]
  readonly ids: Readonly<Record<string, readonly string[]>>
}

/** How somebody calls whose answers hold secrets by right: they are not looked into. */
type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<ApiAnswer>

/**
 * Has the gateway make every kind of secret that it gives out, uses each, and sends each where it does not belong, as a clumsy client would.
 * @param api its answers are looked into. @param receiver where webhooks go.
 */
export async function giveOut(api: Api, adminKey: string, receiver: string): Promise<Given> {
  const trusted = new Api(api.url, adminKey)
  const ask: Ask = async (...call) => {
    const answer = await trusted.call(...call)
    expect(answer.status, answer.text).toBeLessThan(300)
    return answer
  }
  const [keys, people, hooks] = [
    await apiKeys(ask, api),
    await users(ask, api),
    await webhooks(ask, api, receiver),
  ]
  return {
    canaries: [await deviceKey(ask, api), keys.canaries, people.canaries, hooks.canaries].flat(),
    ids: { '/v1/api-keys': keys.ids, '/v1/users': people.ids, ...hooks.ids },
  }
}

/** A key that the gateway made, of a device that cannot use it. */
async function deviceKey(ask: Ask, api: Api): Promise<Canary[]> {
  const { body } = await ask('POST', '/v1/device-keys', { commonName: '1000000001_09' })
  const pem: string = body.privateKeyPem
  const facts = { authority: 'efris', environment: 'http://127.0.0.1:9', tin: '1000000001' }
  const device = { id: 'made', ...facts, deviceNo: '1000000001_09', privateKeyPem: pem }
  expect((await api.call('POST', '/v1/devices', device)).status).toBe(201)
  expect((await api.call('POST', '/v1/devices/made/initialise')).status).toBeGreaterThanOrEqual(400)
  await api.call('POST', '/v1/device-keys', { commonName: pem })
  const der = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' })
  return [
    keyCanary('a private key that was made', der.subarray(-100, -40)),
    textCanary('a private key that was made, as PEM', pem.split('\n')[1]!),
  ]
}

async function apiKeys(ask: Ask, api: Api) {
  const first = (await ask('POST', '/v1/api-keys', { name: 'till', scopes: ['documents:read'] })).body
  const second = (await ask('POST', `/v1/api-keys/${first.id}/rotate`, { graceSeconds: 60 })).body
  for (const { key, id } of [first, second]) {
    const headers = { authorization: `Bearer ${key}` }
    for (const authorization of [headers.authorization, `Bearer ${key}x`, `Basic ${key}`])
      await api.call('GET', '/v1/devices', undefined, { authorization })
    await api.call('POST', '/v1/sessions', { key: `${key}x` }, { authorization: '' })
    await api.call('POST', '/v1/sessions', JSON.stringify({ key }).slice(0, -1), { authorization: '' })
    await api.call('POST', '/v1/api-keys', { name: 'till', scopes: [key] })
    await api.call('GET', `/v1/events?after=${key}`)
    await api.call('DELETE', `/v1/api-keys/${id}`, undefined, headers)
  }
  expect((await api.call('DELETE', `/v1/api-keys/${first.id}`)).status).toBe(200)
  // Its last 43 characters are what is secret; an underscore may be among them.
  const canaries = [first, second].map(({ key }) => textCanary('an API key', key.slice(-43)))
  return { canaries, ids: [first.id, second.id] }
}

async function users(ask: Ask, api: Api) {
  const [password, next] = [randomBytes(12).toString('hex'), randomBytes(12).toString('hex')]
  const { id } = (await ask('POST', '/v1/users', { name: 'amina', role: 'owner', password })).body
  for (const wrong of [
    { name: 'amina', role: 'owner', password },
    { name: 'baraka', role: 'king', password },
    { name: 'baraka', role: 'owner', password: password.repeat(10) },
    JSON.stringify({ name: 'baraka', role: 'owner', password }).slice(0, -1),
  ])
    expect((await api.call('POST', '/v1/users', wrong)).status).toBeGreaterThanOrEqual(400)
  const nobody = { authorization: '' }
  for (const wrong of [
    { name: 'amina', password: `${password}!` },
    { name: 'nobody', password },
    { name: 'amina', password, surprise: password },
  ])
    expect((await api.call('POST', '/v1/sessions', wrong, nobody)).status).toBeGreaterThanOrEqual(400)
  const signedIn = await new Api(api.url, null).call('POST', '/v1/sessions', { name: 'amina', password })
  expect(signedIn.status, signedIn.text).toBe(201)
  const [session, browser] = signedIn.headers.getSetCookie().map((cookie) => /=([^;]+)/.exec(cookie)![1]!)
  const csrf: string = signedIn.body.csrfToken
  await changePassword(api, { session: session!, csrf, password, next })
  return {
    canaries: [
      textCanary('the password of a user', password),
      textCanary('the next password of a user', next),
      textCanary('the token of a session', session!),
      textCanary('the token of a browser', browser!),
      textCanary('the token against forgery', csrf),
    ],
    ids: [id],
  }
}

interface SignedIn {
  readonly session: string
  readonly csrf: string
  readonly password: string
  readonly next: string
}

/** A browser that is signed in: first it leaves something out, or gets it wrong. */
async function changePassword(api: Api, { session, csrf, password, next }: SignedIn): Promise<void> {
  const browser = new Api(api.url, null)
  const cookie = { cookie: `risiti-session=${session}` }
  const words = { current: password, password: next }
  const change = (body: unknown, headers: Record<string, string>) =>
    browser.call('PUT', '/v1/sessions/password', body, headers)
  for (const [body, headers] of [
    [words, cookie],
    [words, { ...cookie, 'x-csrf-token': `${csrf}x` }],
    [
      { current: password, password: 'short' },
      { ...cookie, 'x-csrf-token': csrf },
    ],
  ] as const)
    expect((await change(body, headers)).status).toBeGreaterThanOrEqual(400)
  expect((await change(words, { ...cookie, 'x-csrf-token': csrf })).status).toBe(200)
  await api.call('GET', `/v1/users?cursor=${session}`)
}

async function webhooks(ask: Ask, api: Api, receiver: string) {
  const first = (await ask('POST', '/v1/webhook-endpoints', { url: receiver })).body
  const delivery = (await ask('POST', `/v1/webhook-endpoints/${first.id}/test`)).body
  const second = (await ask('POST', `/v1/webhook-endpoints/${first.id}/rotate-secret`, { graceSeconds: 60 }))
    .body
  const { secret } = first
  await api.call('PUT', `/v1/webhook-endpoints/${first.id}`, { url: receiver, secret })
  await api.call('POST', '/v1/webhook-endpoints', { url: `https://hooks:${secret}@example.com/` })
  const canaries = [first, second].flatMap(({ secret }) => [
    textCanary('the secret of a webhook', secret.slice('whsec_'.length)),
    keyCanary('the secret of a webhook, as bytes', Buffer.from(secret.slice('whsec_'.length), 'base64')),
  ])
  const ids = { '/v1/webhook-endpoints': [first.id], '/v1/webhook-deliveries': [delivery.id] }
  return { canaries, ids }
}
