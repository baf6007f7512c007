import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES } from '#src/access/roles.js'
import { Throttle } from '#src/access/throttle.js'
import { type Gateway, startGateway } from '#src/main.js'
import { ADMIN_KEY, Api, type ApiAnswer } from '../support/api.js'
import { configAt, makePlace, type Place } from '../support/processes.js'

const PASSWORD = 'a long word of hers'
const HOUR_MS = 3_600_000

let place: Place
let gateway: Gateway
let admin: Api
/** A browser, which sends no key. */
let browser: Api
let aheadMs = 0

async function start(publicUrl?: string): Promise<void> {
  gateway = await startGateway(
    { ...configAt(place), publicUrl, trustedProxies: ['127.0.0.1'] },
    { clock: { now: () => new Date(Date.now() + aheadMs) } },
  )
  admin = new Api(gateway.url)
  browser = new Api(gateway.url, null)
}

beforeAll(async () => {
  place = makePlace()
  await start()
  for (const name of ['amina', 'baraka'])
    await admin.call('POST', '/v1/users', { name, role: 'owner', password: PASSWORD })
}, 60_000)

afterAll(async () => {
  await gateway.close()
  place.remove()
})

const signIn = (name: string, password = PASSWORD, headers: Record<string, string> = {}) =>
  browser.call('POST', '/v1/sessions', { name, password }, headers)

/** What the browser sends back. */
const cookiesOf = ({ headers }: ApiAnswer) => headers.getSetCookie().map((cookie) => cookie.split(';')[0]!)

/** Somebody who is signed in. */
async function session(name = 'amina') {
  const answer = await signIn(name)
  expect(answer.status, answer.text).toBe(201)
  const [cookie, known] = cookiesOf(answer)
  return { cookie: cookie!, known: known!, csrf: { cookie: cookie!, 'x-csrf-token': answer.body.csrfToken } }
}

const look = (cookie: string) => browser.call('GET', '/v1/caller', undefined, { cookie })

/** Waits for what is written down by the way: one write follows another, and whoever asked for this one is told of it. */
const allWritten = () => browser.call('POST', '/v1/sessions', { key: ADMIN_KEY })

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 100))

/** A place that asks over a proxy of ours. */
const from = (place: number) => ({ 'x-forwarded-for': `203.0.113.${place}` })

/** Strangers who guess at the same time: their passwords are looked at one after another. */
const guess = () =>
  Promise.all(
    Array.from({ length: 10 }, (_, place) => signIn(`stranger-${place}`, 'a wrong word', from(place))),
  )

describe('a session', () => {
  it('is of a cookie that no script sees, which no other site has sent, and is new at each login', async () => {
    const answer = await signIn('amina')
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^risiti-session=[\w-]{43}; .*HttpOnly; SameSite=Strict$/,
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const mine = cookiesOf(answer)[0]!
    expect((await look(mine)).body).toMatchObject({ account: 'default', kind: 'user', name: 'amina' })
    // Whoever planted one before does not have the one after.
    for (const planted of [mine, `risiti-session=${'A'.repeat(43)}`]) {
      const next = cookiesOf(await signIn('amina', PASSWORD, { cookie: planted }))[0]!
      expect(next).not.toBe(planted)
      expect((await look(planted)).status).toBe(401)
    }
  })

  it('is kept as a digest only', async () => {
    const { cookie } = await session()
    const { readFileSync } = await import('node:fs')
    const bytes = ['', '-wal'].map((end) => readFileSync(place.databaseFile + end, 'latin1')).join('')
    expect(bytes).not.toContain(cookie.split('=')[1])
    expect(bytes).not.toContain(PASSWORD)
  })

  it('ends when one signs out, after two hours of nothing, and after a long day', async () => {
    const gone = await session()
    const told = async () => (await admin.call('GET', '/v1/events?kind=user_signed_out')).body.events.length
    const before = await told()
    expect((await browser.call('DELETE', '/v1/sessions', undefined, gone.csrf)).status).toBe(200)
    expect(await told()).toBe(before + 1)
    expect((await look(gone.cookie)).body.code).toBe('session-ended')
    const idle = await session()
    const busy = await session()
    for (let hours = 0; hours < 13; hours++) {
      expect((await look(busy.cookie)).status, `${hours}`).toBe(200)
      await allWritten()
      aheadMs += HOUR_MS
      if (hours === 2) expect((await look(idle.cookie)).status).toBe(401)
    }
    aheadMs += 2 * HOUR_MS
    expect((await look(busy.cookie)).status).toBe(401)
  })

  it('may what the role may, at once, and ends with another password', async () => {
    const added = await admin.call('POST', '/v1/users', {
      name: 'chela',
      role: 'cashier',
      password: PASSWORD,
    })
    const { cookie, csrf } = await session('chela')
    const sees = async () => (await browser.call('GET', '/v1/api-keys', undefined, { cookie })).status
    expect(await sees()).toBe(403)
    await admin.call('PUT', `/v1/users/${added.body.id}`, { role: 'owner' })
    expect(await sees()).toBe(200)
    const another = await session('chela')
    const words = { current: PASSWORD, password: 'another long word' }
    const wrong = { ...words, current: 'not her word at all' }
    expect((await browser.call('PUT', '/v1/sessions/password', wrong, csrf)).status).toBe(401)
    expect((await browser.call('PUT', '/v1/sessions/password', words, csrf)).status).toBe(200)
    expect([await sees(), (await look(another.cookie)).status]).toEqual([200, 401])
    await admin.call('DELETE', `/v1/users/${added.body.id}`)
    expect(await sees()).toBe(401)
  }, 60_000)

  it('does not begin with a password that was replaced while it was looked at, and changes no other', async () => {
    const user = { name: 'dembe', role: 'owner', password: PASSWORD }
    const { body: dembe } = await admin.call('POST', '/v1/users', user)
    const { csrf } = await session('dembe')
    const before = guess()
    const late = signIn('dembe')
    await aMoment()
    const words = { current: PASSWORD, password: 'a word of a thief' }
    const own = browser.call('PUT', '/v1/sessions/password', words, csrf)
    const replaced = admin.call('PUT', `/v1/users/${dembe.id}`, { password: 'another long word' })
    expect((await replaced).status).toBe(200)
    for (const answer of [await late, await own]) expect(answer.body).toMatchObject({ code: 'login-refused' })
    await before
    expect((await signIn('dembe', 'another long word')).status).toBe(201)
  }, 60_000)

  it('does not begin for a user who was removed while their password was looked at', async () => {
    const user = { name: 'eshe', role: 'owner', password: PASSWORD }
    const { body: eshe } = await admin.call('POST', '/v1/users', user)
    const before = guess()
    const late = signIn('eshe')
    await aMoment()
    expect((await admin.call('DELETE', `/v1/users/${eshe.id}`)).status).toBe(200)
    expect((await late).body).toMatchObject({ code: 'login-refused' })
    await before
  }, 60_000)

  it('of a key ends with the key', async () => {
    const given = await admin.call('POST', '/v1/api-keys', { name: 'k', scopes: ['documents:read'] })
    const answer = await browser.call('POST', '/v1/sessions', { key: given.body.key })
    const [cookie] = cookiesOf(answer)
    expect((await look(cookie!)).body).toMatchObject({ kind: 'key', scopes: ['documents:read'] })
    await admin.call('DELETE', `/v1/api-keys/${given.body.id}`)
    expect((await look(cookie!)).status).toBe(401)
    expect((await browser.call('POST', '/v1/sessions', { key: given.body.key })).body.code).toBe('key-ended')
  })
})

it('a user who was removed while their new password was hashed is not changed, and no event says so', async () => {
  const user = { name: 'gakuo', role: 'owner', password: PASSWORD }
  const { body: gakuo } = await admin.call('POST', '/v1/users', user)
  const before = Array.from({ length: 5 }, () => admin.call('POST', '/v1/users', user))
  await aMoment()
  const late = admin.call('PUT', `/v1/users/${gakuo.id}`, { password: 'another long word' })
  await aMoment()
  expect((await admin.call('DELETE', `/v1/users/${gakuo.id}`)).status).toBe(200)
  expect((await late).body).toMatchObject({ code: 'user-unknown' })
  await Promise.all(before)
  const { body } = await admin.call('GET', '/v1/events?limit=200&kind=user_removed,user_changed')
  const told = body.events.filter((event: { data: { user: string } }) => event.data.user === gakuo.id)
  expect(told.map(({ kind }: { kind: string }) => kind)).toEqual(['user_removed'])
}, 60_000)

describe('a change that comes with a cookie', () => {
  const key = { name: 'k', scopes: ['documents:read'] }
  const change = (headers: Record<string, string>) => browser.call('POST', '/v1/api-keys', key, headers)

  it('is made for a page of this gateway, and for nobody else', async () => {
    const { cookie, csrf } = await session()
    const other = await session('baraka')
    const origin = gateway.url
    expect((await change(csrf)).status).toBe(201)
    expect((await change({ ...csrf, origin, 'sec-fetch-site': 'same-origin' })).status).toBe(201)
    const port = String(Number(new URL(origin).port) + 1)
    for (const forged of [
      { cookie },
      { ...csrf, 'x-csrf-token': other.csrf['x-csrf-token'] },
      { ...csrf, 'x-csrf-token': '' },
      { ...csrf, origin: 'https://evil.example' },
      { ...csrf, origin: 'null' },
      { ...csrf, origin: `http://127.0.0.1:${port}` },
      { ...csrf, 'sec-fetch-site': 'cross-site' },
      { ...csrf, 'sec-fetch-site': 'same-site' },
    ])
      expect((await change(forged)).body, JSON.stringify(forged)).toMatchObject({
        status: 403,
        code: 'request-forged',
      })
  })

  it('cannot be a login from another site either', async () => {
    const answer = await signIn('amina', PASSWORD, { 'sec-fetch-site': 'cross-site' })
    expect(answer).toMatchObject({ status: 403, body: { code: 'request-forged' } })
    expect(answer.headers.getSetCookie()).toEqual([])
  })
})

describe('guessing', () => {
  it('tells nobody which names there are, neither in words nor by the time it takes', async () => {
    const times: Record<string, number[]> = { amina: [], nobody: [] }
    const texts = new Set<string>()
    for (let round = 0; round < 3; round++)
      for (const name of ['amina', 'nobody']) {
        const began = performance.now()
        const { status, text } = await signIn(name, 'a wrong word')
        times[name]!.push(performance.now() - began)
        expect(status).toBe(401)
        texts.add(text)
      }
    expect(texts.size).toBe(1)
    const [known, unknown] = Object.values(times).map((all) => Math.min(...all))
    // Each takes one hash, which takes nearly all of the time.
    expect(Math.max(known!, unknown!) / Math.min(known!, unknown!)).toBeLessThan(3)
  }, 60_000)

  it('has to wait, also when all guesses come at once; a browser that is known has not', async () => {
    const { known } = await session('baraka')
    const foreign = (await session('amina')).known
    const guesses = Array.from({ length: 12 }, () => signIn('baraka', 'a wrong word'))
    const held = await Promise.any(
      guesses.map(async (guess) => {
        const answer = await guess
        return answer.status === 429 ? answer : Promise.reject(new Error('looked at'))
      }),
    )
    // The right word from the same place waits too, or guessing would go on; a browser of another user helps nobody.
    const waiting = [await signIn('baraka'), await signIn('baraka', PASSWORD, { cookie: foreign })]
    for (const answer of [held, ...waiting]) {
      expect(answer).toMatchObject({ status: 429, body: { code: 'login-throttled' } })
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect((await signIn('baraka', PASSWORD, { cookie: known })).status).toBe(201)
    const looked = (await Promise.all(guesses)).filter(({ status }) => status === 401)
    expect(looked.length).toBeLessThanOrEqual(6)
  }, 60_000)

  it('of many strangers at once keeps nobody busy who is known or has a key, and what is not looked at is no guess', async () => {
    const { known } = await session('amina')
    let isOver = false
    const flood = Array.from({ length: 30 }, async (_, place) => {
      for (let guess = 0; !isOver; guess++) {
        await signIn(`stranger-${place}-${guess}`, 'a wrong word', from(place))
        await aMoment()
      }
    })
    const answers: ApiAnswer[] = []
    const refused = () => answers.filter(({ status }) => status === 429)
    while (refused().length < 8) answers.push(await signIn('amina', PASSWORD, from(99)))
    for (const { body } of refused()) expect(body.code).toBe('busy')
    expect((await signIn('amina', PASSWORD, { cookie: known })).status).toBe(201)
    const user = { name: 'fatuma', role: 'cashier', password: PASSWORD }
    expect((await admin.call('POST', '/v1/users', user)).status).toBe(201)
    isOver = true
    await Promise.all(flood)
    expect((await signIn('amina', PASSWORD, from(99))).status).toBe(201)
  }, 60_000)

  it('waits ever longer, never longer than said, and is forgotten', () => {
    const throttle = new Throttle({ free: 3, mostMs: 60_000 })
    for (let failure = 0; failure < 3; failure++) throttle.fail('a', 0)
    expect(throttle.wait('a', 0)).toBe(1000)
    expect(throttle.wait('a', 1000)).toBe(0)
    for (let failure = 0; failure < 100; failure++) throttle.fail('a', 1000)
    expect(throttle.wait('a', 1000)).toBe(60_000)
    expect(throttle.wait('b', 1000)).toBe(0)
    throttle.fail('a', 1000 + HOUR_MS)
    expect(throttle.wait('a', 1000 + HOUR_MS)).toBe(0)
  })

  it('is not forgotten for names whose failures were taken back', () => {
    const throttle = new Throttle({ free: 1, mostMs: 60_000 })
    throttle.fail('a', 0)
    for (let name = 0; name < 20_000; name++) throttle.fail(`${name}`, 0)()
    expect(throttle.wait('a', 0)).toBe(1000)
  })

  it('waits for a failure that was taken back as if it had not been', () => {
    const throttle = new Throttle({ free: 1, mostMs: 60_000 })
    throttle.fail('a', 0)
    throttle.fail('a', 1000)
    const [first, second] = [throttle.fail('a', 5000), throttle.fail('a', 6000)]
    expect(throttle.wait('a', 6000)).toBe(8000)
    first()
    expect(throttle.wait('a', 6000)).toBe(4000)
    second()
    expect(throttle.wait('a', 6000)).toBe(0)
    expect(throttle.wait('a', 1000)).toBe(2000)
  })
})

describe('an API key', () => {
  const give = async (scopes: readonly string[], more: object = {}, who = admin) =>
    who.call('POST', '/v1/api-keys', { name: 'k', scopes, ...more })
  const works = async (key: string) =>
    (await new Api(gateway.url, key).call('GET', '/v1/caller')).body.code ?? 'yes'

  it('goes on for as long as its rotation says, and its successor may the same', async () => {
    const { body: old } = await give(['documents:read'])
    const rotated = await admin.call('POST', `/v1/api-keys/${old.id}/rotate`, { graceSeconds: 3600 })
    expect(rotated.body).toMatchObject({ scopes: ['documents:read'], name: 'k', active: true })
    expect([await works(old.key), await works(rotated.body.key)]).toEqual(['yes', 'yes'])
    aheadMs += HOUR_MS + 1000
    expect([await works(old.key), await works(rotated.body.key)]).toEqual(['key-ended', 'yes'])
    const again = await admin.call('POST', `/v1/api-keys/${old.id}/rotate`, { graceSeconds: 0 })
    expect(again.body).toMatchObject({ code: 'api-key-not-rotatable', replacedBy: rotated.body.id })
  })

  it('ends when it is revoked, at once, and by itself when it was given for a time', async () => {
    const { body } = await give(['documents:read'])
    expect(await works(body.key)).toBe('yes')
    for (let time = 0; time < 2; time++)
      expect((await admin.call('DELETE', `/v1/api-keys/${body.id}`)).body.active).toBe(false)
    expect(await works(body.key)).toBe('key-ended')
    const expiresAt = new Date(Date.now() + aheadMs + 5000).toISOString()
    const timed = await give(['documents:read'], { expiresAt })
    expect(await works(timed.body.key)).toBe('yes')
    aheadMs += 5001
    expect(await works(timed.body.key)).toBe('key-ended')
  })

  it('that ends while a body is still coming does nothing any more', async () => {
    const { body } = await give(['access:write'])
    const text = JSON.stringify({ name: 'successor', scopes: ['access:write'] })
    const head = [
      'POST /v1/api-keys HTTP/1.1',
      'host: 127.0.0.1',
      `authorization: Bearer ${body.key}`,
      'content-type: application/json',
      `content-length: ${text.length}`,
      'connection: close',
    ]
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1')
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.write([...head, '', text.slice(0, 5)].join('\r\n'))
    await expect
      .poll(async () => (await admin.call('GET', `/v1/api-keys/${body.id}`)).body.usedAt)
      .toBeTruthy()
    await admin.call('DELETE', `/v1/api-keys/${body.id}`)
    socket.write(text.slice(5))
    await once(socket, 'close')
    expect(answer).toContain('"key-ended"')
  })

  it('that ends while a password waits to be hashed adds nobody any more', async () => {
    const role = 'cashier'
    const { body } = await give(['access:write', ...ROLES[role]])
    const thief = new Api(gateway.url, body.key)
    const adding = Array.from({ length: 10 }, (_, index) =>
      thief.call('POST', '/v1/users', { name: `late-${index}`, role, password: PASSWORD }),
    )
    await aMoment()
    await admin.call('DELETE', `/v1/api-keys/${body.id}`)
    // Whom it was asked for before that is on disk then.
    await allWritten()
    const { body: listed } = await admin.call('GET', '/v1/users?limit=200')
    const late = listed.users.filter(({ name }: { name: string }) => name.startsWith('late-')).length
    const answers = await Promise.all(adding)
    expect(answers.filter(({ status }) => status === 201).length).toBe(late)
    expect(answers.filter((answer) => answer.body.code === 'key-ended').length).toBeGreaterThan(0)
  }, 60_000)

  it('is none when any part of it is another', async () => {
    const { body } = await give(['documents:read'])
    const key = body.key as string
    const flip = (at: number) => key.slice(0, at) + (key[at] === '0' ? '1' : '0') + key.slice(at + 1)
    for (const wrong of [flip(8), flip(45), flip(key.length - 2), key.slice(0, -1), `${key}0`, 'risiti_'])
      expect(await works(wrong)).toBe('key-unknown')
  })

  it('gives out and takes nothing that it may not do itself', async () => {
    const { body: boss } = await give(['access:write', 'documents:read'])
    const limited = new Api(gateway.url, boss.key)
    expect((await give(['documents:read'], {}, limited)).status).toBe(201)
    expect((await give(['documents:read', 'admin'], {}, limited)).body).toMatchObject({
      code: 'scope-beyond',
      errors: [{ pointer: '/scopes/1' }],
    })
    const { body: strong } = await give(['devices:write'])
    expect((await limited.call('DELETE', `/v1/api-keys/${strong.id}`)).body.code).toBe('scope-beyond')
    expect((await limited.call('POST', `/v1/api-keys/${strong.id}/rotate`, { graceSeconds: 0 })).status).toBe(
      403,
    )
    const user = { name: 'boss', role: 'operator', password: PASSWORD }
    expect((await limited.call('POST', '/v1/users', user)).body.code).toBe('scope-beyond')
  })

  it('is told of in the events, without the key', async () => {
    const { body } = await give(['documents:read'])
    const { text } = await admin.call('GET', '/v1/events?after=0&limit=200&kind=key_given_out')
    expect(text).toContain(body.id)
    expect(text).not.toContain(body.key)
  })
})

it('with https the cookies are sent over nothing else, and set by no other host', async () => {
  await gateway.close()
  await start('https://receipts.example.com')
  const answer = await signIn('amina')
  for (const cookie of answer.headers.getSetCookie())
    expect(cookie).toMatch(/^__Host-risiti-(session|browser)=.*; Path=\/; HttpOnly; SameSite=Strict; Secure$/)
})

it('makes an admin key when nobody could get in, and says it once', async () => {
  await gateway.close()
  const config = configAt(place)
  gateway = await startGateway({ ...config, adminKey: undefined })
  const { adminKey, url } = gateway
  const api = new Api(url, adminKey!)
  const { body } = await api.call('GET', '/v1/caller')
  expect(body).toMatchObject({ account: 'default', kind: 'key' })
  expect(body.scopes).toContain('admin')
  await gateway.close()
  gateway = await startGateway({ ...config, adminKey: undefined })
  expect(gateway.adminKey).toBeUndefined()
  expect((await new Api(gateway.url, adminKey!).call('GET', '/v1/caller')).status).toBe(200)
})
