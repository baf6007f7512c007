import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { EventClient } from '../support/event-source.js'
import { configAt, makePlace, type Place } from '../support/processes.js'

const PASSWORD = 'a long word of hers'

let place: Place
let gateway: Gateway
let admin: Api
let aheadMs = 0

beforeAll(async () => {
  place = makePlace()
  gateway = await startGateway(configAt(place), { clock: { now: () => new Date(Date.now() + aheadMs) } })
  admin = new Api(gateway.url)
})

afterAll(async () => {
  await gateway.close()
  place.remove()
})

async function done(method: string, path: string, body?: unknown) {
  const answer = await admin.call(method, path, body)
  expect(answer.status, answer.text).toBeLessThan(300)
  return answer.body
}

const follow = (headers: Record<string, string>) => EventClient.open(`${gateway.url}/v1/events`, headers)
const withKey = (key: string) => follow({ authorization: `Bearer ${key}` })

/** Something that every follower hears of. */
const happen = () => done('POST', '/v1/api-keys', { name: 'k', scopes: ['documents:read'] })

async function giveOut(more: object = {}) {
  return done('POST', '/v1/api-keys', { name: 'k', scopes: ['events:read'], ...more })
}

async function signIn(name: string) {
  const { id } = await done('POST', '/v1/users', { name, role: 'auditor', password: PASSWORD })
  const answer = await new Api(gateway.url, null).call('POST', '/v1/sessions', { name, password: PASSWORD })
  const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
  const signOut = () =>
    new Api(gateway.url, null).call('DELETE', '/v1/sessions', undefined, {
      cookie,
      'x-csrf-token': answer.body.csrfToken,
    })
  return { id, stream: await follow({ cookie }), signOut }
}

/** It ends, long before anything would be sent for its own sake, and told nothing of what ended it. */
async function hasEnded(client: EventClient): Promise<void> {
  const beforeMs = 12_000
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('it goes on')), beforeMs).unref())
  await Promise.race([client.ended, late])
}

describe('a stream of events ends at once', () => {
  it('when its key is revoked, or rotated; others go on', async () => {
    const keys = [await giveOut(), await giveOut(), await giveOut()]
    const [revoked, rotated, kept] = await Promise.all(keys.map(({ key }) => withKey(key)))
    await done('DELETE', `/v1/api-keys/${keys[0].id}`)
    await hasEnded(revoked!)
    await done('POST', `/v1/api-keys/${keys[1].id}/rotate`, { graceSeconds: 0 })
    await hasEnded(rotated!)
    await happen()
    await expect.poll(() => kept!.received.at(-1)?.data.kind, { timeout: 5_000 }).toBe('key_given_out')
    const told = (client: EventClient) => client.received.map(({ data }) => data.kind)
    expect(told(revoked!)).toEqual([])
    expect(told(rotated!)).toEqual(['key_revoked'])
    expect(told(kept!).slice(0, 2)).toEqual(['key_revoked', 'key_rotated'])
    await kept!.close()
  })

  it('when its account is suspended', async () => {
    await done('POST', '/v1/accounts', { id: 'other', name: 'Other' })
    const { key } = await done('POST', '/v1/accounts/other/api-keys', { name: 'k', scopes: ['events:read'] })
    const stream = await withKey(key)
    await done('POST', '/v1/accounts/other/suspend')
    await hasEnded(stream)
    expect(stream.received).toEqual([])
  })

  it('when its user signs out, may see events no more, or is removed', async () => {
    const [out, changed, removed] = [await signIn('amina'), await signIn('baraka'), await signIn('chela')]
    expect((await out.signOut()).status).toBe(200)
    await hasEnded(out.stream)
    await done('PUT', `/v1/users/${changed.id}`, { role: 'cashier' })
    await hasEnded(changed.stream)
    await done('DELETE', `/v1/users/${removed.id}`)
    await hasEnded(removed.stream)
  }, 60_000)

  it('when its time is over: that it is open keeps no session alive', async () => {
    const { stream } = await signIn('dembe')
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    const timed = await withKey((await giveOut({ expiresAt })).key)
    for (const minutes of [50, 50, 30]) {
      aheadMs += minutes * 60_000
      await happen()
    }
    await hasEnded(timed)
    await hasEnded(stream)
  }, 60_000)
})
